#include "expression/check.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "expression/checker.h"
#include "expression/print.h"

namespace apatite {

std::string quoted(const Expression& e) {
    constexpr std::size_t longest = 60;
    std::string text = print(e);
    if (text.size() > longest) text = text.substr(0, longest - 3) + "...";
    return '`' + text + '`';
}

std::string declared_at(const Span& span) {
    if (span.file.empty() || span.line == 0) return {};
    return fmt::format("; declared at {}:{}", span.file, span.line);
}

bool can_be_unknown(const Expression& e) {
    if (e.op == Operator::name || e.op == Operator::field || e.op == Operator::null || e.op == Operator::exists)
        return true;
    return std::any_of(e.operands.begin(), e.operands.end(), can_be_unknown);
}

void TypeChecker::error(std::string_view code, const Span& span, std::string message, std::string help) {
    diagnostics_.push_back({Severity::error, std::string(code), std::move(message), span, std::move(help), {}});
}

bool check_expression(Expression& expression, const Scope& scope, Kind expected, const CheckContext& context,
                      Diagnostics& diagnostics) {
    Diagnostics found;
    TypeChecker types(scope, context, found);
    types.check(expression);
    types.expect(expression, expected);
    if (!has_errors(found)) check_meaning(expression, scope, context, found);
    const bool ok = !has_errors(found);
    sort_diagnostics(found); // the comparand of `case` is checked once for each `when`
    diagnostics.insert(diagnostics.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    return ok;
}

} // namespace apatite
