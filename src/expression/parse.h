// Text of a condition to its tree.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "apatite/diagnostic.h"
#include "expression/locator.h"
#include "expression/syntax.h"

namespace apatite {

/// The tree, or nothing when the text has a mistake (which is then reported).
struct ParsedExpression {
    std::optional<Expression> expression;

    bool ok() const noexcept { return expression.has_value(); }
};

/// Parses one condition. `origin` is the place of the first byte of `text` in its file; `places` the place of each
/// byte, for a text that does not stand in the file as it is (see `Locator`). Every unreadable character and literal is
/// reported, of the mistakes in grammar the first. Refuses texts over 64 KiB, trees deeper than `max_expression_depth`
/// and of more than 20,000 nodes. Linear in the text. Names are not looked up: see `check_expression`.
ParsedExpression parse_expression(std::string_view text, const Span& origin, Diagnostics& diagnostics,
                                  std::span<const Place> places = {});

} // namespace apatite
