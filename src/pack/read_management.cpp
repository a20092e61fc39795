// management.yaml: what to consider, what to avoid, and what speaks against each.
#include "pack/read_condition.h"

namespace apatite {
namespace {

Caution read_caution(const YamlNode& node, Names& seen, Reading& reading) {
    return read_conditional<Caution>(Fields(node, caution_keys, reading.report), seen, reading);
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
