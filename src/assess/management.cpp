// What to consider and what to avoid, with what speaks against it in this patient.
#include "assess/context.h"

namespace apatite {
namespace {

/// Only what is firmly known clears a caution.
CautionState caution_state(Context& context, const Caution& caution, NodeId root) {
    CautionState result;
    result.id = caution.id;
    result.because = caution.because;
    result.evidence = caution.evidence;
    context.cite(caution.evidence);
    if (context.now(root) == Truth::is_true) {
        result.state = "applies";
        if (!context.options.brief) result.facts = context.facts(root);
    } else if (context.firm(root) == Truth::is_false) {
        result.state = "clear";
    } else {
        result.state = "cannot-check";
        if (!context.options.brief) result.missing = context.missing(root, Reading::firm);
    }
    return result;
}

} // namespace

void assess_management(Context& context, Assessment& result) {
    for (std::size_t i = 0; i < context.pack().management.size(); ++i) {
        const ManagementDeclaration& declared = context.pack().management[i];
        const ManagementRoots& roots = context.graph.roots().management[i];
        if (context.now(roots.when) != Truth::is_true) continue;
        ManagementItem item;
        item.id = declared.id;
        item.label = declared.label;
        item.stance = declared.stance;
        item.level = declared.level;
        item.because = declared.because;
        item.evidence = declared.evidence;
        context.cite(declared.evidence);
        item.cautions.reserve(declared.cautions.size());
        for (std::size_t c = 0; c < declared.cautions.size(); ++c)
            item.cautions.push_back(caution_state(context, declared.cautions[c], roots.cautions[c]));
        result.management.push_back(std::move(item));
    }
}

} // namespace apatite
