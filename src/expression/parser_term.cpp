#include <utility>

#include <fmt/format.h>

#include "expression/functions.h"
#include "expression/parser.h"
#include "units/quantity.h"

namespace apatite {
namespace {

struct Arithmetic {
    Operator op;
    int power;
};

Arithmetic arithmetic(const Token& token) {
    if (token.is("+")) return {Operator::add, 1};
    if (token.is("-")) return {Operator::subtract, 1};
    if (token.is("*")) return {Operator::multiply, 2};
    if (token.is("/")) return {Operator::divide, 2};
    return {Operator::null, 0};
}

} // namespace

Parser::Tree Parser::term(int min_power) {
    Tree left = polarity();
    while (!failed_) {
        const Arithmetic sign = arithmetic(now());
        if (sign.power == 0 || sign.power < min_power) break;
        advance();
        Tree right = term(sign.power + 1);
        if (!failed_) left = join(sign.op, std::move(left), std::move(right));
    }
    return left;
}

Parser::Tree Parser::polarity() {
    if (!at("-") && !at("+")) return primary();
    const std::size_t start = now().offset;
    const bool negative = at("-");
    if (!enter()) return {};
    advance();
    std::vector<Tree> operand;
    operand.push_back(now().kind == TokenKind::number ? number(negative) : polarity());
    leave();
    operand.front().start = start;
    if (!negative) return std::move(operand.front());
    return join(Operator::negate, std::move(operand), start, last_end());
}

Parser::Tree Parser::primary() {
    switch (now().kind) {
    case TokenKind::number: return number(false);
    case TokenKind::date: return date();
    case TokenKind::string: return literal(Operator::string);
    case TokenKind::word: return word();
    default: break;
    }
    if (at("(")) return parenthesised();
    if (at("{")) return list();
    unexpected("a value or condition");
    return {};
}

Parser::Tree Parser::parenthesised() {
    const Token open = now();
    if (!enter()) return {};
    advance();
    Tree inner = expression(0);
    expect_close(")", open);
    leave();
    inner.start = open.offset; // of the text, so that what is joined to it spans the bracket too
    inner.end = last_end();
    return inner;
}

Parser::Tree Parser::word() {
    if (at("null")) return literal(Operator::null);
    if (at("true") || at("false")) return literal(Operator::boolean);
    if (at("if")) return if_then_else();
    if (at("case")) return case_of();
    if (is_reserved(now().raw)) {
        if (at("not"))
            fail(now(), "P0106", "`not` stands inside a calculation or comparison", "put it in brackets: `(not a)`");
        unexpected("a value or condition");
        return {};
    }
    if (calendar_unit(now().raw) && now().raw.ends_with('s')) {
        calendar_word();
        return {};
    }
    return next().is("(") ? call() : name();
}

// CQL keeps the plural of its calendar words for itself.
void Parser::calendar_word() {
    const std::string_view word = now().raw;
    if (next().is("between"))
        return fail(now(), "P0109", fmt::format("`{} between` is not in the condition language", word),
                    fmt::format("write `a 12 {} or less before b`", word));
    fail(now(), "P0106", fmt::format("`{}` is a calendar word and stands behind a number", word),
         fmt::format("write `12 {}`; no finding can have this name", word));
}

Parser::Tree Parser::name() {
    const Token first = now();
    advance();
    Operator op = Operator::name;
    std::string field;
    if (take(".")) {
        if (now().kind != TokenKind::word || is_reserved(now().raw)) {
            unexpected(fmt::format("the name of a field of `{}`", first.raw));
            return {};
        }
        op = Operator::field;
        field = now().raw;
        advance();
        if (at("."))
            fail(now(), "P0106", fmt::format("`{}.{}` has no fields of its own", first.raw, field),
                 "a name has one point at most: `lesion.site`");
    }
    Tree tree = join(op, {}, first.offset, last_end());
    tree.expression.text = first.raw;
    tree.expression.field_name = std::move(field);
    return tree;
}

Parser::Tree Parser::if_then_else() {
    const std::size_t start = now().offset;
    if (!enter()) return {};
    advance();
    std::vector<Tree> parts;
    parts.push_back(expression(0));
    expect("then", "after the condition of `if`");
    parts.push_back(expression(0));
    expect("else", "after `if ... then ...`");
    parts.push_back(expression(0));
    leave();
    return join(Operator::if_, std::move(parts), start, last_end());
}

Parser::Tree Parser::case_of() {
    const Token open = now();
    if (!enter()) return {};
    advance();
    Tree comparand;
    const bool selects = !at("when");
    if (selects) comparand = expression(0);
    std::vector<Tree> parts;
    if (!at("when")) unexpected("`when` after `case`");
    std::size_t nodes = 0;
    while (!failed_ && at("when")) {
        Tree condition = case_item(selects ? &comparand : nullptr, parts);
        nodes += condition.nodes;
        parts.insert(parts.end() - 1, std::move(condition));
        if (nodes > 20'000) fail(open, "P0112", "the condition is too large", "give parts of it names");
    }
    expect("else", "before the `end` of `case`");
    parts.push_back(expression(0));
    expect_close("end", open);
    leave();
    return join(Operator::case_, std::move(parts), open.offset, last_end());
}

// Reads one `when ... then ...`; puts the result at the end of `parts` and returns the condition.
Parser::Tree Parser::case_item(const Tree* comparand, std::vector<Tree>& parts) {
    advance();
    Tree condition = expression(0);
    if (comparand != nullptr && !failed_) {
        const std::size_t start = condition.start, end = condition.end;
        condition = join(Operator::equal, *comparand, std::move(condition));
        condition.expression.span = locator_.span(start, end - start);
    }
    expect("then", "after `when ...`");
    parts.push_back(expression(0));
    return condition;
}

} // namespace apatite
