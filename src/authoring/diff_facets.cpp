#include "authoring/diff_facets.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "authoring/diff_item.h"
#include "expression/print.h"

namespace apatite {
namespace {

template <typename Declaration>
std::vector<std::string> ids_of(const std::vector<Declaration>& all) {
    std::vector<std::string> ids;
    for (const Declaration& one : all) ids.push_back(one.id);
    return ids;
}

std::vector<std::string> strengths(const std::vector<std::pair<std::string, Strength>>& all) {
    std::vector<std::string> values;
    for (const auto& [hypothesis, strength] : all)
        values.push_back(fmt::format("{}: {}", hypothesis, to_string(strength)));
    return values;
}

DescribedItem described(const Pack& pack) {
    ItemWriter item("pack", pack.id, {}, true);
    item.text("title", pack.title);
    item.text("version", pack.version);
    item.text("reviewed", pack.reviewed);
    item.text("review-by", pack.review_by);
    item.text("intended-use", pack.intended_use);
    item.text("population", pack.population);
    item.list("limits", "text", pack.limits, false);
    item.list("lists", "reading", pack.catalogue.lists, true);
    const Scale& scale = pack.scale;
    item.one("scale", "scale",
             fmt::format("weak {}, moderate {}, strong {}, likely from {}, unlikely from {}", scale.weak,
                         scale.moderate, scale.strong, scale.likely_from, scale.unlikely_from),
             true);
    item.one("order of hypotheses", "order", fmt::format("{}", fmt::join(ids_of(pack.hypotheses), ", ")), true);
    for (const SourceAttribute& one : pack.source_attributes) item.text("source-attributes/" + one.key, one.text);
    for (const auto& [name, text] : pack.override_reasons) item.text("override-reasons/" + name, text);
    return item.take();
}

DescribedItem described(const Reference& reference) {
    ItemWriter item("reference", reference.id, {}, false);
    item.text("cite", reference.cite);
    item.text("url", reference.url);
    item.text("note", reference.note);
    return item.take();
}

DescribedItem described(const SiteDeclaration& site) {
    ItemWriter item("site", site.id, {}, false);
    item.text("label", site.label);
    item.codes("codes", site.codes);
    item.list("text", "reading", site.text, true);
    item.list("within", "reading", site.within, true);
    return item.take();
}

DescribedItem described(const ValueDeclaration& value) {
    ItemWriter item("value", value.id, value.span, false);
    item.text("label", value.label);
    item.text("unit", value.unit);
    item.condition("is", value.is);
    item.sources(value.evidence);
    return item.take();
}

DescribedItem described(const ConditionDeclaration& condition) {
    ItemWriter item("condition", condition.id, condition.span, false);
    item.text("label", condition.label);
    item.condition("when", condition.when);
    item.sources(condition.evidence);
    return item.take();
}

void describe(ItemWriter& item, std::string_view key, const std::vector<Variant>& variants) {
    item.one(std::string(key), "order", fmt::format("{}", fmt::join(ids_of(variants), ", ")), true);
    for (const Variant& variant : variants) {
        const std::string inner = fmt::format("{}/{}/", key, variant.id);
        item.text(inner + "label", variant.label);
        item.condition(inner + "when", variant.when);
        item.text(inner + "because", variant.because);
        item.list(inner + "evidence", "sources", variant.evidence, false);
    }
}

DescribedItem described(const HypothesisDeclaration& hypothesis) {
    ItemWriter item("hypothesis", hypothesis.id, hypothesis.span, true);
    item.text("label", hypothesis.label);
    item.one("kind", "kind", hypothesis.kind, true);
    item.list("synonyms", "text", hypothesis.synonyms, false);
    item.text("note", hypothesis.note);
    if (hypothesis.likely_needs) item.condition("likely-needs", *hypothesis.likely_needs);
    describe(item, "forms", hypothesis.forms);
    describe(item, "causes", hypothesis.causes);
    item.sources(hypothesis.evidence);
    return item.take();
}

DescribedItem described(const Rule& rule) {
    ItemWriter item("rule", rule.id, rule.span, true);
    item.condition("when", rule.when);
    item.list("supports", "strength", strengths(rule.supports), true);
    item.list("opposes", "strength", strengths(rule.opposes), true);
    item.list("establishes", "effect", rule.establishes, true);
    item.list("excludes", "effect", rule.excludes, true);
    item.one("group", "group", rule.group, true);
    item.text("because", rule.because);
    item.sources(rule.evidence);
    return item.take();
}

DescribedItem described(const AlertDeclaration& alert) {
    ItemWriter item("alert", alert.id, alert.span, true);
    item.text("label", alert.label);
    item.one("urgency", "urgency", std::string(to_string(alert.urgency)), true);
    item.condition("suspect", alert.suspect);
    item.condition("when", alert.when);
    item.text("because", alert.because);
    item.text("do", alert.action);
    item.sources(alert.evidence);
    return item.take();
}

DescribedItem described(const WorkupDeclaration& workup) {
    ItemWriter item("workup", workup.id, workup.span, true);
    item.text("label", workup.label);
    item.condition("when", workup.when);
    if (workup.urgent_when) item.condition("urgent-when", *workup.urgent_when);
    if (workup.unsafe_when) item.condition("unsafe-when", *workup.unsafe_when);
    item.text("unsafe-because", workup.unsafe_because);
    item.list("answers", "reading", workup.answers, true);
    item.codes("codes", workup.codes);
    if (!workup.codes.empty()) item.one("code to order", "codes", code_text(workup.codes.front()), true);
    item.text("separates", workup.separates);
    item.text("because", workup.because);
    item.sources(workup.evidence);
    return item.take();
}

DescribedItem described(const ManagementDeclaration& option) {
    ItemWriter item("management", option.id, option.span, true);
    item.text("label", option.label);
    item.one("stance", "stance", option.stance, true);
    item.text("level", option.level);
    item.condition("when", option.when);
    item.text("because", option.because);
    item.list("cautions", "caution", ids_of(option.cautions), true);
    for (const Caution& caution : option.cautions) {
        const std::string inner = "cautions/" + caution.id + '/';
        item.condition(inner + "when", caution.when);
        item.text(inner + "because", caution.because);
        item.list(inner + "evidence", "sources", caution.evidence, false);
    }
    item.sources(option.evidence);
    return item.take();
}

template <typename Declaration>
void add(std::vector<DescribedItem>& items, const std::vector<Declaration>& all) {
    for (const Declaration& one : all) items.push_back(described(one));
}

} // namespace

std::vector<DescribedItem> describe(const Pack& pack) {
    std::vector<DescribedItem> items{described(pack)};
    add(items, pack.rules);
    add(items, pack.alerts);
    add(items, pack.workup);
    add(items, pack.management);
    add(items, pack.hypotheses);
    add(items, pack.conditions);
    add(items, pack.values);
    for (const FindingDeclaration& finding : pack.catalogue.findings) items.push_back(describe_finding(finding));
    add(items, pack.catalogue.sites);
    for (const auto& [id, reference] : pack.references) items.push_back(described(reference));
    return items;
}

} // namespace apatite
