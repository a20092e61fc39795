// What may be compared with what.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "diagnostic/nearest.h"
#include "expression/checker.h"
#include "expression/print.h"
#include "units/unit.h"

namespace apatite {
namespace {

bool is_equality(Operator op) {
    return op == Operator::equal || op == Operator::not_equal || op == Operator::equivalent ||
           op == Operator::not_equivalent;
}

bool needs_order(Operator op) {
    return op == Operator::less || op == Operator::less_equal || op == Operator::greater ||
           op == Operator::greater_equal || op == Operator::between;
}

bool is_word(const Type& type) { return type.kind == Kind::string || type.kind == Kind::site; }

} // namespace

// Words and conditions have none. Where the other side has one, the two are of different kinds, and that is told.
bool TypeChecker::ordered(const Expression& operand, const Expression& other, const Expression& whole) {
    const Type& type = operand.type;
    if (type.kind != Kind::boolean && !is_word(type)) return true;
    const bool not_of_number = operand.op == Operator::not_ && operand.operands.front().type.kind != Kind::boolean;
    if (not_of_number) return false; // told at the `not`
    const bool chain = needs_order(operand.op);
    if (!chain && (is_numeric(other.type) || other.type.kind == Kind::date)) return true;
    error("P0310", chain ? whole.span : operand.span,
          chain ? fmt::format("{} compares twice in a row", quoted(whole))
                : fmt::format("{} is {} and has no order", quoted(operand), to_words(type)),
          chain           ? "write `a < b and b < c`, or `b between a and c`"
          : is_word(type) ? "list the words that count: `stage = 'II' or stage = 'III'`"
                          : "conditions are joined by `and`, `or`, `implies`");
    return false;
}

Type TypeChecker::comparison(Expression& e) {
    Expression &a = e.operands[0], &b = e.operands[1];
    if (!needs_order(e.op) || (ordered(a, b, e) && ordered(b, a, e))) comparable(a, b, e);
    return of_kind(Kind::boolean);
}

Type TypeChecker::between(Expression& e) {
    Expression &x = e.operands[0], &low = e.operands[1], &high = e.operands[2];
    if (!ordered(x, low, e) || !ordered(low, x, e) || !ordered(high, x, e)) return of_kind(Kind::boolean);
    if (comparable(x, low, e)) comparable(x, high, e);
    return of_kind(Kind::boolean);
}

Type TypeChecker::in_list(Expression& e) {
    Expression &element = e.operands[0], &list = e.operands[1];
    if (list.op != Operator::list) {
        if (list.type.kind != Kind::any || list.op == Operator::null)
            error("P0311", list.span, fmt::format("`in` takes a list in braces, and {} is none", quoted(list)),
                  "write `x in {'a', 'b'}`; for a range `x between 1 and 2`");
        return of_kind(Kind::boolean);
    }
    for (Expression& item : list.operands) {
        comparable(element, item, e);
        if (item.type.kind != Kind::any) list.type.element = item.type.kind;
    }
    return of_kind(Kind::boolean);
}

// May both stand on the two sides of a comparison or addition? Literals are brought into the other side's dimension.
bool TypeChecker::comparable(Expression& a, Expression& b, const Expression& whole) {
    if (a.type.kind == Kind::any || b.type.kind == Kind::any) return true;
    for (const Expression* side : {&a, &b}) {
        if (side->type.kind != Kind::instances && side->type.kind != Kind::list) continue;
        expect_no_list(*side);
        return false;
    }
    if (is_word(a.type) && is_word(b.type)) {
        const bool site = a.type.kind == Kind::site || b.type.kind == Kind::site;
        for (const Expression* side : {&a, &b})
            if (site && side->op == Operator::string && !known_site(*side)) return false;
        return comparable_words(a, b, whole);
    }
    if (a.type.kind == Kind::quantity && b.type.kind == Kind::quantity) return comparable_quantities(a, b, whole);
    if (is_numeric(a.type) && is_numeric(b.type)) {
        const Type& quantity = a.type.kind == Kind::quantity ? a.type : b.type;
        if (quantity.kind != Kind::quantity || (quantity.dimension.is_number() && !quantity.calendar)) return true;
        number_against_quantity(a, b, whole);
        return false;
    }
    if (a.type.kind == b.type.kind) return true;
    error("P0302", whole.span,
          fmt::format("{} is {} and {} is {}", quoted(a), to_words(a.type), quoted(b), to_words(b.type)),
          "compare things of one kind; a word stands in single quotes, a quantity has its unit");
    return false;
}

bool TypeChecker::comparable_words(const Expression& a, const Expression& b, const Expression& whole) {
    if (a.op == Operator::string && !b.type.words.empty()) return known_word(a, b);
    if (b.op == Operator::string && !a.type.words.empty()) return known_word(b, a);
    const bool literal = a.op == Operator::string || b.op == Operator::string;
    if (literal || a.type.kind == b.type.kind) return true;
    error("P0302", whole.span,
          fmt::format("{} is {} and {} is {}", quoted(a), to_words(a.type), quoted(b), to_words(b.type)),
          "compare a site with a site: `SameRegion(lesion.site, iv_calcium.site)`");
    return false;
}

bool TypeChecker::known_word(const Expression& literal, const Expression& finding) {
    const auto& words = finding.type.words;
    if (std::find(words.begin(), words.end(), literal.text) != words.end()) return true;
    const std::optional<std::string> meant = nearest(literal.text, words);
    error("P0207", literal.span, fmt::format("{} is never {}", quoted(finding), print_string(literal.text)),
          meant ? fmt::format("did you mean `'{}'`?", *meant)
                : fmt::format("its choices are {}", fmt::join(words, ", ")));
    return false;
}

bool TypeChecker::comparable_quantities(Expression& a, Expression& b, const Expression& whole) {
    if (a.type.calendar != b.type.calendar) {
        calendar_against_definite(a, b, whole);
        return false;
    }
    if (a.type.calendar) return true;
    if (a.type.dimension == b.type.dimension) return same_conversion(a, b) && same_conversion(b, a);
    if (rescale(b, a.type) || rescale(a, b.type)) return true;
    different_dimensions(a, b, whole);
    return false;
}

// A literal that one finding's molar mass has brought to a mass is not the same mass of another substance.
bool TypeChecker::same_conversion(const Expression& literal, const Expression& other) {
    const Expression& number = literal.op == Operator::negate ? literal.operands.front() : literal;
    const bool converted = number.op == Operator::quantity && literal.type.analyte != Analyte();
    if (!converted || literal.type.analyte == other.type.analyte) return true;
    error(
        "P0303", literal.span,
        fmt::format("{} is converted through the molar mass of one finding and compared with another", quoted(literal)),
        "compare it with each of them on its own");
    return false;
}

void TypeChecker::number_against_quantity(const Expression& a, const Expression& b, const Expression& whole) {
    const bool first = a.type.kind == Kind::quantity;
    const Expression &quantity = first ? a : b, &number = first ? b : a;
    std::string help = "give the number its unit, or divide the quantity by one";
    if (number.op == Operator::number && !quantity.type.unit.empty())
        help = quantity.type.calendar
                   ? fmt::format("write `{} {}`", print(number), quantity.type.unit)
                   : fmt::format("write `{} '{}'`, if that is the unit", print(number), quantity.type.unit);
    error("P0304", is_equality(whole.op) || needs_order(whole.op) ? whole.span : number.span,
          fmt::format("{} has a unit and {} has none", quoted(quantity), quoted(number)), std::move(help));
}

void TypeChecker::calendar_against_definite(const Expression& a, const Expression& b, const Expression& whole) {
    const Expression& calendar = a.type.calendar ? a : b;
    const Expression& other = a.type.calendar ? b : a;
    const bool time = other.type.dimension == Dimension::of(Base::time);
    error(
        "P0305", whole.span,
        time
            ? fmt::format("{} is in calendar months or years, {} in a definite time", quoted(calendar), quoted(other))
            : fmt::format("{} is a calendar duration, {} is {}", quoted(calendar), quoted(other), to_words(other.type)),
        time
            ? "a month has no certain number of days: write both in calendar words (`3 months`) or both in days, weeks "
              "or UCUM units"
            : "compare durations with durations");
}

void TypeChecker::different_dimensions(const Expression& a, const Expression& b, const Expression& whole) {
    const bool a_first = a.op != Operator::quantity;
    const Expression &finding = a_first ? a : b, &literal = a_first ? b : a;
    std::string help = "write both in units of one dimension";
    const Result<Unit> from = Unit::parse(literal.type.unit), to = Unit::parse(finding.type.unit);
    if (from.ok() && to.ok() && !literal.type.unit.empty() && !finding.type.unit.empty()) {
        const Result<Conversion> tried = conversion(from.value(), to.value(), finding.type.analyte);
        if (!tried.ok() && tried.error().code == "unit-molar-mass")
            help = fmt::format("declare `molar-mass:` at {}, or write the quantity in `{}`", quoted(finding),
                               finding.type.unit);
        else if (!tried.ok() && tried.error().code == "unit-charge")
            help = fmt::format("declare `charge:` at {}, or write the quantity in `{}`", quoted(finding),
                               finding.type.unit);
        else if (tried.ok())
            help = "declare both findings in the same unit; only a quantity written out is converted";
    }
    error("P0303", whole.span,
          fmt::format("{} is {}, {} is {}", quoted(a), a.type.dimension.to_words(), quoted(b),
                      b.type.dimension.to_words()),
          std::move(help));
}

} // namespace apatite
