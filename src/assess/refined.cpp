#include "assess/refined.h"

#include <algorithm>
#include <array>
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

/// One patient in whom some hypotheses are looked at, and what can be split for them.
class Refinement {
public:
    Refinement(Trial& trial, const Evaluation& evaluation, const Candidates& candidates,
               std::vector<std::size_t> hypotheses)
        : trial_(&trial), evaluation_(&evaluation), hypotheses_(std::move(hypotheses)) {
        collect(candidates);
    }

    const std::vector<Split>& splits() const noexcept { return splits_; }
    Trial& trial() noexcept { return *trial_; }
    StandingBounds bounds(std::size_t hypothesis) const {
        return standing_bounds(*evaluation_, evaluation_->could(), hypothesis);
    }
    Standing now(std::size_t hypothesis) const { return standing(*evaluation_, hypothesis); }

    /// The next finding, from `at`, on which something rests that is still undecided.
    std::size_t next(std::size_t at) const {
        while (at < splits_.size() && !matters(splits_[at].finding)) ++at;
        return at;
    }

private:
    /// Visits the node of every rule and need that is not decided.
    template <typename Visit>
    void each_open(Visit visit) const {
        const RuleGraph& graph = evaluation_->graph();
        const auto consider = [&](NodeId node) {
            const TruthSet set = evaluation_->could().truth(node);
            const bool decided =
                set.is_only(Truth::is_true) || set.is_only(Truth::is_false) || set.is_only(Truth::unknown);
            if (!decided) visit(node);
        };
        for (const std::size_t h : hypotheses_) {
            for (const Effect& effect : graph.effects()[h].effects) consider(graph.roots().rules[effect.rule]);
            if (const auto& needs = graph.roots().hypotheses[h].likely_needs) consider(*needs);
        }
    }

    bool matters(std::uint32_t finding) const {
        bool found = false;
        each_open([&](NodeId node) { found = found || evaluation_->graph().rests_on(node, finding); });
        return found;
    }

    void collect(const Candidates& candidates) {
        const Pack& pack = evaluation_->graph().pack();
        std::vector<int> rules(pack.catalogue.findings.size(), 0);
        each_open([&](NodeId node) {
            for (const std::uint32_t finding : evaluation_->graph().findings_below(node)) ++rules[finding];
        });
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < rules.size(); ++i)
            if (rules[i] > 0 && can_be_split(pack.catalogue.findings[i], trial_->findings().states[i]))
                order.push_back(i);
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rules[a] > rules[b]; });
        order.resize(std::min(order.size(), split_at_most));
        for (const std::uint32_t finding : order) {
            Split split{finding, {}};
            for (Candidate& each : candidates.of({finding, {}, {}, {}}, trial_->findings()))
                split.cells.push_back(std::move(each.state));
            splits_.push_back(std::move(split));
        }
    }

    Trial* trial_;
    const Evaluation* evaluation_;
    std::vector<std::size_t> hypotheses_;
    std::vector<Split> splits_;
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
        const Split& split = refinement_->splits()[at];
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
        const Split& split = refinement_->splits()[at];
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

} // namespace

std::vector<StandingBounds> refined_bounds(Evaluation& evaluation, const Findings& findings, std::size_t budget) {
    const Candidates candidates(evaluation.graph());
    const std::size_t hypotheses = evaluation.graph().effects().size();
    std::vector<StandingBounds> result;
    Trial trial(evaluation, findings, budget, Trial::Readings::all);
    for (std::size_t h = 0; h < hypotheses; ++h) {
        std::array<int, 4> ends{};
        Refinement refinement(trial, evaluation, candidates, {h});
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
    const Candidates candidates(evaluation.graph());
    const std::size_t first = first_answer(evaluation).hypothesis;
    std::vector<bool> result(bounds.size(), true);
    Trial trial(evaluation, findings, budget, Trial::Readings::all);
    for (std::size_t rival = 0; rival < bounds.size(); ++rival) {
        if (rival == first || surely_before(first, bounds[first], rival, bounds[rival])) continue;
        trial.allow(budget / bounds.size());
        Refinement refinement(trial, evaluation, candidates, {first, rival});
        result[rival] = Duel(refinement, first, rival).is_won();
        result[first] = result[first] && result[rival];
    }
    return result;
}

} // namespace apatite
