#include "screen/spill.h"

#include <unistd.h>

namespace apatite {

// Without a name from the start, so that nothing of a patient is left behind whatever happens.
SpillFile::SpillFile(const std::string& path) : file_(std::fopen(path.c_str(), "w+be")) {
    failed_ = !file_ || unlink(path.c_str()) != 0;
}

void SpillFile::put(const void* bytes, std::size_t size) {
    failed_ = failed_ || std::fwrite(bytes, 1, size, file_.get()) != size;
}

void SpillFile::put_text(const std::string& text) {
    const std::uint64_t size = text.size();
    put(&size, sizeof size);
    put(text.data(), text.size());
}

void SpillFile::write(const Spilled& record) {
    put(&record.order, sizeof record.order);
    put(&record.line, sizeof record.line);
    put(&record.file, sizeof record.file);
    put_text(record.key);
    put_text(record.medication);
    put_text(record.text);
}

void SpillFile::rewind() {
    failed_ = failed_ || std::fflush(file_.get()) != 0 || std::fseek(file_.get(), 0, SEEK_SET) != 0;
}

bool SpillFile::get(void* bytes, std::size_t size) {
    if (std::fread(bytes, 1, size, file_.get()) == size) return true;
    failed_ = true;
    return false;
}

bool SpillFile::get_text(std::string& text) {
    std::uint64_t size = 0;
    if (!get(&size, sizeof size)) return false;
    text.resize(size);
    return get(text.data(), size);
}

bool SpillFile::read(Spilled& record) {
    if (failed_) return false;
    const int next = std::fgetc(file_.get());
    if (next == EOF) {
        failed_ = std::ferror(file_.get()) != 0;
        return false;
    }
    std::ungetc(next, file_.get());
    return get(&record.order, sizeof record.order) && get(&record.line, sizeof record.line) &&
           get(&record.file, sizeof record.file) && get_text(record.key) && get_text(record.medication) &&
           get_text(record.text);
}

} // namespace apatite
