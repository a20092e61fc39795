// Has anything in a folder changed since one last looked?
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>

namespace apatite {

/// Looks at the time of the last change and the size of every file below a folder; hidden files are passed over.
class PackWatch {
public:
    explicit PackWatch(std::filesystem::path folder);

    /// True when a file was changed, added or taken away since the last call (or since the watch was made).
    bool has_changed();

private:
    using Stamps = std::map<std::string, std::pair<std::filesystem::file_time_type, std::uintmax_t>>;
    Stamps look() const;

    std::filesystem::path folder_;
    Stamps seen_;
};

} // namespace apatite
