// Where nothing is likely: the few findings that would tell.
#include <algorithm>
#include <optional>
#include <tuple>

#include "assess/context.h"
#include "assess/search.h"

namespace apatite {
namespace {

constexpr std::size_t told_at_most = 3;   ///< findings, in all
constexpr std::size_t tell_budget = 2500; ///< evaluations

bool is_told(Status status) { return status <= Status::likely; }

/// What would have to be learnt for a hypothesis to be likely, found step by step: each time the answer that comes
/// nearest to it, of equals the cheapest, of these the one on which most rests.
class Path {
public:
    struct Step {
        LeafUse use;
        Candidate candidate;
    };

    Path(const Context& context, const Candidates& candidates, Trial& trial, std::size_t hypothesis)
        : context_(&context), candidates_(&candidates), trial_(&trial), hypothesis_(hypothesis) {}

    /// False when no way of so many steps was found.
    bool find(std::size_t most) {
        while (!is_there() && steps_.size() < most && trial_->can_go_on() && go_on()) {
        }
        const bool found = is_there();
        if (found) leave_out_what_is_idle();
        return found;
    }
    const std::vector<Step>& steps() const noexcept { return steps_; }
    /// Takes back all that was tried.
    void leave() {
        for (const Step& step : steps_) trial_->restore(step.use.finding);
    }

private:
    bool is_there() const { return is_told(trial_->first().status); }

    Explainer explainer(ValuePass& pass) const { return {context_->graph, pass, trial_->findings()}; }
    Explainer explainer() const { return explainer(context_->evaluation.now()); }

    /// What the rules that speak for it and its needs wait for; also what is only presumed, which establishes nothing.
    std::vector<LeafUse> missing() const {
        std::vector<LeafUse> found;
        const auto add = [&](NodeId node) {
            Evaluation& evaluation = context_->evaluation;
            const auto add_leaves = [&](const std::vector<LeafUse>& leaves) {
                found.insert(found.end(), leaves.begin(), leaves.end());
            };
            if (context_->now(node) == Truth::unknown) add_leaves(explainer().missing_leaves(node));
            if (&evaluation.firm() != &evaluation.now() && context_->firm(node) == Truth::unknown)
                add_leaves(explainer(evaluation.firm()).missing_leaves(node));
        };
        for (const Effect& effect : context_->graph.effects()[hypothesis_].effects)
            if (speaks_for(effect.kind)) add(context_->graph.roots().rules[effect.rule]);
        if (const auto& needs = context_->graph.roots().hypotheses[hypothesis_].likely_needs) add(*needs);
        sort_leaves(found);
        return found;
    }

    /// How much is still lacking: what it needs, then points.
    int lacking() const {
        const Standing now = standing(context_->evaluation, hypothesis_);
        if (is_told(now.status)) return 0;
        constexpr int never = 1000000, of_need = 10;
        int sum = 1 + std::max(0, context_->pack().scale.likely_from - now.score);
        const auto& needs = context_->graph.roots().hypotheses[hypothesis_].likely_needs;
        if (!needs || context_->now(*needs) == Truth::is_true) return now.status == Status::excluded ? never : sum;
        if (now.status == Status::excluded || context_->now(*needs) == Truth::is_false) return never;
        return sum + of_need * static_cast<int>(explainer().missing_leaves(*needs).size());
    }

    bool go_on() {
        std::optional<Step> best;
        auto rank = std::tuple(lacking(), 0, 0);
        for (const LeafUse& use : missing()) {
            const auto taken = [&](const Step& step) { return step.use.finding == use.finding; };
            if (std::ranges::any_of(steps_, taken) || !can_be_asked(*context_, use)) continue;
            const int cost = weight(*declaration_of(*context_, use).cost);
            const int weight_of_rest = static_cast<int>(context_->graph.nodes_above(use.finding).size());
            std::vector<Candidate> candidates = candidates_->of(use, context_->findings);
            for (Candidate& candidate : candidates) {
                if (!trial_->can_go_on()) break;
                trial_->set(use.finding, candidate.state);
                const std::tuple here(is_there() ? 0 : lacking(), cost, -weight_of_rest);
                if (here >= rank) continue;
                rank = here;
                best = Step{use, std::move(candidate)};
            }
            if (!candidates.empty()) trial_->restore(use.finding);
            if (!trial_->can_go_on()) return false;
        }
        if (!best) return false;
        trial_->set(best->use.finding, best->candidate.state);
        steps_.push_back(*std::move(best));
        return true;
    }

    void leave_out_what_is_idle() {
        for (std::size_t i = 0; i < steps_.size();) {
            trial_->restore(steps_[i].use.finding);
            if (is_there()) {
                steps_.erase(steps_.begin() + static_cast<std::ptrdiff_t>(i));
                i = 0; // without it another may be idle too
            } else {
                trial_->set(steps_[i].use.finding, steps_[i].candidate.state);
                ++i;
            }
        }
    }

    const Context* context_;
    const Candidates* candidates_;
    Trial* trial_;
    std::size_t hypothesis_;
    std::vector<Step> steps_;
};

WouldTell described(const Context& context, const Path& path, const FirstAnswer& first) {
    const HypothesisDeclaration& declared = context.pack().hypotheses[first.hypothesis];
    WouldTell result{{}, declared.id, declared.label, first.status};
    for (const Path::Step& step : path.steps()) {
        const FindingDeclaration& declaration = declaration_of(context, step.use);
        const MissingFinding named =
            Explainer(context.graph, context.evaluation.now(), context.findings).missing_finding(step.use);
        result.findings.push_back({named.finding, named.label, declaration.ask,
                                   std::string(cost_word(*declaration.cost)), step.candidate.value,
                                   step.candidate.words});
    }
    return result;
}

} // namespace

void assess_would_tell(Context& context, Assessment& result) {
    const Candidates candidates(context.graph);
    Trial trial(context.evaluation, context.findings, tell_budget);
    std::set<std::size_t> told;
    std::size_t left = told_at_most;
    for (const std::size_t h : context.order) {
        if (left == 0 || !trial.can_go_on()) break;
        if (told.contains(h) || context.bounds[h].best > Status::likely) continue;
        Path path(context, candidates, trial, h);
        if (path.find(left)) {
            const FirstAnswer first = trial.first();
            if (told.insert(first.hypothesis).second) {
                result.would_tell.push_back(described(context, path, first));
                left -= path.steps().size();
            }
        }
        path.leave();
    }
    if (context.evaluation.ran_out()) result.would_tell.clear(); // a way may have been found too long, or not at all
}

} // namespace apatite
