#include "apatite/diagnostic.h"

#include <algorithm>
#include <tuple>

namespace apatite {
namespace {

auto place_and_words(const Diagnostic& diagnostic) {
    return std::tie(diagnostic.span.file, diagnostic.span.line, diagnostic.span.column, diagnostic.code,
                    diagnostic.message, diagnostic.span.length, diagnostic.help, diagnostic.severity,
                    diagnostic.source_line);
}

} // namespace

bool has_errors(const Diagnostics& diagnostics) noexcept {
    return std::ranges::any_of(diagnostics, [](const Diagnostic& d) { return d.severity == Severity::error; });
}

void sort_diagnostics(Diagnostics& diagnostics) {
    std::ranges::sort(diagnostics,
                      [](const Diagnostic& a, const Diagnostic& b) { return place_and_words(a) < place_and_words(b); });
    const auto repeats = std::ranges::unique(diagnostics);
    diagnostics.erase(repeats.begin(), repeats.end());
}

} // namespace apatite
