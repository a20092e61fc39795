// A tree to the one text in which it is written.
#pragma once

#include <string>
#include <string_view>

#include "expression/syntax.h"

namespace apatite {

/// The canonical text: one blank around operators, no bracket that the precedence does not need (but one around a `not`
/// inside a comparison). Parsing it gives an equal tree. Linear in the tree.
std::string print(const Expression& expression);

/// A text in CQL's single quotes, special characters escaped.
std::string print_string(std::string_view text);

} // namespace apatite
