#include <algorithm>
#include <set>

#include "assess/bounds.h"
#include "assess/candidates.h"
#include "assess/search.h"

namespace apatite {
namespace {

/// A finding and the values to try.
struct Option {
    std::uint32_t finding = 0;
    std::vector<Candidate> candidates;
};

struct Found {
    std::vector<std::pair<std::uint32_t, std::string>> changes;
    std::size_t first = 0; ///< hypothesis
    int cost = 0;
};

void add_below(const RuleGraph& graph, NodeId root, std::set<std::uint32_t>& found) {
    for (const std::uint32_t finding : graph.findings_below(root)) found.insert(finding);
}

/// Every finding that has a say in the ranking.
std::set<std::uint32_t> findings_of_ranking(const RuleGraph& graph) {
    std::set<std::uint32_t> found;
    for (std::size_t h = 0; h < graph.effects().size(); ++h)
        for (const std::uint32_t finding : graph.findings_of_hypothesis(h)) found.insert(finding);
    return found;
}

/// Unknown findings that can bring another hypothesis to the front: those below a rule that can still come true
/// against the first or for a rival that can be first. Filling in an unknown never undoes what is true or false now,
/// except under operators that catch nulls; their rules are known now and open all the same, and count too.
std::set<std::uint32_t> findings_that_can_turn(const Evaluation& evaluation, std::size_t first) {
    const RuleGraph& graph = evaluation.graph();
    const std::vector<bool> can_lead = can_be_first(all_bounds(evaluation, evaluation.could()));
    std::set<std::uint32_t> found;
    for (std::size_t h = 0; h < graph.effects().size(); ++h) {
        if (h != first && !can_lead[h]) continue;
        const auto matters = [&](NodeId root, bool against) {
            const TruthSet set = evaluation.could().truth(root);
            if (set.is_only(Truth::is_true) || set.is_only(Truth::is_false)) return false;
            if (evaluation.now().truth(root) != Truth::unknown) return true;
            return set.can_be_true() && against == (h == first);
        };
        for (const Effect& effect : graph.effects()[h].effects) {
            const NodeId root = graph.roots().rules[effect.rule];
            if (matters(root, !speaks_for(effect.kind))) add_below(graph, root, found);
        }
        if (const auto& needs = graph.roots().hypotheses[h].likely_needs)
            if (matters(*needs, false)) add_below(graph, *needs, found);
    }
    return found;
}

int cost_of(const FindingDeclaration& declaration) {
    return declaration.cost ? static_cast<int>(*declaration.cost) : static_cast<int>(Cost::biopsy);
}

/// Tries every combination of `size` options in order; the values of one finding stop at the first that overturns.
class Combinations {
public:
    Combinations(Trial& trial, const std::vector<Option>& options, std::size_t first)
        : trial_(&trial), options_(&options), first_(first) {}

    /// False when the budget did not last.
    bool run(std::size_t size) { return go_on(0, size); }
    std::vector<Found>& found() noexcept { return found_; }

private:
    bool go_on(std::size_t from, std::size_t left) {
        bool complete = true;
        for (std::size_t i = from; complete && i + left <= options_->size(); ++i) complete = try_option(i, left);
        return complete;
    }

    bool try_option(std::size_t at, std::size_t left) {
        const Option& option = (*options_)[at];
        bool complete = true;
        for (const Candidate& candidate : option.candidates) {
            if (!trial_->can_go_on()) complete = false;
            if (!complete) break;
            trial_->set(option.finding, candidate.state);
            changes_.emplace_back(option.finding, candidate.value);
            const bool overturned = left == 1 && note();
            if (left > 1) complete = go_on(at + 1, left - 1);
            changes_.pop_back();
            if (overturned) break;
        }
        trial_->restore(option.finding);
        return complete;
    }

    bool note() {
        const FirstAnswer now = trial_->first();
        if (now.hypothesis == first_) return false;
        int cost = 0;
        for (const auto& [finding, value] : changes_)
            cost += cost_of(trial_->graph().pack().catalogue.findings[finding]);
        found_.push_back({changes_, now.hypothesis, cost});
        return true;
    }

    Trial* trial_;
    const std::vector<Option>* options_;
    std::size_t first_;
    std::vector<std::pair<std::uint32_t, std::string>> changes_;
    std::vector<Found> found_;
};

std::vector<Found> fewest(Trial& trial, const std::vector<Option>& options, std::size_t first, std::size_t most) {
    for (std::size_t size = 1; size <= most; ++size) {
        Combinations combinations(trial, options, first);
        const bool complete = combinations.run(size);
        if (!combinations.found().empty()) {
            std::stable_sort(combinations.found().begin(), combinations.found().end(),
                             [](const Found& a, const Found& b) { return a.cost < b.cost; });
            return std::move(combinations.found());
        }
        if (!complete) break; // fewer might have been missed: nothing is claimed
    }
    return {};
}

void add(const RuleGraph& graph, const std::vector<Found>& found, bool if_wrong, std::vector<Overturn>& result) {
    for (std::size_t i = 0; i < std::min(found.size(), overturns_shown); ++i) {
        Overturn overturn;
        overturn.first = graph.pack().hypotheses[found[i].first].id;
        overturn.if_wrong = if_wrong;
        for (const auto& [finding, value] : found[i].changes) {
            const FindingDeclaration& declaration = graph.pack().catalogue.findings[finding];
            overturn.changes.push_back(
                {declaration.id, declaration.label.empty() ? declaration.id : declaration.label, value});
        }
        result.push_back(std::move(overturn));
    }
}

} // namespace

std::vector<Overturn> overturn(Evaluation& evaluation, const Findings& findings, bool settled, std::size_t budget) {
    const RuleGraph& graph = evaluation.graph();
    const FirstAnswer now = first_answer(evaluation);
    const Candidates candidates(graph);
    std::vector<Option> unknown, known;
    for (const std::uint32_t finding : findings_of_ranking(graph)) {
        const FindingDeclaration& declaration = graph.pack().catalogue.findings[finding];
        const FindingState& state = findings.states[finding];
        if (declaration.fixed || declaration.kind == FindingKind::instances) continue;
        if (!holds_fact(state) && (state.declined || state.why == WhyUnknown::not_known)) continue;
        (holds_fact(state) ? known : unknown).push_back({finding, candidates.of({finding, {}, {}, {}}, findings)});
    }
    const std::set<std::uint32_t> open = findings_that_can_turn(evaluation, now.hypothesis);
    std::erase_if(unknown, [&](const Option& option) { return !open.contains(option.finding); });

    std::vector<Overturn> result;
    if (!settled) {
        Trial trial(evaluation, findings, budget);
        add(graph, fewest(trial, unknown, now.hypothesis, 3), false, result);
    }
    Trial if_wrong(evaluation, findings, budget);
    add(graph, fewest(if_wrong, known, now.hypothesis, 2), true, result);
    return result;
}

} // namespace apatite
