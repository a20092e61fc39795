// What the conditions rest on: named conditions, derived values, ranges, references.
#include <fmt/format.h>

#include "authoring/doc_writer.h"

namespace apatite::doc {
namespace {

std::string age_text(const std::optional<int>& months, const std::optional<int>& days) {
    if (days) return fmt::format("{} days", *days);
    if (!months) return "";
    return *months % 12 == 0 ? fmt::format("{} years", *months / 12) : fmt::format("{} months", *months);
}

std::string range_text(const FindingDeclaration& finding, const AgeRange& range) {
    const std::string from = age_text(range.from_months, range.from_days);
    const std::string to = age_text(range.to_months, range.to_days);
    const std::string unit = unit_in_words(finding.unit_text);
    std::string text;
    if (!from.empty()) text += fmt::format("from age {} ", from);
    if (!to.empty()) text += fmt::format("{}under {} ", from.empty() ? "age " : "", to);
    if (!range.sex.empty()) text += fmt::format("({}) ", range.sex);
    if (range.low && range.high)
        return text + fmt::format("{} to {} {}", range.low->to_string(), range.high->to_string(), unit);
    if (range.low) return text + fmt::format("{} {} and above", range.low->to_string(), unit);
    if (range.high) return text + fmt::format("up to {} {}", range.high->to_string(), unit);
    return text;
}

} // namespace

void write_conditions(Writer& writer) {
    if (writer.pack().conditions.empty()) return;
    writer.part("conditions", "Named conditions");
    for (const ConditionDeclaration& each : writer.pack().conditions) {
        writer.entry("condition-" + each.id, {plain(each.label.empty() ? each.id : each.label)});
        std::vector<Fact> facts;
        add_fact(facts, "Name", {code(each.id)});
        writer.add_condition(facts, "When", each.when);
        writer.add_origin(facts, each.evidence, each.span);
        writer.facts(std::move(facts));
    }
}

void write_values(Writer& writer) {
    if (writer.pack().values.empty()) return;
    writer.part("values", "Derived values");
    for (const ValueDeclaration& each : writer.pack().values) {
        writer.entry("value-" + each.id, {plain(each.label.empty() ? each.id : each.label)});
        std::vector<Fact> facts;
        add_fact(facts, "Name", {code(each.id)});
        writer.add_condition(facts, "Is", each.is);
        if (!each.unit.empty()) add_fact(facts, "Unit", {plain(unit_in_words(each.unit))});
        writer.add_origin(facts, each.evidence, each.span);
        writer.facts(std::move(facts));
    }
}

void write_ranges(Writer& writer) {
    std::vector<Fact> facts;
    for (const FindingDeclaration& finding : writer.pack().catalogue.findings) {
        if (finding.ranges.empty()) continue;
        Fact fact{finding.label.empty() ? finding.id : finding.label, {}};
        for (const AgeRange& range : finding.ranges) {
            Runs runs{plain(range_text(finding, range))};
            if (!range.evidence.empty()) {
                runs.push_back(plain(". Sources: "));
                append(runs, writer.citations(range.evidence));
            }
            fact.items.push_back({std::move(runs), ""});
        }
        facts.push_back(std::move(fact));
    }
    if (facts.empty()) return;
    writer.part("ranges", "Reference ranges");
    writer.say({plain("Used only where the laboratory sent neither a range nor a flag.")});
    writer.facts(std::move(facts));
}

void write_references(Writer& writer) {
    writer.part("references", "References");
    writer.say({plain("Each with how it was read.")});
    std::vector<Item> items;
    for (const auto& [id, reference] : writer.pack().references) {
        Runs runs{strong(id), plain(". " + reference.cite)};
        runs.push_back(plain(". "));
        runs.push_back(reference.url.empty() ? plain("No address on record") : outside(reference.url));
        runs.push_back(plain(reference.note.empty() ? ". How it was read is not told." : ". Read: " + reference.note));
        items.push_back({std::move(runs), "reference-" + id});
    }
    writer.list(std::move(items));
}

} // namespace apatite::doc
