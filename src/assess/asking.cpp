// What may be asked for or tested in this patient.
#include <algorithm>

#include "assess/context.h"

namespace apatite {
namespace {

const FindingState& state_of(const Context& context, const LeafUse& use) {
    const FindingState& whole = context.findings.states[use.finding];
    return use.field && use.instance ? whole.instances[*use.instance].fields[*use.field] : whole;
}

bool is_unsafe(const Context& context, std::size_t workup) {
    const auto& unsafe = context.graph.roots().workup[workup].unsafe_when;
    return unsafe && context.now(*unsafe) == Truth::is_true;
}

/// Every test that would answer it is unsafe for this patient. A biopsy is a biopsy, whatever it is to show: where one
/// is unsafe, nothing is asked that only a biopsy could tell.
bool is_unsafe(const Context& context, const FindingDeclaration& declaration) {
    bool any = false;
    for (std::size_t i = 0; i < context.pack().workup.size(); ++i) {
        const WorkupDeclaration& workup = context.pack().workup[i];
        const bool biopsy = declaration.cost == Cost::biopsy && workup.cost == Cost::biopsy;
        if (biopsy && is_unsafe(context, i)) return true;
        if (std::find(workup.answers.begin(), workup.answers.end(), declaration.id) == workup.answers.end()) continue;
        if (!is_unsafe(context, i)) return false;
        any = true;
    }
    return any;
}

} // namespace

int weight(Cost cost) {
    switch (cost) {
    case Cost::question:
    case Cost::examination: return 1;
    case Cost::blood_test: return 2;
    case Cost::imaging: return 4;
    default: return 8;
    }
}

const FindingDeclaration& declaration_of(const Context& context, const LeafUse& use) {
    const FindingDeclaration& whole = context.pack().catalogue.findings[use.finding];
    return use.field ? whole.fields[*use.field] : whole;
}

bool can_be_asked(const Context& context, const LeafUse& use) {
    const FindingDeclaration& declaration = declaration_of(context, use);
    const FindingState& state = state_of(context, use);
    return is_askable(declaration, state) && !is_answered(state) && !is_unsafe(context, declaration);
}

} // namespace apatite
