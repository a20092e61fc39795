// The condition language as a tree: CQL 1.5 expressions, a strict subset, and a few operators beyond.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/diagnostic.h"
#include "apatite/truth.h"
#include "calendar/partial_date.h"
#include "expression/type.h"
#include "units/rational.h"

namespace apatite {

/// One operator a line; its operands are `Expression::operands`, in the order in which they are written. The parser
/// leaves fewer shapes than the text has: `x is not null` is `not_` of `is_null`; `+x` is `x`; `Coalesce({a, b})` is
/// `Coalesce(a, b)`; `case x when 1 then a ...` is `case when x = 1 then a ...`.
enum class Operator {
    // literals
    null,     ///< `null`
    boolean,  ///< `true`, `false`
    number,   ///< `4`, `4.5` (integer or decimal by type)
    quantity, ///< `4.5 'mg/dL'`, `12 weeks`
    date,     ///< `@2024-05`
    string,   ///< `'female'`
    list,     ///< `{ a, b }`
    // names
    name,  ///< a finding, value or condition
    field, ///< `lesion.site`: a field of an instance in scope
    // logic
    not_,
    and_,
    or_,
    xor_,
    implies,
    // comparison
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    equivalent,
    not_equivalent, ///< `~`, `!~`: null-catching
    between,        ///< value, low, high
    in,             ///< element, list
    // arithmetic
    add,
    subtract,
    multiply,
    divide,
    negate,
    abs,
    round, ///< round: value[, digits]
    // null-catching
    is_null,
    is_true,
    is_false,
    if_,      ///< condition, then, else
    case_,    ///< when, then, when, then, ..., else
    coalesce, ///< values; none at all is null
    // aggregates over a list: one operand, a `list` literal or `null`
    min,
    max,
    count,
    all_true,
    any_true,
    // beyond CQL
    at_least, ///< n (a whole number as literal), list of conditions
    high,
    low,
    normal,
    positive,
    negative,    ///< of a finding (`name` or `field`)
    same_region, ///< two sites, or a site and a string
    exists,      ///< `name` of kind instances: is there one?
    // as in CQL the same day is neither before nor after; the quantity is a literal in calendar words
    before_within, ///< `a 12 weeks or less before b`: a, quantity, b
    after_within   ///< `a 12 weeks or less after b`: a, quantity, b
};

std::string_view to_string(Operator op) noexcept;

/// The comparison that says the same with its sides exchanged; any other operator as it is.
Operator mirrored(Operator op) noexcept;

/// One node. Operands are owned. After `check` every node has its type, and quantity literals their exact number in
/// the base units of their dimension (see `base.h`): comparing and adding then need no unit. A leaf of a finding is in
/// its declared unit; whoever evaluates brings it to base units by `base_conversion(declaration)`.
struct Expression {
    Operator op = Operator::null;
    Span span;
    std::vector<Expression> operands;

    // payload of literals and names
    Truth truth = Truth::unknown;
    Rational number;        ///< number and quantity, as written
    std::string text;       ///< unit of a quantity as written (without quotes), string, name, instance name of a field
    std::string field_name; ///< field
    std::optional<PartialDate> date;
    bool calendar_unit = false; ///< quantity in calendar words: `text` is `week` or `weeks`, as written
    int decimals = 0;           ///< digits written after the point, for printing; not compared by `==`

    // filled in by `check`
    Type type;            ///< the parser sets the kind of literals (integer or decimal ...)
    Rational base_number; ///< quantity: `number` in base units (months for calendar years and months); where the other
                          ///< operand has a molar mass, in the base units of that operand's dimension

    /// Structure and payload, integer told from decimal; spans and other types ignored.
    friend bool operator==(const Expression& a, const Expression& b);
};

/// Deeper trees are refused by the parser, so recursion over an expression is bounded.
inline constexpr std::size_t max_expression_depth = 200;

} // namespace apatite
