#include "pack/read_condition.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "expression/check.h"
#include "expression/parse.h"
#include "pack/yaml_span.h"

namespace apatite {
namespace {

// The place of each byte of a condition: YAML may have folded or unescaped the text.
std::vector<Place> places_of(const YamlNode& text, const SourceText& source) {
    std::vector<Place> places;
    for (const std::size_t offset : scalar_offsets(source, text)) {
        const Span span = source.span(offset, 0);
        places.push_back({span.line, span.column});
    }
    return places;
}

// What a file that could not be read may declare.
bool is_about_a_name(const Diagnostic& diagnostic) {
    return diagnostic.code == "P0201" || diagnostic.code == "P0202" || diagnostic.code == "P0208";
}

} // namespace

bool catches_null_anywhere(const Expression& expression) {
    return catches_null(expression) || std::ranges::any_of(expression.operands, catches_null_anywhere);
}

ConditionReader::ConditionReader(const Fields& fields, Reading& reading)
    : fields_(fields), reading_(reading), some_(read_some(fields)), missing_(fields.text("missing")) {}

std::vector<std::string> ConditionReader::read_some(const Fields& fields) const {
    const std::vector<Located> uses = fields.list("some");
    std::vector<std::string> good;
    for (const std::string& id : reading_.names.findings.checked(uses, reading_.report)) {
        good.push_back(id);
        const Symbol* symbol = reading_.scope.find(id);
        const bool sound = symbol && symbol->declaration; // of a finding with a mistake nothing more is said
        if (!sound || symbol->role == Symbol::Role::instances) continue;
        const auto use = std::ranges::find(uses, id, &Located::text);
        reading_.report.error("K0319", use->span, fmt::format("`{}` is no list of instances", id),
                              "`some` names findings of kind instances; others are named in the condition alone");
    }
    return good;
}

void ConditionReader::parse_text(const YamlNode& text, Condition& condition) const {
    condition.text = text.scalar;
    const SourceText* source = reading_.source(text.span.file);
    Diagnostics found;
    const std::vector<Place> places = source ? places_of(text, *source) : std::vector<Place>();
    ParsedExpression parsed = parse_expression(condition.text, text.span, found, places);
    for (Diagnostic& diagnostic : found) reading_.report.add(std::move(diagnostic));
    if (parsed.ok())
        condition.expression = std::move(*parsed.expression);
    else
        condition.text.clear();
}

Condition ConditionReader::parse(std::string_view key) {
    Condition condition;
    const YamlNode* node = fields_.node(key);
    if (!node) return condition;
    if (node->kind == YamlKind::scalar) {
        condition.some = some_;
        condition.missing = missing_;
        parse_text(*node, condition);
        return condition;
    }
    const Fields own(*node, condition_keys, reading_.report);
    condition.some = read_some(own);
    condition.missing = own.text("missing");
    const YamlNode* when = own.node("when");
    if (when && when->kind == YamlKind::scalar)
        parse_text(*when, condition);
    else if (when)
        expect_text(*when, "the condition under `when`", reading_.report);
    return condition;
}

Condition ConditionReader::read(std::string_view key) {
    Condition condition = parse(key);
    check_condition(condition, Kind::boolean, reading_);
    const YamlNode* node = fields_.node(key);
    if (node && node->kind == YamlKind::map) {
        Report told_before;
        check_missing_is_needed(Fields(*node, condition_keys, told_before), {&condition}, reading_.report);
    }
    return condition;
}

std::optional<Condition> ConditionReader::read_optional(std::string_view key) {
    if (!fields_.has(key)) return std::nullopt;
    return read(key);
}

void check_missing_is_needed(const Fields& fields, std::initializer_list<const Condition*> conditions, Report& report) {
    const YamlNode* missing = fields.node("missing");
    if (!missing) return;
    for (const Condition* condition : conditions) {
        // Of a condition with a mistake it is not known what it needs.
        if (condition->text.empty() || catches_null_anywhere(condition->expression)) return;
    }
    report.warning("K0417", missing->span, "`missing` excuses nothing: no operator here catches a null",
                   "delete it; it belongs to `is null`, `~`, `in`, `if`, `case`, `Coalesce` and aggregates");
}

bool check_condition(Condition& condition, Kind expected, Reading& reading) {
    if (condition.text.empty()) return false;
    reading.scope.some = condition.some;
    const CheckContext context{!condition.missing.empty(), reading.sites, false};
    Diagnostics found;
    const bool good = check_expression(condition.expression.edit(), reading.scope, expected, context, found);
    for (Diagnostic& diagnostic : found) {
        if (reading.incomplete && is_about_a_name(diagnostic)) continue;
        reading.report.add(std::move(diagnostic));
    }
    return good;
}

} // namespace apatite
