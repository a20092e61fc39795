#include "assess/untold.h"

#include "assess/search.h"

namespace apatite {
namespace {

bool is_open(const Judgement& judgement) noexcept {
    return judgement.now == Truth::unknown && judgement.could_be == TruthSet();
}

} // namespace

bool is_untold(const FindingState& state) noexcept {
    return !state.known() && state.possible.index() == 0 && state.why == WhyUnknown::missing &&
           state.provenance == Provenance::observed && state.instances.empty() && !state.instances_complete &&
           is_open(state.high) && is_open(state.low) && is_open(state.normal) && is_open(state.positive) &&
           is_open(state.negative);
}

Findings untold_findings(std::size_t findings) {
    return {{}, {}, *PartialDate::from(2024), std::vector<FindingState>(findings, unknown_state()), {}, {}, {}};
}

} // namespace apatite
