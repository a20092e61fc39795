// The one spelling of a condition.
#pragma once

#include <string>
#include <string_view>

namespace apatite {

/// One blank between words, none inside brackets; the brackets are the author's, as they show what goes together. A
/// text that is no condition stays as it is.
std::string write_condition(std::string_view text);

/// Do both parse to the same tree, or are they the same text?
bool same_condition(std::string_view a, std::string_view b);

} // namespace apatite
