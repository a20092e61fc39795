#include "assess/evaluation.h"

namespace apatite {

Evaluation::Evaluation(const RuleGraph& graph)
    : graph_(&graph), now_(graph, Reading::now), firm_(graph, Reading::firm), could_(graph, Openness::all_but_firm),
      could_if_presumed_(graph, Openness::all_but_presumed), if_usable_(graph, Openness::unusable_only),
      askable_(graph, Openness::askable) {}

void Evaluation::note(const FindingState& state) noexcept {
    soft_ = soft_ || !is_firm(state.provenance);
    unusable_ = unusable_ || is_unusable(state);
    for (const Instance& instance : state.instances) {
        soft_ = soft_ || !is_firm(instance.provenance);
        for (const FindingState& field : instance.fields) note(field);
    }
}

void Evaluation::run_values(const Findings& findings) {
    soft_ = unusable_ = has_askable_ = false;
    for (const FindingState& state : findings.states) note(state);
    now_.run(findings);
    if (soft_) firm_.run(findings);
}

void Evaluation::run(const Findings& findings) {
    run_values(findings);
    could_.run(findings);
    if (soft_) could_if_presumed_.run(findings);
    if (unusable_) if_usable_.run(findings);
}

void Evaluation::refresh_values(const Findings& findings, std::uint32_t finding) {
    const bool was_soft = soft_;
    note(findings.states[finding]);
    now_.refresh(findings, graph_->nodes_above(finding));
    if (soft_ && !was_soft)
        firm_.run(findings);
    else if (soft_)
        firm_.refresh(findings, graph_->nodes_above(finding));
}

void Evaluation::refresh(const Findings& findings, std::uint32_t finding) {
    const bool was_soft = soft_, was_unusable = unusable_;
    refresh_values(findings, finding);
    could_.refresh(findings, graph_->nodes_above(finding));
    if (has_askable_) askable_.refresh(findings, graph_->nodes_above(finding));
    if (soft_ && !was_soft)
        could_if_presumed_.run(findings);
    else if (soft_)
        could_if_presumed_.refresh(findings, graph_->nodes_above(finding));
    if (unusable_ && !was_unusable)
        if_usable_.run(findings);
    else if (unusable_)
        if_usable_.refresh(findings, graph_->nodes_above(finding));
}

const SetPass& Evaluation::askable(const Findings& findings) {
    if (!has_askable_) askable_.run(findings);
    has_askable_ = true;
    return askable_;
}

} // namespace apatite
