// Lists and calls of functions.
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "diagnostic/nearest.h"
#include "expression/functions.h"
#include "expression/parser.h"

namespace apatite {

std::vector<Parser::Tree> Parser::arguments(std::string_view close) {
    std::vector<Tree> result;
    const Token open = now();
    if (!enter()) return result;
    advance();
    if (!at(close)) {
        do {
            result.push_back(expression(0));
        } while (!failed_ && take(","));
    }
    expect_close(close, open);
    leave();
    return result;
}

Parser::Tree Parser::list() {
    const std::size_t start = now().offset;
    std::vector<Tree> items = arguments("}");
    return join(Operator::list, std::move(items), start, last_end());
}

void Parser::check_arguments(std::string_view name, std::size_t given, std::size_t start, std::size_t end) {
    const Function* function = find_function(name);
    if (failed_ || function == nullptr) return;
    if (given >= function->min_arguments && given <= function->max_arguments) return;
    fail(start, end, "P0309", fmt::format("`{}` is given {} argument{}", name, given, given == 1 ? "" : "s"),
         fmt::format("write `{}`", function->usage));
}

// `Coalesce({a, b})` means `Coalesce(a, b)`.
Parser::Tree Parser::coalesce_of(std::vector<Tree> given, std::size_t start, std::size_t end, Parser& parser) {
    if (given.size() != 1 || given.front().expression.op != Operator::list)
        return parser.join(Operator::coalesce, std::move(given), start, end);
    Tree tree = std::move(given.front());
    tree.expression.op = Operator::coalesce;
    tree.expression.span = parser.locator_.span(start, end - start);
    tree.start = start;
    tree.end = end;
    return tree;
}

Parser::Tree Parser::call() {
    const Token name = now();
    const Function* function = find_function(name.raw);
    if (function == nullptr) {
        if (const std::string_view help = instead_of(name.raw); !help.empty()) {
            fail(name, "P0109", fmt::format("`{}` is not in the condition language", name.raw), std::string(help));
            return {};
        }
        std::vector<std::string_view> known;
        for (const Function& each : functions()) known.push_back(each.name);
        known.push_back("exists");
        const std::optional<std::string> meant = nearest(name.raw, known);
        fail(name, "P0205", fmt::format("unknown function `{}`", name.raw),
             meant ? fmt::format("did you mean `{}`?", *meant)
                   : "the functions are " + fmt::format("{}", fmt::join(known, ", ")));
        return {};
    }
    advance();
    std::vector<Tree> given = arguments(")");
    const std::size_t end = last_end();
    check_arguments(name.raw, given.size(), name.offset, end);
    if (function->op == Operator::coalesce) return coalesce_of(std::move(given), name.offset, end, *this);
    return join(function->op, std::move(given), name.offset, end);
}

} // namespace apatite
