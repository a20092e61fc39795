#include "assess/refined.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <utility>

#include "assess/candidates.h"
#include "assess/search.h"

namespace apatite {
namespace {

/// A finding and every value that it can turn out to have. That nothing more is learnt of it is one more way.
struct Split {
    std::uint32_t finding = 0;
    std::vector<FindingState> cells;

    std::size_t ways() const noexcept { return cells.size() + 1; }
    void take(Trial& trial, std::size_t way) const {
        if (way == cells.size()) return trial.close(finding);
        trial.set(finding, cells[way]);
    }
};

bool can_be_split(const FindingDeclaration& declaration, const FindingState& state) {
    const bool counted = declaration.kind == FindingKind::boolean || declaration.kind == FindingKind::choice;
    return counted && !(state.known() && is_firm(state.provenance));
}

/// Visits the node of every rule and need of a hypothesis that is not decided.
template <typename Visit>
void each_open(const Evaluation& evaluation, std::size_t hypothesis, Visit visit) {
    const RuleGraph& graph = evaluation.graph();
    const auto consider = [&](NodeId node) {
        const TruthSet set = evaluation.could().truth(node);
        const bool decided = set.is_only(Truth::is_true) || set.is_only(Truth::is_false) || set.is_only(Truth::unknown);
        if (!decided) visit(node);
    };
    for (const Effect& effect : graph.effects()[hypothesis].effects) consider(graph.roots().rules[effect.rule]);
    if (const auto& needs = graph.roots().hypotheses[hypothesis].likely_needs) consider(*needs);
}

/// What can be split of one patient as it is before anything is: each part made when it is first asked for.
class Splits {
public:
    /// Both as they were when the evaluation was run, whenever `of` is called.
    Splits(const Evaluation& evaluation, const Findings& findings)
        : evaluation_(&evaluation), findings_(&findings), candidates_(evaluation.graph()) {}

    /// On which most undecided rules of the hypotheses rest, those first; they live as long as this.
    std::vector<const Split*> of(const std::vector<std::size_t>& hypotheses) {
        std::vector<int> rules(findings_->states.size(), 0);
        for (const std::size_t hypothesis : hypotheses)
            std::ranges::transform(rules, rules_on(hypothesis), rules.begin(), std::plus<>());
        const std::vector<FindingDeclaration>& declared = evaluation_->graph().pack().catalogue.findings;
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < rules.size(); ++i)
            if (rules[i] > 0 && can_be_split(declared[i], findings_->states[i])) order.push_back(i);
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rules[a] > rules[b]; });
        order.resize(std::min(order.size(), split_at_most));
        std::vector<const Split*> found;
        for (const std::uint32_t finding : order) found.push_back(&split(finding));
        return found;
    }

private:
    /// By finding: the undecided rules of a hypothesis that rest on it.
    const std::vector<int>& rules_on(std::size_t hypothesis) {
        const auto [at, is_new] = rules_.try_emplace(hypothesis, findings_->states.size(), 0);
        if (!is_new) return at->second;
        each_open(*evaluation_, hypothesis, [&, &counts = at->second](NodeId node) {
            for (const std::uint32_t finding : evaluation_->graph().findings_below(node)) ++counts[finding];
        });
        return at->second;
    }

    const Split& split(std::uint32_t finding) {
        const auto [at, is_new] = splits_.try_emplace(finding, Split{finding, {}});
        if (is_new)
            for (Candidate& each : candidates_.of({finding, {}, {}, {}}, *findings_))
                at->second.cells.push_back(std::move(each.state));
        return at->second;
    }

    const Evaluation* evaluation_;
    const Findings* findings_;
    Candidates candidates_;
    std::map<std::size_t, std::vector<int>> rules_;
    std::map<std::uint32_t, Split> splits_;
};

/// One patient in whom some hypotheses are looked at.
class Refinement {
public:
    Refinement(Trial& trial, const Evaluation& evaluation, Splits& splits, std::vector<std::size_t> hypotheses)
        : trial_(&trial), evaluation_(&evaluation), hypotheses_(std::move(hypotheses)),
          splits_(splits.of(hypotheses_)) {}

    const std::vector<const Split*>& splits() const noexcept { return splits_; }
    Trial& trial() noexcept { return *trial_; }
    StandingBounds bounds(std::size_t hypothesis) const {
        return standing_bounds(*evaluation_, evaluation_->could(), hypothesis);
    }
    Standing now(std::size_t hypothesis) const { return standing(*evaluation_, hypothesis); }

    /// The next finding, from `at`, on which something rests that is still undecided.
    std::size_t next(std::size_t at) const {
        while (at < splits_.size() && !matters(splits_[at]->finding)) ++at;
        return at;
    }

private:
    bool matters(std::uint32_t finding) const {
        bool found = false;
        for (const std::size_t hypothesis : hypotheses_)
            each_open(*evaluation_, hypothesis,
                      [&](NodeId node) { found = found || evaluation_->graph().rests_on(node, finding); });
        return found;
    }

    Trial* trial_;
    const Evaluation* evaluation_;
    std::vector<std::size_t> hypotheses_;
    std::vector<const Split*> splits_;
};

/// An end of the bounds, turned so that farther out is more.
enum class Edge { highest, lowest, best, worst };

int reach(Edge edge, const StandingBounds& bounds) {
    switch (edge) {
    case Edge::highest: return bounds.highest;
    case Edge::lowest: return -bounds.lowest;
    case Edge::best: return -static_cast<int>(bounds.best);
    default: return static_cast<int>(bounds.worst);
    }
}

int reach(Edge edge, const Standing& standing) {
    return reach(edge, StandingBounds{standing.status, standing.status, standing.score, standing.score});
}

/// Branch and bound toward one end for one hypothesis.
class Farthest {
public:
    Farthest(Refinement& refinement, std::size_t hypothesis, Edge edge)
        : refinement_(&refinement), hypothesis_(hypothesis), edge_(edge) {}

    int find() {
        found_ = reach(edge_, refinement_->now(hypothesis_));
        explore(0);
        return found_;
    }

private:
    int limit() const { return reach(edge_, refinement_->bounds(hypothesis_)); }

    void explore(std::size_t at) {
        found_ = std::max(found_, reach(edge_, refinement_->now(hypothesis_)));
        const int most = limit();
        if (most <= found_) return;
        at = refinement_->next(at);
        if (at == refinement_->splits().size() || !refinement_->trial().can_go_on()) {
            found_ = most;
            return;
        }
        const Split& split = *refinement_->splits()[at];
        std::vector<std::pair<int, std::size_t>> order;
        for (std::size_t way = split.ways(); way-- > 0;) {
            split.take(refinement_->trial(), way);
            order.emplace_back(limit(), way);
            refinement_->trial().restore(split.finding);
        }
        std::ranges::stable_sort(order, [](const auto& a, const auto& b) { return a.first > b.first; });
        for (const auto& [limit_of_way, way] : order) {
            if (limit_of_way <= found_) break;
            split.take(refinement_->trial(), way);
            explore(at + 1);
            refinement_->trial().restore(split.finding);
        }
    }

    Refinement* refinement_;
    std::size_t hypothesis_;
    Edge edge_;
    int found_ = 0;
};

/// Does the first hypothesis stay before a rival? Ends at the first way in which it does not.
class Duel {
public:
    Duel(Refinement& refinement, std::size_t first, std::size_t rival)
        : refinement_(&refinement), first_(first), rival_(rival) {}

    bool is_won(std::size_t at = 0) {
        if (surely_before(first_, refinement_->bounds(first_), rival_, refinement_->bounds(rival_))) return true;
        const Standing first = refinement_->now(first_), rival = refinement_->now(rival_);
        if (stands_before(rival, first) || (!stands_before(first, rival) && rival_ < first_)) return false;
        at = refinement_->next(at);
        if (at == refinement_->splits().size() || !refinement_->trial().can_go_on()) return false;
        const Split& split = *refinement_->splits()[at];
        bool won = true;
        for (std::size_t way = 0; won && way < split.ways(); ++way) {
            split.take(refinement_->trial(), way);
            won = is_won(at + 1);
            refinement_->trial().restore(split.finding);
        }
        return won;
    }

private:
    Refinement* refinement_;
    std::size_t first_, rival_;
};

/// Looks for duels that are lost by one look at a time: at one way of all that a duel would split, in which a rival is
/// not surely behind. Whoever is so there is so in the duel, which would come to that way or stop before it, lost.
class LostAtOnce {
public:
    LostAtOnce(Evaluation& evaluation, const Findings& findings, Splits& splits, std::size_t first, std::size_t budget)
        : evaluation_(&evaluation), splits_(&splits), first_(first),
          trial_(evaluation, findings, budget, Trial::Readings::could) {}

    /// Nothing more is learnt of anything that any duel could split.
    std::vector<bool> with_all_closed() {
        const std::vector<FindingDeclaration>& declared = evaluation_->graph().pack().catalogue.findings;
        std::vector<std::uint32_t> closed;
        for (std::uint32_t i = 0; i < declared.size(); ++i)
            if (can_be_split(declared[i], trial_.findings().states[i])) closed.push_back(i);
        trial_.close_could(closed);
        std::vector<bool> result;
        for (std::size_t rival = 0; rival < evaluation_->graph().effects().size(); ++rival)
            result.push_back(rival != first_ && !is_behind(rival));
        trial_.take_back();
        return result;
    }

    /// What the duel would split turns out as the first of its values says, or as the last.
    bool with_values(std::size_t rival) {
        const std::vector<const Split*> splits = splits_->of({first_, rival});
        for (const bool last : {false, true}) {
            std::vector<std::pair<std::uint32_t, FindingState>> told;
            for (const Split* split : splits)
                if (!split->cells.empty())
                    told.emplace_back(split->finding, last ? split->cells.back() : split->cells.front());
            trial_.set_could(std::move(told));
            if (!is_behind(rival)) return true;
        }
        return false;
    }

private:
    bool is_behind(std::size_t rival) const {
        const SetPass& could = evaluation_->could();
        return surely_before(first_, standing_bounds(*evaluation_, could, first_), rival,
                             standing_bounds(*evaluation_, could, rival));
    }

    Evaluation* evaluation_;
    Splits* splits_;
    std::size_t first_;
    Trial trial_;
};

/// Rivals that are not proved to stay behind and whose duel is not lost at once.
std::vector<std::size_t> left_to_fight(Evaluation& evaluation, const Findings& findings, Splits& splits,
                                       std::size_t first, std::size_t budget, const std::vector<bool>& proved) {
    LostAtOnce lost(evaluation, findings, splits, first, budget);
    const std::vector<bool> lost_closed = lost.with_all_closed();
    std::vector<std::size_t> left;
    for (std::size_t rival = 0; rival < proved.size(); ++rival)
        if (!proved[rival] && !lost_closed[rival] && !lost.with_values(rival)) left.push_back(rival);
    return left;
}

void fight(Evaluation& evaluation, const Findings& findings, std::size_t first, std::size_t budget,
           std::vector<bool>& proved) {
    Splits splits(evaluation, findings);
    const std::vector<std::size_t> rivals = left_to_fight(evaluation, findings, splits, first, budget, proved);
    if (rivals.empty()) return;
    Trial trial(evaluation, findings, budget, Trial::Readings::all);
    for (const std::size_t rival : rivals) {
        trial.allow(budget / proved.size());
        Refinement refinement(trial, evaluation, splits, {first, rival});
        proved[rival] = Duel(refinement, first, rival).is_won();
    }
}

} // namespace

std::vector<StandingBounds> refined_bounds(Evaluation& evaluation, const Findings& findings, std::size_t budget) {
    Splits splits(evaluation, findings);
    const std::size_t hypotheses = evaluation.graph().effects().size();
    std::vector<StandingBounds> result;
    Trial trial(evaluation, findings, budget, Trial::Readings::all);
    for (std::size_t h = 0; h < hypotheses; ++h) {
        std::array<int, 4> ends{};
        Refinement refinement(trial, evaluation, splits, {h});
        for (const Edge edge : {Edge::highest, Edge::lowest, Edge::best, Edge::worst}) {
            trial.allow(budget / (4 * hypotheses));
            ends[static_cast<std::size_t>(edge)] = Farthest(refinement, h, edge).find();
        }
        result.push_back({static_cast<Status>(-ends[2]), static_cast<Status>(ends[3]), -ends[1], ends[0]});
    }
    return result;
}

std::vector<bool> proved_to_stay(Evaluation& evaluation, const Findings& findings,
                                 const std::vector<StandingBounds>& bounds, std::size_t budget) {
    const std::size_t first = first_answer(evaluation).hypothesis;
    std::vector<bool> result;
    for (std::size_t rival = 0; rival < bounds.size(); ++rival)
        result.push_back(rival == first || surely_before(first, bounds[first], rival, bounds[rival]));
    if (std::ranges::find(result, false) != result.end()) fight(evaluation, findings, first, budget, result);
    result[first] = std::ranges::find(result, false) == result.end();
    return result;
}

} // namespace apatite
