#include "diagnostic/nearest.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace apatite {
namespace {

constexpr std::size_t longest = 64;
using Row = std::array<std::size_t, longest + 1>;

char folded(char c) noexcept {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
    return c == '-' ? '_' : c;
}

// Optimal string alignment: as Levenshtein's distance, and a swap of neighbours is one edit.
std::size_t distance(std::string_view a, std::string_view b) {
    Row before{}, previous{}, current{};
    for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = folded(a[i - 1]) == folded(b[j - 1]);
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (same ? 0U : 1U)});
            const bool swapped =
                i > 1 && j > 1 && folded(a[i - 1]) == folded(b[j - 2]) && folded(a[i - 2]) == folded(b[j - 1]);
            if (swapped) current[j] = std::min(current[j], before[j - 2] + 1);
        }
        before = previous;
        previous = current;
    }
    return previous[b.size()];
}

template <typename Text>
std::optional<std::string> nearest_of(std::string_view name, std::span<const Text> candidates) {
    if (name.empty() || name.size() > longest) return std::nullopt;
    std::size_t allowed = name.size() <= 3 ? 1 : std::max<std::size_t>(2, name.size() / 3);
    std::optional<std::string_view> best;
    for (const std::string_view candidate : candidates) {
        if (candidate.size() > longest || candidate.empty()) continue;
        const std::size_t edits = distance(name, candidate);
        if (edits > allowed || edits >= std::max(name.size(), candidate.size())) continue;
        if (best && edits == allowed && *best <= candidate) continue;
        best = candidate;
        allowed = edits;
    }
    if (!best) return std::nullopt;
    return std::string(*best);
}

} // namespace

std::optional<std::string> nearest(std::string_view name, std::span<const std::string> candidates) {
    return nearest_of(name, candidates);
}

std::optional<std::string> nearest(std::string_view name, std::span<const std::string_view> candidates) {
    return nearest_of(name, candidates);
}

} // namespace apatite
