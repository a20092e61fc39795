// The name that was probably meant.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace apatite {

/// The candidate with the smallest edit distance (insertion, deletion, change, swap of neighbours; case and `-`/`_`
/// count as nothing), if it is near enough to be a slip: one edit for three letters or fewer, else a third of the
/// length. Of equally near ones the first in alphabetical order, so that the order of candidates does not show.
/// O(candidates * length²); names longer than 64 bytes have no neighbour.
std::optional<std::string> nearest(std::string_view name, std::span<const std::string> candidates);
std::optional<std::string> nearest(std::string_view name, std::span<const std::string_view> candidates);

} // namespace apatite
