// What is said of a finding, as sentences that can be compared.
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "authoring/diff_item.h"
#include "pack/key_words.h"

namespace apatite {
namespace {

template <typename Words, typename Enum>
std::string word(const Words& list, Enum value) {
    return std::string(list[static_cast<std::size_t>(value)]);
}

std::string select_text(const Selection& select) {
    std::string text = word(words::select, select.policy);
    if (select.within_days) text += fmt::format(" within {} days", *select.within_days);
    if (select.within_months) text += fmt::format(" within {} months", *select.within_months);
    return text;
}

template <typename Number>
std::string end_text(const std::optional<Number>& number) {
    return number ? fmt::format("{}", *number) : std::string();
}

std::string range_text(const AgeRange& range) {
    std::string text;
    if (range.from_months || range.to_months)
        text += fmt::format("age {} .. {} months, ", end_text(range.from_months), end_text(range.to_months));
    if (range.from_days || range.to_days)
        text += fmt::format("age {} .. {} days, ", end_text(range.from_days), end_text(range.to_days));
    if (!range.sex.empty()) text += range.sex + ", ";
    return text + fmt::format("low {}, high {}", range.low ? range.low->to_string() : "none",
                              range.high ? range.high->to_string() : "none");
}

void describe_reading(ItemWriter& item, const std::string& in, const FindingDeclaration& finding) {
    item.one(in + "kind", "reading", word(words::finding_kind, finding.kind), true);
    if (finding.source != FindingSource::facts)
        item.one(in + "source", "reading", word(words::finding_source, finding.source), true);
    item.one(in + "of", "reading", finding.of, true);
    std::vector<std::string> from;
    for (const FactKind kind : finding.from) from.push_back(word(words::fact_kind, kind));
    item.list(in + "from", "reading", std::move(from), true);
    item.codes(in + "codes", finding.codes);
    item.list(in + "text", "synonyms", finding.text, true);
    item.codes(in + "value-codes", finding.value_codes);
    item.codes(in + "routes", finding.routes);
    item.one(in + "specimen", "reading", finding.specimen, true);
    item.one(in + "select", "reading", select_text(finding.select), true);
}

void describe_number(ItemWriter& item, const std::string& in, const FindingDeclaration& finding) {
    item.one(in + "unit", "unit", finding.unit_text, true);
    if (finding.analyte.molar_mass_g_per_mol)
        item.one(in + "molar-mass", "unit", finding.analyte.molar_mass_g_per_mol->to_string(), true);
    if (finding.analyte.charge) item.one(in + "charge", "unit", fmt::format("{}", *finding.analyte.charge), true);
    if (finding.plausible) item.one(in + "plausible", "plausible range", finding.plausible->to_string(), true);
    std::vector<std::string> ranges;
    for (const AgeRange& range : finding.ranges) ranges.push_back(range_text(range));
    item.list(in + "ranges", "reference range", std::move(ranges), true);
    if (finding.flag_only) item.one(in + "flag-only", "reading", "true", true);
    item.list(in + "choices", "reading", finding.choices, true);
    for (const auto& [choice, codes] : finding.choice_codes) item.codes(in + "choices/" + choice, codes);
}

// Fields of instances are findings themselves.
void describe(ItemWriter& item, const std::string& in, const FindingDeclaration& finding) {
    item.text(in + "label", finding.label);
    item.text(in + "ask", finding.ask);
    describe_reading(item, in, finding);
    describe_number(item, in, finding);
    std::vector<std::string> fields;
    for (const FindingDeclaration& field : finding.fields) fields.push_back(field.id);
    item.list(in + "fields", "reading", std::move(fields), true);
    for (const FindingDeclaration& field : finding.fields) describe(item, in + "fields/" + field.id + '/', field);
    if (finding.if_absent) item.one(in + "if-absent", "absence", *finding.if_absent ? "true" : "false", true);
    item.one(in + "when-complete", "absence", finding.when_complete, true);
    if (finding.cost) item.one(in + "cost", "next", word(words::cost, *finding.cost), false);
    if (finding.fixed) item.one(in + "fixed", "next", "true", false);
    item.list(in + "evidence", "sources", finding.evidence, false);
}

} // namespace

DescribedItem describe_finding(const FindingDeclaration& finding) {
    ItemWriter item("finding", finding.id, finding.span, false);
    describe(item, "", finding);
    return item.take();
}

} // namespace apatite
