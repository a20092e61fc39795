// The lines of the files of a pack, for showing what changes.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/diagnostic.h"

namespace apatite {

/// Reads each file once. A file that cannot be read has no lines.
class PackLines {
public:
    /// Empty for a line that there is not.
    const std::string& line(const std::string& file, std::size_t number);
    /// The first line from `from` on, within `most` lines, that holds the text: its number, or 0.
    std::size_t find(const Span& from, std::string_view text, std::size_t most);

private:
    const std::vector<std::string>& lines(const std::string& file);
    std::map<std::string, std::vector<std::string>> files_;
};

} // namespace apatite
