#include <utility>

#include <fmt/format.h>

#include "expression/functions.h"
#include "expression/parser.h"
#include "units/quantity.h"

namespace apatite {
namespace {

// The bounds of CQL's Integer and Decimal.
constexpr std::size_t max_whole_digits = 28;
constexpr std::size_t max_decimals = 8;

std::size_t decimals_of(std::string_view digits) {
    const std::size_t point = digits.find('.');
    return point == std::string_view::npos ? 0 : digits.size() - point - 1;
}

std::size_t whole_digits_of(std::string_view digits) {
    const std::string_view whole = digits.substr(0, digits.find('.'));
    const std::size_t first = whole.find_first_not_of('0');
    return first == std::string_view::npos ? 0 : whole.size() - first;
}

} // namespace

Parser::Tree Parser::literal(Operator op) {
    const Token token = now();
    advance();
    Tree tree = join(op, {}, token.offset, token.end());
    if (op == Operator::boolean) {
        tree.expression.truth = to_truth(token.raw == "true");
        tree.expression.type.kind = Kind::boolean;
    }
    if (op == Operator::string) {
        tree.expression.text = token.value;
        tree.expression.type.kind = Kind::string;
    }
    return tree;
}

bool Parser::at_unit() const noexcept {
    return now().kind == TokenKind::string || (now().kind == TokenKind::word && calendar_unit(now().raw));
}

Parser::Tree Parser::number(bool negative) {
    const Token token = now();
    advance();
    Tree tree = join(Operator::number, {}, token.offset, token.end());
    Result<Rational> value = Rational::parse(token.raw);
    if (!value.ok()) {
        fail(token, "P0104", fmt::format("`{}` has too many digits", token.raw), "choose another unit");
        return tree;
    }
    const std::size_t decimals = decimals_of(token.raw);
    tree.expression.number = std::move(value).value();
    tree.expression.decimals = static_cast<int>(decimals);
    tree.expression.type.kind = decimals == 0 ? Kind::integer : Kind::decimal;
    if (at_unit()) return quantity(std::move(tree));
    if (now().kind == TokenKind::word && !is_reserved(now().raw)) {
        unit_without_quotes(token);
        return tree;
    }
    const Rational largest = Rational(2147483647) + (negative ? 1 : 0);
    if (decimals == 0 && tree.expression.number > largest)
        fail(token, "P0104", fmt::format("`{}` is too large for a whole number", token.raw),
             fmt::format("whole numbers end at 2147483647; write `{}.0`", token.raw));
    if (decimals > max_decimals || whole_digits_of(token.raw) > max_whole_digits)
        fail(token, "P0104", fmt::format("`{}` has more digits than CQL allows", token.raw),
             "a plain number has at most 28 digits before the point and 8 after it");
    return tree;
}

void Parser::unit_without_quotes(const Token& number) {
    std::size_t last = at_;
    while (last + 2 < tokens_.size() && tokens_[last + 1].offset == tokens_[last].end() && !tokens_[last + 1].is(")") &&
           !tokens_[last + 1].is(",") && !tokens_[last + 1].is("}"))
        ++last;
    const std::size_t start = now().offset, end = tokens_[last].end();
    const std::string written(now().raw.data(), end - start);
    const bool like_a_unit = written.find_first_of("/[%") != std::string::npos || Unit::parse(written).ok();
    if (!like_a_unit) return unexpected("`and`, `or` or the end of the condition");
    fail(start, end, "P0111", fmt::format("the unit `{}` stands without quotes", written),
         fmt::format("write `{} '{}'`", number.raw, written));
}

Parser::Tree Parser::quantity(Tree amount) {
    const Token unit = now();
    advance();
    amount.end = unit.end();
    amount.expression.op = Operator::quantity;
    amount.expression.span = locator_.span(amount.start, amount.end - amount.start);
    amount.expression.type.kind = Kind::quantity;
    amount.expression.calendar_unit = unit.kind == TokenKind::word;
    amount.expression.text = amount.expression.calendar_unit ? std::string(unit.raw) : unit.value;
    return amount;
}

Parser::Tree Parser::date() {
    const Token token = now();
    advance();
    Tree tree = join(Operator::date, {}, token.offset, token.end());
    const Result<PartialDate> value = PartialDate::parse(token.raw.substr(1));
    if (!value.ok()) {
        fail(token, "P0105", fmt::format("`{}` is not a date", token.raw),
             "write a date that exists, as `@2024`, `@2024-05` or `@2024-05-31`");
        return tree;
    }
    tree.expression.date = value.value();
    tree.expression.type.kind = Kind::date;
    return tree;
}

} // namespace apatite
