// Lines on disk until their patient is complete. Internal to this folder.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace apatite {

/// One line of a Bulk Data file, or a whole patient.
struct Spilled {
    std::string key;         ///< the patient's id
    std::uint64_t order = 0; ///< of the patient in the input; `no_order` for all but the Patient resource
    std::uint64_t line = 0;
    std::uint32_t file = 0;
    std::string medication; ///< id of the Medication that it refers to
    std::string text;
};
inline constexpr std::uint64_t no_order = ~std::uint64_t{0};

/// Records written to a file, then read back from the front. The file is gone with the object. Errors are told by
/// `failed`, after any number of calls.
class SpillFile {
public:
    explicit SpillFile(const std::string& path);

    void write(const Spilled& record);
    void rewind();
    /// False at the end.
    bool read(Spilled& record);
    bool failed() const noexcept { return failed_; }

private:
    void put(const void* bytes, std::size_t size);
    void put_text(const std::string& text);
    bool get(void* bytes, std::size_t size);
    bool get_text(std::string& text);

    struct Close {
        void operator()(std::FILE* file) const noexcept { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> file_;
    bool failed_ = false;
};

} // namespace apatite
