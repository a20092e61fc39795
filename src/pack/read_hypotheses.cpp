// hypotheses.yaml: subtypes and mimics, their forms and causes.
#include "pack/read_condition.h"

namespace apatite {
namespace {

Variant read_variant(const YamlNode& node, Names& seen, Reading& reading) {
    const Fields fields(node, variant_keys, reading.report);
    Variant variant = read_conditional<Variant>(fields, seen, reading);
    variant.label = fields.text("label");
    return variant;
}

std::vector<Variant> read_variants(const YamlNode* list, std::string_view what, Reading& reading) {
    std::vector<Variant> variants;
    if (!list) return variants;
    Names seen(what, "K0318");
    for (const YamlNode& item : list->items) variants.push_back(read_variant(item, seen, reading));
    return variants;
}

} // namespace

void read_hypotheses(Reading& reading) {
    for (const Item& item : reading.items[Part::hypotheses]) {
        const Fields fields(*item.map, hypothesis_keys, reading.report);
        HypothesisDeclaration hypothesis;
        hypothesis.id = item.id;
        hypothesis.span = item.span;
        hypothesis.label = fields.text("label");
        hypothesis.kind = fields.text("kind");
        hypothesis.synonyms = fields.texts("synonyms");
        hypothesis.note = fields.text("note");
        hypothesis.likely_needs = ConditionReader(fields, reading).read_optional("likely-needs");
        hypothesis.forms = read_variants(fields.node("forms"), "form", reading);
        hypothesis.causes = read_variants(fields.node("causes"), "cause", reading);
        hypothesis.evidence = read_evidence(fields, reading);
        reading.pack.hypotheses.push_back(std::move(hypothesis));
    }
}

} // namespace apatite
