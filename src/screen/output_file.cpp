#include "screen/output_file.h"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "json/reader.h"
#include "json/writer.h"

namespace apatite {
namespace {

std::optional<std::uint64_t> number_at(const json::Value& object, std::string_view key) {
    const auto found = object.find(key);
    const std::string_view text = found ? found->number_text() : std::string_view();
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

} // namespace

std::optional<Checkpoint> read_checkpoint(const std::string& path, std::string_view run) {
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const auto document = json::Document::parse(text);
    if (!document) return std::nullopt;
    const json::Value root = document->root();
    const auto own = root.find("run"), counts = root.find("summary");
    const auto patients = number_at(root, "patients"), output = number_at(root, "outputSize"),
               errors = number_at(root, "errorSize");
    if (!own || own->text() != run || !patients || !output || !errors || !counts) return std::nullopt;
    const Result<Summary> summary = summary_from_json(counts->raw());
    if (!summary) return std::nullopt;
    return Checkpoint{std::string(run), *patients, *output, *errors, *summary};
}

std::optional<Error> write_checkpoint(const std::string& path, const Checkpoint& checkpoint) {
    std::string text;
    json::JsonWriter json(text, 0);
    json.begin_object().member("run", checkpoint.run);
    json.member("patients", static_cast<std::int64_t>(checkpoint.patients));
    json.member("outputSize", static_cast<std::int64_t>(checkpoint.output_size));
    json.member("errorSize", static_cast<std::int64_t>(checkpoint.error_size));
    json.key("summary").raw(to_json(checkpoint.summary)).end_object();
    OutputFile file;
    const std::string fresh = path + ".new";
    if (auto error = file.open(fresh, 0)) return error;
    if (auto error = file.append(text)) return error;
    if (auto error = file.sync()) return error;
    if (std::rename(fresh.c_str(), path.c_str()) != 0)
        return Error{"output", path + ": " + std::generic_category().message(errno)};
    return std::nullopt;
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) close(descriptor_);
}

Error OutputFile::problem() const { return {"output", path_ + ": " + std::generic_category().message(errno)}; }

std::optional<Error> OutputFile::open(std::string path, std::uint64_t keep) {
    path_ = std::move(path);
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600); // it holds what is known of patients
    if (descriptor_ < 0) return problem();
    const off_t end = lseek(descriptor_, 0, SEEK_END);
    if (end < 0 || static_cast<std::uint64_t>(end) < keep)
        return Error{"output", path_ + ": shorter than its checkpoint says: remove it to begin anew"};
    const auto size = static_cast<off_t>(keep);
    if (ftruncate(descriptor_, size) != 0 || lseek(descriptor_, size, SEEK_SET) != size) return problem();
    size_ = keep;
    return std::nullopt;
}

std::optional<Error> OutputFile::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return problem();
        bytes.remove_prefix(static_cast<std::size_t>(written));
        size_ += static_cast<std::uint64_t>(written);
    }
    return std::nullopt;
}

std::optional<Error> OutputFile::sync() {
    if (fsync(descriptor_) != 0 && errno != EINVAL) return problem(); // a pipe cannot be
    return std::nullopt;
}

} // namespace apatite
