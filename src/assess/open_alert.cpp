#include "assess/open_alert.h"

namespace apatite {

std::vector<LeafUse> unusable_of(const Findings& findings, std::span<const std::uint32_t> which) {
    std::vector<LeafUse> found;
    for (const std::uint32_t finding : which) {
        const FindingState& state = findings.states[finding];
        if (is_unusable(state)) found.push_back({finding, {}, {}, {}});
        for (std::uint32_t i = 0; i < state.instances.size(); ++i)
            for (std::uint32_t f = 0; f < state.instances[i].fields.size(); ++f)
                if (is_unusable(state.instances[i].fields[f])) found.push_back({finding, i, f, {}});
    }
    sort_leaves(found);
    return found;
}

bool is_open(const Evaluation& evaluation, const AlertRoots& roots, bool has_unusable) {
    if (evaluation.now().truth(roots.when) == Truth::is_true) return false;
    if (!evaluation.could().truth(roots.when).can_be_true()) return false;
    if (evaluation.now().truth(roots.suspect) == Truth::is_true) return true;
    const SetPass& usable = evaluation.if_usable();
    return has_unusable && (usable.truth(roots.suspect).can_be_true() || usable.truth(roots.when).can_be_true());
}

Reading reading_of_open(const Evaluation& evaluation, const AlertRoots& roots) {
    return evaluation.now().truth(roots.when) == Truth::unknown ? Reading::now : Reading::firm;
}

} // namespace apatite
