#include "pack/report.h"

#include <fmt/core.h>

#include "diagnostic/nearest.h"

namespace apatite {

std::string place_of(const Span& span) {
    return span.line == 0 ? span.file : fmt::format("{}:{}", span.file, span.line);
}

std::string did_you_mean(std::string_view written, const std::vector<std::string>& candidates) {
    const auto meant = nearest(written, candidates);
    return meant ? fmt::format("did you mean `{}`?", *meant) : std::string();
}

} // namespace apatite
