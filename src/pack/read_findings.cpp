// findings: what can be known of a patient.
#include <fmt/core.h>

#include <utility>

#include "pack/cycle.h"
#include "pack/key_words.h"
#include "pack/read_finding.h"
#include "pack/read_text.h"

namespace apatite {
namespace {

// What `{ of: phosphate, select: highest }` leaves out is that of `phosphate`. Codes and texts stay there: they are
// read through `of`.
void inherit(FindingDeclaration& finding, const FindingDeclaration& base) {
    FindingDeclaration derived = base;
    derived.id = finding.id;
    derived.span = finding.span;
    derived.of = base.of.empty() ? base.id : base.of;
    derived.label.clear();
    derived.codes.clear();
    derived.text.clear();
    derived.evidence.clear();
    derived.ask.clear();
    derived.cost.reset();
    derived.fixed = false;
    derived.if_absent.reset();
    derived.when_complete.clear();
    finding = std::move(derived);
}

void read_kind(const Fields& fields, FindingDeclaration& finding) {
    if (const auto kind = fields.word("kind")) finding.kind = static_cast<FindingKind>(*kind);
    if (const auto source = fields.word("source")) finding.source = static_cast<FindingSource>(*source);
}

void read_absence(const Fields& fields, FindingDeclaration& finding, Reading& reading) {
    if (fields.has("if-absent")) finding.if_absent = false;
    if (const auto list = fields.located("when-complete")) {
        reading.names.lists.check(*list, reading.report);
        finding.when_complete = list->text;
    }
}

void read_binding(const Fields& fields, FindingDeclaration& finding, Reading& reading) {
    finding.codes = read_codes(fields.node("codes"), reading);
    finding.text = read_synonyms(fields, reading.report);
    if (const YamlNode* from = fields.node("from")) {
        finding.from.clear();
        for (const YamlNode& word : from->items)
            finding.from.push_back(static_cast<FactKind>(words::index_of(words::fact_kind, word.scalar)));
    }
    if (const YamlNode* codes = fields.node("value-codes")) finding.value_codes = read_codes(codes, reading);
    if (const YamlNode* routes = fields.node("routes")) finding.routes = read_codes(routes, reading);
    if (fields.has("specimen")) finding.specimen = fields.text("specimen");
}

void read_fields(const Fields& fields, FindingDeclaration& finding, Reading& reading) {
    const YamlNode* node = fields.node("fields");
    if (!node) return;
    finding.fields.clear();
    for (const YamlEntry& entry : node->entries) {
        check_id(entry.key, entry.key_span, IdStyle::snake, reading.report);
        finding.fields.push_back(
            read_finding({entry.key, entry.key_span, &entry.value}, FindingPlace::field, nullptr, reading));
    }
}

std::string label_of(const Fields& fields, const FindingDeclaration* base) {
    if (!base || fields.has("label")) return fields.text("label");
    return fields.has("select") ? fmt::format("{} ({})", base->label, fields.text("select")) : base->label;
}

std::vector<Linked> links_by_of(const std::vector<Item>& items, Reading& reading) {
    std::vector<Linked> links;
    for (const Item& item : items) {
        const YamlNode* of = item.map->find("of");
        links.push_back({item.id, item.span, {}});
        if (!of || of->kind != YamlKind::scalar) continue;
        if (reading.names.findings.check({of->scalar, of->span}, reading.report)) links.back().uses = {of->scalar};
    }
    return links;
}

// A finding with a mistake goes with everything, so that nothing is reported that only follows from it.
Symbol symbol_without_type(const Span& span) { return {Symbol::Role::finding, {}, nullptr, span}; }

} // namespace

FindingDeclaration read_finding(const Item& item, FindingPlace place, const FindingDeclaration* base,
                                Reading& reading) {
    FindingDeclaration finding;
    finding.id = item.id;
    finding.span = item.span;
    if (base) inherit(finding, *base);
    const Fields fields(*item.map, finding_keys, reading.report);
    if (item.map->kind != YamlKind::map) return finding;
    read_kind(fields, finding);
    check_finding_keys(fields, finding, place, base != nullptr, reading.report);
    finding.label = label_of(fields, base);
    finding.ask = fields.text("ask");
    read_binding(fields, finding, reading);
    read_selection(fields, finding, reading.report);
    if (finding.kind == FindingKind::quantity) read_quantity(fields, finding, reading);
    if (finding.kind == FindingKind::choice) read_choices(fields, finding, reading);
    if (finding.kind == FindingKind::instances && place == FindingPlace::top) read_fields(fields, finding, reading);
    read_absence(fields, finding, reading);
    if (const auto cost = fields.word("cost")) finding.cost = static_cast<Cost>(*cost);
    finding.fixed = fields.truth("fixed");
    finding.evidence = read_evidence(fields, reading);
    return finding;
}

void read_findings(Reading& reading) {
    const std::vector<Item>& items = reading.items[Part::findings];
    const std::vector<Linked> links = links_by_of(items, reading);
    UseOrder order = order_and_report(links, "the finding", "is read from", reading.report);
    std::vector<FindingDeclaration> findings(items.size());
    std::vector<bool> good(items.size(), false), read(items.size(), false);
    std::map<std::string, std::size_t, std::less<>> index;
    const auto read_one = [&](std::size_t i, const FindingDeclaration* base) {
        const std::size_t before = reading.report.diagnostics().size();
        findings[i] = read_finding(items[i], FindingPlace::top, base, reading);
        good[i] = reading.report.diagnostics().size() == before && (links[i].uses.empty() || base);
        read[i] = true;
        index.emplace(items[i].id, i);
    };
    for (const std::size_t i : order.order) {
        const auto base = links[i].uses.empty() ? index.end() : index.find(links[i].uses.front());
        read_one(i, base == index.end() ? nullptr : &findings[base->second]);
        if (base != index.end() && !good[base->second]) good[i] = false;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!read[i]) read_one(i, nullptr); // on a cycle, which was reported
    }
    reading.pack.catalogue.findings = std::move(findings);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const FindingDeclaration& finding = reading.pack.catalogue.findings[i];
        const bool usable = good[i] || finding.kind == FindingKind::instances; // fields are looked up one by one
        reading.scope.symbols.emplace(finding.id, usable ? symbol_of(finding) : symbol_without_type(finding.span));
    }
}

} // namespace apatite
