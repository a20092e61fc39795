#include "authoring/format_condition.h"

#include <algorithm>
#include <array>
#include <optional>

#include "expression/parse.h"
#include "expression/token.h"

namespace apatite {
namespace {

using namespace std::string_view_literals;

/// Words that a bracket or a number may follow, other than names of functions.
constexpr std::array keywords = {"and"sv, "or"sv,   "xor"sv,  "implies"sv, "not"sv,  "in"sv,     "is"sv,   "between"sv,
                                 "if"sv,  "then"sv, "else"sv, "case"sv,    "when"sv, "before"sv, "after"sv};

bool is_keyword(const Token& token) noexcept { return std::ranges::find(keywords, token.raw) != keywords.end(); }

bool opens(const Token& token) noexcept { return token.is("(") || token.is("{"); }

/// Something whose value a `-` behind it is taken from.
bool ends_operand(const Token& token) noexcept {
    if (token.kind == TokenKind::symbol) return token.is(")") || token.is("}");
    return !is_keyword(token);
}

bool is_sign(const std::vector<Token>& tokens, std::size_t i) noexcept {
    return (tokens[i].is("-") || tokens[i].is("+")) && (i == 0 || !ends_operand(tokens[i - 1]));
}

bool blank_between(const std::vector<Token>& tokens, std::size_t i) noexcept {
    const Token &left = tokens[i - 1], &right = tokens[i];
    if (opens(left) || left.is(".") || right.is(")") || right.is("}") || right.is(",") || right.is(".")) return false;
    if (is_sign(tokens, i - 1)) return false;
    return !(right.is("(") && left.kind == TokenKind::word && !is_keyword(left));
}

std::optional<Expression> parsed(std::string_view text) {
    Diagnostics ignored;
    const Span nowhere{"", 1, 1, 0};
    return parse_expression(text, nowhere, ignored).expression;
}

} // namespace

bool same_condition(std::string_view a, std::string_view b) {
    if (a == b) return true;
    const std::optional<Expression> left = parsed(a), right = parsed(b);
    return left && right && *left == *right;
}

std::string write_condition(std::string_view text) {
    Diagnostics ignored;
    const Span nowhere{"", 1, 1, 0};
    const auto tokens = tokenize(text, Locator(text, nowhere), ignored);
    if (!tokens) return std::string(text);
    std::string out;
    for (std::size_t i = 0; i + 1 < tokens->size(); ++i) { // the last is the end
        if (i > 0 && blank_between(*tokens, i)) out += ' ';
        out += (*tokens)[i].raw;
    }
    return same_condition(out, text) ? out : std::string(text);
}

} // namespace apatite
