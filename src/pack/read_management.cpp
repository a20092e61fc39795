// management.yaml: what to consider, what to avoid, and what speaks against each.
#include "pack/read_condition.h"

namespace apatite {
namespace {

Caution read_caution(const YamlNode& node, Names& seen, Reading& reading) {
    const Fields fields(node, caution_keys, reading.report);
    Caution caution;
    caution.span = node.span;
    if (const auto id = fields.located("id")) {
        check_id(id->text, id->span, IdStyle::kebab, reading.report);
        seen.declare(id->text, id->span, reading.report);
        caution.id = id->text;
        caution.span = id->span;
    }
    ConditionReader conditions(fields, reading);
    caution.when = conditions.read("when");
    check_missing_is_needed(fields, {&caution.when}, reading.report);
    caution.because = fields.text("because");
    caution.evidence = read_evidence(fields, reading);
    return caution;
}

} // namespace

void read_management(Reading& reading) {
    for (const Item& item : reading.items[Part::management]) {
        const Fields fields(*item.map, management_keys, reading.report);
        ManagementDeclaration option;
        option.id = item.id;
        option.span = item.span;
        option.label = fields.text("label");
        option.stance = fields.text("stance");
        option.level = fields.text("level");
        ConditionReader conditions(fields, reading);
        option.when = conditions.read("when");
        check_missing_is_needed(fields, {&option.when}, reading.report);
        option.because = fields.text("because");
        Names seen("caution", "K0318");
        if (const YamlNode* cautions = fields.node("cautions")) {
            for (const YamlNode& caution : cautions->items)
                option.cautions.push_back(read_caution(caution, seen, reading));
        }
        option.evidence = read_evidence(fields, reading);
        reading.pack.management.push_back(std::move(option));
    }
}

} // namespace apatite
