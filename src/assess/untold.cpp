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

std::uint64_t print_of(const FindingState& state) noexcept {
    const bool* value = std::get_if<bool>(&state.value);
    if ((state.known() && value == nullptr) || state.possible.index() != 0 || !state.instances.empty()) return 0;
    std::uint64_t print = 1;
    const auto add = [&](unsigned bits, std::uint64_t part) { print = print << bits | part; };
    add(2, value == nullptr ? 2 : *value ? 1 : 0);
    add(8, state.why ? static_cast<std::uint64_t>(*state.why) + 1 : 0);
    add(4, static_cast<std::uint64_t>(state.provenance));
    add(1, state.instances_complete ? 1 : 0);
    for (const Judgement* each : {&state.high, &state.low, &state.normal, &state.positive, &state.negative}) {
        add(2, static_cast<std::uint64_t>(each->now));
        add(3, each->could_be.bits());
    }
    return print;
}

Findings untold_findings(std::size_t findings) {
    return {{}, {}, *PartialDate::from(2024), std::vector<FindingState>(findings, unknown_state()), {}, {}, {}};
}

} // namespace apatite
