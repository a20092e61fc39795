#include "pack/source_text.h"

#include <algorithm>
#include <utility>

namespace apatite {

SourceText::SourceText(PackFile file) : file_(std::move(file)), starts_{0} {
    for (std::size_t i = 0; i < file_.text.size(); ++i) {
        if (file_.text[i] == '\n') starts_.push_back(i + 1);
    }
}

std::size_t SourceText::end_of_line(std::size_t offset) const noexcept {
    std::size_t end = file_.text.find('\n', offset);
    if (end == std::string::npos) end = file_.text.size();
    if (end > offset && file_.text[end - 1] == '\r') --end;
    return end;
}

std::string_view SourceText::line(std::size_t number) const noexcept {
    if (number == 0 || number > starts_.size()) return {};
    const std::size_t start = starts_[number - 1];
    return text().substr(start, end_of_line(start) - start);
}

Span SourceText::span(std::size_t offset, std::size_t length) const {
    const std::size_t inside = std::min(offset, file_.text.size());
    const auto after = std::ranges::upper_bound(starts_, inside);
    const auto line = static_cast<std::size_t>(after - starts_.begin());
    const std::size_t end = end_of_line(inside);
    return {file_.path, line, inside - starts_[line - 1] + 1, std::min(length, end - inside)};
}

} // namespace apatite
