#include "authoring/diff_item.h"

#include <utility>

#include <fmt/format.h>

#include "expression/print.h"

namespace apatite {
namespace {

/// `15.50` is the same number as `15.5`.
void forget_decimals(Expression& expression) {
    expression.decimals = 0;
    for (Expression& operand : expression.operands) forget_decimals(operand);
}

} // namespace

ItemWriter::ItemWriter(std::string_view kind, const std::string& id, const Span& span, bool decides) {
    item_.of = fmt::format("{} {}", kind, id);
    item_.span = span;
    item_.decides = decides;
}

void ItemWriter::one(std::string key, std::string_view aspect, std::string value, bool decides) {
    if (!value.empty())
        item_.facets.push_back({std::move(key), std::string(aspect), {std::move(value)}, false, decides});
}

void ItemWriter::list(std::string key, std::string_view aspect, std::vector<std::string> values, bool decides) {
    if (!values.empty())
        item_.facets.push_back({std::move(key), std::string(aspect), std::move(values), true, decides});
}

void ItemWriter::condition(const std::string& key, const Condition& condition) {
    Expression expression = condition.expression;
    forget_decimals(expression);
    one(key, "condition", print(expression), true);
    list(key + "/some", "condition", condition.some, true);
    text(key + "/missing", condition.missing);
}

void ItemWriter::codes(std::string key, const CodeSet& codes) {
    std::vector<std::string> values;
    for (const Code& code : codes) values.push_back(code_text(code));
    list(std::move(key), "codes", std::move(values), true);
}

std::string code_text(const Code& code) { return fmt::format("{} {}", system_short_name(code.system), code.code); }

} // namespace apatite
