// The text of one file of a pack, and places in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/diagnostic.h"

namespace apatite {

/// One file as it was handed in.
struct PackFile {
    std::string path;
    std::string text;
};

/// A file's text with the start of each line. Lines end at `\n`; a `\r` before it belongs to neither line.
class SourceText {
public:
    explicit SourceText(PackFile file);

    const std::string& path() const noexcept { return file_.path; }
    std::string_view text() const noexcept { return file_.text; }
    std::size_t size() const noexcept { return file_.text.size(); }
    /// The line (from 1) without its end; empty for a line that there is not.
    std::string_view line(std::size_t number) const noexcept;
    /// The end, not included, of the line in which `offset` lies.
    std::size_t end_of_line(std::size_t offset) const noexcept;
    /// Where `length` bytes from `offset` are; cut at the end of the line.
    Span span(std::size_t offset, std::size_t length) const;

private:
    PackFile file_;
    std::vector<std::size_t> starts_;
};

} // namespace apatite
