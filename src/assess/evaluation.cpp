#include "assess/evaluation.h"

#include <algorithm>
#include <utility>

#include "assess/untold.h"

namespace apatite {

Evaluation::Evaluation(const RuleGraph& graph) : Evaluation(graph, std::make_shared<const LogicTable>(graph)) {}

Evaluation::Evaluation(const RuleGraph& graph, const std::shared_ptr<const LogicTable>& logic)
    : graph_(&graph), now_(graph, Reading::now, logic), firm_(graph, Reading::firm, logic),
      could_(graph, Openness::all_but_firm, logic), could_if_presumed_(graph, Openness::all_but_presumed, logic),
      if_usable_(graph, Openness::unusable_only, logic), askable_(graph, Openness::askable, logic),
      marked_(graph.nodes().size()) {
    nodes_.reserve(graph.plan().size());
    told_.reserve(graph.pack().catalogue.findings.size());
    for (Told& told : told_before_) told.findings.reserve(told_.capacity());
}

void Evaluation::note(const FindingState& state) noexcept {
    soft_ = soft_ || !is_firm(state.provenance);
    unusable_ = unusable_ || is_unusable(state);
    for (const Instance& instance : state.instances) {
        soft_ = soft_ || !is_firm(instance.provenance);
        for (const FindingState& field : instance.fields) note(field);
    }
}

void Evaluation::mark_above(std::uint32_t finding) {
    for (const NodeId id : graph_->nodes_above(finding)) marked_[id] = 1;
}

/// What is marked becomes `nodes_`, in the order of the plan.
void Evaluation::collect_marked() {
    nodes_.clear();
    for (const NodeId id : graph_->plan())
        if (std::exchange(marked_[id], std::uint8_t{0}) != 0) nodes_.push_back(id);
}

template <typename Pass>
void Evaluation::run_next(const Findings& findings, Pass& pass, Told& told) {
    if (!std::exchange(told.holds, true)) {
        pass.run(findings);
        told.findings = told_;
        return;
    }
    auto before = told.findings.begin();
    for (const Heard& heard : told_) {
        for (; before != told.findings.end() && before->finding < heard.finding; ++before) mark_above(before->finding);
        const bool again = before != told.findings.end() && before->finding == heard.finding;
        if (!again || heard.print == 0 || before->print != heard.print) mark_above(heard.finding);
        if (again) ++before;
    }
    for (; before != told.findings.end(); ++before) mark_above(before->finding);
    collect_marked();
    pass.refresh(findings, nodes_);
    told.findings = told_;
}

/// Who says what, for `run_next`.
void Evaluation::listen(const Findings& findings) {
    answered_ = false;
    soft_ = unusable_ = has_askable_ = false;
    told_.clear();
    for (std::uint32_t i = 0; i < findings.states.size(); ++i) {
        if (is_untold(findings.states[i])) continue;
        told_.push_back({i, print_of(findings.states[i])});
        note(findings.states[i]);
    }
}

void Evaluation::run_next(const Findings& findings) {
    listen(findings);
    run_next(findings, now_, told_before_[0]);
    run_next(findings, could_, told_before_[1]);
    if (soft_) run_next(findings, firm_, told_before_[2]);
    if (soft_) run_next(findings, could_if_presumed_, told_before_[3]);
    if (unusable_) run_next(findings, if_usable_, told_before_[4]);
}

void Evaluation::run_brief(const Findings& findings) {
    listen(findings);
    run_next(findings, now_, told_before_[0]);
    if (soft_) run_next(findings, firm_, told_before_[2]);
    make_answer_plan();
    look_at_open_alerts(findings);
}

void Evaluation::forget() noexcept {
    for (Told& told : told_before_) told.holds = false;
    answered_ = false;
}

void Evaluation::make_answer_plan() {
    if (!answer_plan_) answer_plan_ = std::make_unique<const AnswerPlan>(*graph_);
}

/// What could still be is asked only of alerts that are suspected, or rest on what was sent and cannot be used. False
/// when there are none.
bool Evaluation::look_at_open_alerts(const Findings& findings) {
    told_before_[1].holds = told_before_[4].holds = false;
    const auto asks = [&](const AlertRoots& roots) {
        return now_.truth(roots.when) != Truth::is_true && (unusable_ || now_.truth(roots.suspect) == Truth::is_true);
    };
    if (std::ranges::none_of(graph_->roots().alerts, asks)) return false;
    could_.refresh(findings, answer_plan_->alerts);
    if (unusable_) if_usable_.refresh(findings, answer_plan_->alerts);
    return true;
}

void Evaluation::run_answer(const Findings& findings) {
    told_findings_.clear();
    for (std::uint32_t i = 0; i < findings.states.size(); ++i)
        if (!is_untold(findings.states[i])) told_findings_.push_back(i);
    run_answer(findings, told_findings_);
}

void Evaluation::run_answer(const Findings& findings, std::span<const std::uint32_t> told) {
    const bool answered = answered_;
    forget();
    soft_ = unusable_ = has_askable_ = false;
    for (const std::uint32_t finding : told) note(findings.states[finding]);
    make_answer_plan();
    if (!answer_bits_) answer_bits_ = std::make_unique<AnswerBits>(*graph_, *answer_plan_, now_, firm_);
    answer_bits_->run(findings, told, now_, soft_ ? &firm_ : nullptr, !answered);
    answered_ = true;
    if (!look_at_open_alerts(findings)) return;
    now_.refresh(findings, answer_plan_->alerts); // what keeps an alert open is told from below it
    if (soft_) firm_.refresh(findings, answer_plan_->alerts);
}

void Evaluation::run_values(const Findings& findings) {
    forget();
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
    forget();
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

void Evaluation::refresh_could(const Findings& findings, std::span<const std::uint32_t> changed) {
    told_before_[1].holds = false;
    for (const std::uint32_t finding : changed) mark_above(finding);
    collect_marked();
    could_.refresh(findings, nodes_);
}

const SetPass& Evaluation::askable(const Findings& findings) {
    if (!has_askable_) askable_.run(findings);
    has_askable_ = true;
    return askable_;
}

} // namespace apatite
