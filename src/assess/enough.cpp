#include <algorithm>

#include "assess/search.h"

namespace apatite {
namespace {

/// How much the rules that speak for the first answer lean on each finding: what matters least is left out first, so
/// that what remains is what a reader expects.
std::vector<int> weights(const Evaluation& evaluation, std::size_t hypothesis) {
    const RuleGraph& graph = evaluation.graph();
    std::vector<int> result(graph.pack().catalogue.findings.size(), 0);
    for (const Effect& effect : graph.effects()[hypothesis].effects) {
        const NodeId rule = graph.roots().rules[effect.rule];
        if (effect.kind == EffectKind::opposes || effect.kind == EffectKind::excludes) continue;
        if (evaluation.now().truth(rule) != Truth::is_true) continue;
        const int weight = effect.kind == EffectKind::establishes ? 1000 : effect.points;
        for (const std::uint32_t finding : graph.findings_below(rule))
            result[finding] = std::max(result[finding], weight);
    }
    return result;
}

} // namespace

// Allocates nothing: it may run because memory has run out.
Trial::~Trial() {
    for (const std::uint32_t finding : changed_) evaluation_->close(finding, false);
    refresh_changed(*original_);
}

void Trial::undo() {
    for (const std::uint32_t finding : changed_) {
        findings_.states[finding] = original_->states[finding];
        evaluation_->close(finding, false);
    }
}

void Trial::take_back() {
    undo();
    refresh_changed(*original_);
    changed_.clear();
}

void Trial::restore(std::uint32_t finding) {
    evaluation_->close(finding, false);
    set(finding, original_->states[finding]);
    std::erase(changed_, finding);
}

void Trial::close(std::uint32_t finding) {
    evaluation_->close(finding, true);
    set(finding, original_->states[finding]);
}

void Trial::refresh(const Findings& findings, std::uint32_t finding) {
    if (readings_ == Readings::all)
        evaluation_->refresh(findings, finding);
    else
        evaluation_->refresh_values(findings, finding);
}

/// Allocates nothing.
void Trial::refresh_changed(const Findings& findings) {
    if (readings_ == Readings::could) return evaluation_->refresh_could(findings, changed_);
    for (const std::uint32_t finding : changed_) refresh(findings, finding);
}

void Trial::spend() {
    ++spent_;
    static_cast<void>(evaluation_->spend_change()); // `can_go_on` tells when it was the last
}

void Trial::note_change(std::uint32_t finding) {
    if (std::ranges::find(changed_, finding) == changed_.end()) changed_.push_back(finding);
}

void Trial::set(std::uint32_t finding, FindingState state) {
    spend();
    note_change(finding);
    findings_.states[finding] = std::move(state);
    refresh(findings_, finding);
}

void Trial::set_could(std::vector<std::pair<std::uint32_t, FindingState>> states) {
    spend();
    undo();
    const auto before = static_cast<std::ptrdiff_t>(changed_.size());
    for (auto& [finding, state] : states) {
        changed_.push_back(finding);
        findings_.states[finding] = std::move(state);
    }
    refresh_changed(findings_);
    changed_.erase(changed_.begin(), changed_.begin() + before);
}

void Trial::close_could(const std::vector<std::uint32_t>& findings) {
    spend();
    undo();
    const auto before = static_cast<std::ptrdiff_t>(changed_.size());
    for (const std::uint32_t finding : findings) {
        changed_.push_back(finding);
        evaluation_->close(finding, true);
    }
    refresh_changed(findings_);
    changed_.erase(changed_.begin(), changed_.begin() + before);
}

FindingState unknown_state() {
    FindingState state;
    state.why = WhyUnknown::missing;
    return state;
}

bool holds_fact(const FindingState& state) {
    const auto told = [](const Judgement& judgement) { return judgement.now != Truth::unknown; };
    return state.known() || !state.instances.empty() || state.instances_complete || told(state.high) ||
           told(state.low) || told(state.normal) || told(state.positive) || told(state.negative);
}

std::vector<std::string> enough(Evaluation& evaluation, const Findings& findings, std::size_t budget) {
    const RuleGraph& graph = evaluation.graph();
    const FirstAnswer wanted = first_answer(evaluation);
    if (wanted.status == Status::not_assessed) return {};
    const std::vector<int> weight = weights(evaluation, wanted.hypothesis);

    std::vector<std::uint32_t> kept;
    for (std::uint32_t i = 0; i < findings.states.size(); ++i)
        if (!graph.nodes_above(i).empty() && holds_fact(findings.states[i])) kept.push_back(i);
    std::stable_sort(kept.begin(), kept.end(), [&](auto a, auto b) { return weight[a] < weight[b]; });

    Trial trial(evaluation, findings, budget);
    // Whether a fact can be left out depends on the others, so the rounds end when one changes nothing.
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < kept.size();) {
            if (!trial.can_go_on()) return {};
            trial.set(kept[i], unknown_state());
            if (trial.first() == wanted) {
                kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(i));
                changed = true;
            } else {
                trial.restore(kept[i++]);
            }
        }
    }
    std::sort(kept.begin(), kept.end());
    std::vector<std::string> ids;
    for (const std::uint32_t finding : kept) ids.push_back(graph.pack().catalogue.findings[finding].id);
    return ids;
}

} // namespace apatite
