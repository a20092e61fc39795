#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "expression/parser.h"
#include "expression/precedence.h"
#include "units/quantity.h"

namespace apatite {
namespace {

struct Infix {
    std::string_view text;
    Operator op;
    int power;
};

constexpr auto infixes = std::to_array<Infix>({
    {"<", Operator::less, power::inequality},
    {"<=", Operator::less_equal, power::inequality},
    {">", Operator::greater, power::inequality},
    {">=", Operator::greater_equal, power::inequality},
    {"=", Operator::equal, power::equality},
    {"!=", Operator::not_equal, power::equality},
    {"~", Operator::equivalent, power::equality},
    {"!~", Operator::not_equivalent, power::equality},
    {"in", Operator::in, power::membership},
    {"and", Operator::and_, power::and_},
    {"or", Operator::or_, power::or_},
    {"xor", Operator::xor_, power::or_},
    {"implies", Operator::implies, power::implies},
});

} // namespace

Parser::Tree Parser::expression(int min_power) {
    Tree left = prefix();
    while (!failed_) {
        if (at("is") && power::is >= min_power) {
            left = is_suffix(std::move(left));
        } else if (at("between") && power::between >= min_power) {
            left = between(std::move(left));
        } else if (now().kind == TokenKind::number && power::timing >= min_power) {
            left = timing(std::move(left));
        } else if (!infix(left, min_power)) {
            break;
        }
    }
    return left;
}

Parser::Tree Parser::prefix() {
    const bool negated = at("not");
    if (!negated && !at("exists")) return term(0);
    const std::size_t start = now().offset;
    if (!enter()) return {};
    advance();
    std::vector<Tree> operand;
    operand.push_back(expression(negated ? power::not_ : power::exists));
    leave();
    const std::size_t end = last_end();
    return join(negated ? Operator::not_ : Operator::exists, std::move(operand), start, end);
}

bool Parser::infix(Tree& left, int min_power) {
    const auto* found =
        std::find_if(infixes.begin(), infixes.end(), [this](const Infix& entry) { return at(entry.text); });
    if (found == infixes.end() || found->power < min_power) return false;
    advance();
    Tree right = expression(found->power + 1);
    if (!failed_) left = join(found->op, std::move(left), std::move(right));
    return true;
}

// `is null`, `is not true` ...
Parser::Tree Parser::is_suffix(Tree left) {
    advance();
    const bool negated = take("not");
    Operator op = Operator::is_null;
    if (at("true")) op = Operator::is_true;
    if (at("false")) op = Operator::is_false;
    if (!at("null") && op == Operator::is_null) {
        if (now().kind == TokenKind::end) unexpected("`null`, `true` or `false` after `is`");
        fail(now(), "P0106", fmt::format("`is` asks for `null`, `true` or `false`, not for `{}`", now().raw),
             "write `is null` for missing; two things are compared by `=`");
        return left;
    }
    advance();
    const std::size_t start = left.start, end = last_end();
    std::vector<Tree> operand;
    operand.push_back(std::move(left));
    Tree tree = join(op, std::move(operand), start, end);
    if (!negated || failed_) return tree;
    std::vector<Tree> positive;
    positive.push_back(std::move(tree));
    return join(Operator::not_, std::move(positive), start, end);
}

Parser::Tree Parser::between(Tree left) {
    advance();
    const std::size_t start = left.start;
    std::vector<Tree> operands;
    operands.push_back(std::move(left));
    operands.push_back(term(0));
    expect("and", "between the two ends of `between`");
    operands.push_back(term(0));
    return join(Operator::between, std::move(operands), start, last_end());
}

// `12 weeks or less before b`
Parser::Tree Parser::timing(Tree left) {
    const Token& first = now();
    const bool calendar = next().kind == TokenKind::word && calendar_unit(next().raw);
    if (!calendar || !next(2).is("or")) {
        unexpected("`and`, `or` or a comparison");
        return left;
    }
    Tree amount = number(false);
    if (failed_) return left;
    advance(); // `or`
    if (!at("less")) {
        fail(now(), "P0109", "only `or less` may follow here",
             fmt::format("write `a {0} {1} or less before b`; for a longer gap `a + {0} {1} < b`", first.raw,
                         amount.expression.text));
        return left;
    }
    advance();
    const bool before = at("before");
    if (!before && !at("after")) {
        unexpected("`before` or `after`");
        return left;
    }
    advance();
    Tree right = expression(power::timing + 1);
    const std::size_t start = left.start, end = right.end;
    std::vector<Tree> operands;
    operands.push_back(std::move(left));
    operands.push_back(std::move(amount));
    operands.push_back(std::move(right));
    return join(before ? Operator::before_within : Operator::after_within, std::move(operands), start, end);
}

} // namespace apatite
