// The grammar of CQL 1.5's `expression` and `expressionTerm`, as far as the condition language has it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "expression/syntax.h"
#include "expression/token.h"

namespace apatite {

/// Parses the tokens of one condition. At the first mistake it reports, jumps to the end, and lets the calls unwind.
class Parser {
public:
    Parser(const std::vector<Token>& tokens, const Locator& locator, Diagnostics& diagnostics)
        : tokens_(tokens), locator_(locator), diagnostics_(diagnostics) {}

    /// The whole text; meaningless when `failed()`.
    Expression condition();
    bool failed() const noexcept { return failed_; }

private:
    /// A tree and how deep and large it is.
    struct Tree {
        Expression expression;
        std::size_t height = 1;
        std::size_t nodes = 1;
        std::size_t start = 0;
        std::size_t end = 0;
    };

    // parser_expression.cpp: `expression`, from `not` and `is` down to `implies`
    Tree expression(int min_power);
    Tree prefix();
    Tree is_suffix(Tree left);
    Tree between(Tree left);
    Tree timing(Tree left);
    bool infix(Tree& left, int min_power);

    // parser_term.cpp: `expressionTerm`, arithmetic and what it is made of
    Tree term(int min_power);
    Tree polarity();
    Tree primary();
    Tree parenthesised();
    Tree word();
    void calendar_word();
    Tree name();
    Tree if_then_else();
    Tree case_of();
    Tree case_item(const Tree* comparand, std::vector<Tree>& parts);
    Tree list();
    Tree call();
    std::vector<Tree> arguments(std::string_view close);
    void check_arguments(std::string_view name, std::size_t given, std::size_t start, std::size_t end);
    static Tree coalesce_of(std::vector<Tree> given, std::size_t start, std::size_t end, Parser& parser);

    // parser_literal.cpp
    Tree number(bool negative);
    Tree quantity(Tree number);
    bool at_unit() const noexcept;
    void unit_without_quotes(const Token& unit);
    Tree date();
    Tree literal(Operator op);

    // parser.cpp
    Tree join(Operator op, std::vector<Tree> operands, std::size_t start, std::size_t end);
    Tree join(Operator op, Tree left, Tree right);
    const Token& now() const noexcept { return tokens_[at_]; }
    const Token& next(std::size_t ahead = 1) const noexcept;
    std::size_t last_end() const noexcept { return at_ == 0 ? 0 : tokens_[at_ - 1].end(); }
    bool at(std::string_view text) const noexcept { return now().is(text); }
    bool take(std::string_view text);
    bool expect(std::string_view text, std::string_view after);
    void expect_close(std::string_view close, const Token& open);
    void advance() noexcept;
    void fail(const Token& token, std::string code, std::string message, std::string help);
    void fail(std::size_t start, std::size_t end, std::string code, std::string message, std::string help);
    void unexpected(std::string_view expected);
    std::string help_for_unexpected() const;
    bool enter();
    void leave() noexcept { --depth_; }

    const std::vector<Token>& tokens_;
    const Locator& locator_;
    Diagnostics& diagnostics_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    bool failed_ = false;
};

} // namespace apatite
