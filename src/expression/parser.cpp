#include "expression/parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "expression/functions.h"
#include "expression/parse.h"

namespace apatite {
namespace {

constexpr std::size_t max_text = 64 * 1024;
constexpr std::size_t max_nodes = 20'000;

std::string shown(const Token& token) {
    return token.kind == TokenKind::end ? "the end of the condition" : fmt::format("`{}`", token.raw);
}

// `AND` for `and`.
std::string_view reserved_in_other_case(std::string_view word) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    for (const std::string_view reserved : reserved_words()) {
        const auto same = [&](char a, char b) { return lower(a) == b; };
        if (word != reserved && std::equal(word.begin(), word.end(), reserved.begin(), reserved.end(), same))
            return reserved;
    }
    return {};
}

} // namespace

Expression Parser::condition() {
    if (now().kind == TokenKind::end) {
        fail(now(), "P0113", "the condition is empty", "write a condition, such as `dialysis`, or leave the key out");
        return {};
    }
    Tree tree = expression(0);
    if (!failed_ && now().kind != TokenKind::end) unexpected("`and`, `or` or the end of the condition");
    return std::move(tree.expression);
}

const Token& Parser::next(std::size_t ahead) const noexcept {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

void Parser::advance() noexcept {
    if (at_ + 1 < tokens_.size()) ++at_;
}

bool Parser::take(std::string_view text) {
    if (!at(text)) return false;
    advance();
    return true;
}

bool Parser::expect(std::string_view text, std::string_view after) {
    if (take(text)) return true;
    unexpected(fmt::format("`{}` {}", text, after));
    return false;
}

void Parser::expect_close(std::string_view close, const Token& open) {
    if (take(close) || failed_) return;
    if (now().kind == TokenKind::end) {
        fail(open, "P0108", fmt::format("`{}` is never closed", open.raw), fmt::format("add the closing `{}`", close));
    } else {
        unexpected(fmt::format("`{}`", close));
    }
}

Parser::Tree Parser::join(Operator op, std::vector<Tree> operands, std::size_t start, std::size_t end) {
    Tree tree;
    tree.expression.op = op;
    tree.expression.span = locator_.span(start, end - start);
    tree.start = start;
    tree.end = end;
    tree.expression.operands.reserve(operands.size());
    for (Tree& operand : operands) {
        tree.height = std::max(tree.height, operand.height + 1);
        tree.nodes += operand.nodes;
        tree.expression.operands.push_back(std::move(operand.expression));
    }
    if (!failed_ && (tree.height > max_expression_depth || tree.nodes > max_nodes))
        fail(start, end, "P0112", "the condition is nested too deep",
             "give parts of it names in conditions.yaml, or use `AnyTrue({...})` and `AllTrue({...})`");
    return tree;
}

Parser::Tree Parser::join(Operator op, Tree left, Tree right) {
    const std::size_t start = left.start, end = right.end;
    std::vector<Tree> operands;
    operands.push_back(std::move(left));
    operands.push_back(std::move(right));
    return join(op, std::move(operands), start, end);
}

bool Parser::enter() {
    if (++depth_ <= max_expression_depth) return true;
    if (!failed_) fail(now(), "P0112", "the condition is nested too deep", "give parts of it names in conditions.yaml");
    return false;
}

void Parser::fail(std::size_t start, std::size_t end, std::string code, std::string message, std::string help) {
    if (!failed_)
        diagnostics_.push_back({Severity::error,
                                std::move(code),
                                std::move(message),
                                locator_.span(start, end - start),
                                std::move(help),
                                {}});
    failed_ = true;
    at_ = tokens_.size() - 1;
}

void Parser::fail(const Token& token, std::string code, std::string message, std::string help) {
    fail(token.offset, std::max(token.end(), token.offset + 1), std::move(code), std::move(message), std::move(help));
}

void Parser::unexpected(std::string_view expected) {
    if (failed_) return;
    const Token& token = now();
    if (token.kind == TokenKind::end)
        return fail(token, "P0107", fmt::format("the condition ends where {} is expected", expected),
                    help_for_unexpected());
    if (token.kind == TokenKind::word) {
        if (const std::string_view meant = reserved_in_other_case(token.raw); !meant.empty())
            return fail(token, "P0110", fmt::format("`{}` is written in small letters", token.raw),
                        fmt::format("write `{}`", meant));
        if (const std::string_view help = instead_of(token.raw); !help.empty())
            return fail(token, "P0109", fmt::format("`{}` is not in the condition language", token.raw),
                        std::string(help));
    }
    fail(token, "P0106", fmt::format("{} stands where {} is expected", shown(token), expected), help_for_unexpected());
}

std::string Parser::help_for_unexpected() const {
    const Token& token = now();
    if (token.kind == TokenKind::end) return "finish the condition";
    if (token.is(")") || token.is("}")) return "look for a bracket too many, or a part that is missing before it";
    if (token.kind == TokenKind::string) return "a text stands after `=`, in `{...}`, or as a unit after a number";
    if (token.kind == TokenKind::word && !is_reserved(token.raw))
        return "join two conditions by `and` or `or`; names have no blanks: `serum_calcium`";
    return "see rules/README.md for the order in which the language is written";
}

ParsedExpression parse_expression(std::string_view text, const Span& origin, Diagnostics& diagnostics,
                                  std::span<const Place> places) {
    const Locator locator(text, origin, places);
    if (text.size() > max_text) {
        diagnostics.push_back({Severity::error,
                               "P0112",
                               "the condition is longer than 64 KiB",
                               locator.span(0, 1),
                               "give parts of it names in conditions.yaml",
                               {}});
        return {};
    }
    const std::optional<std::vector<Token>> tokens = tokenize(text, locator, diagnostics);
    if (!tokens) return {};
    Parser parser(*tokens, locator, diagnostics);
    Expression expression = parser.condition();
    if (parser.failed()) return {};
    return {std::move(expression)};
}

} // namespace apatite
