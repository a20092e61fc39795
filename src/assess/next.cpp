// What to ask or test next.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "assess/context.h"
#include "assess/search.h"

namespace apatite {
namespace {

/// What learning one finding can move.
struct Reach {
    int alerts = 0; ///< alerts not ruled out that it can decide
    int span = 0;   ///< points that it can move, shared among what a rule still waits for
    std::vector<std::size_t> hypotheses;
    std::vector<std::string> alert_ids;
};

constexpr int whole_share = 60; ///< divides by 1 to 6, so that shares stay whole numbers

void merge(std::vector<LeafUse>& leaves, const std::vector<LeafUse>& more) {
    leaves.insert(leaves.end(), more.begin(), more.end());
    sort_leaves(leaves);
}

/// What asking can still change.
struct Open {
    const SetPass& sets;
    std::vector<StandingBounds> bounds;

    /// What would have to be told for the node to become true, or to be no longer what it is only presumed to be.
    std::vector<LeafUse> leaves(const Context& context, NodeId node) const {
        const Truth now = context.now(node);
        const TruthSet could = sets.truth(node);
        if (now == Truth::unknown && !could.can_be_true()) return {};
        if (now != Truth::unknown && could.is_only(now)) return {};
        auto found = Explainer(context.graph, context.evaluation.now(), context.findings).missing_leaves(node);
        if (&context.evaluation.firm() != &context.evaluation.now())
            merge(found, Explainer(context.graph, context.evaluation.firm(), context.findings).missing_leaves(node));
        return found;
    }
};

/// Hypotheses whose place asking can still change. When the first stays but is not likely, what could make it likely.
std::vector<bool> contenders(const Context& context, const Open& open) {
    std::vector<bool> result(context.standings.size(), false);
    if (context.order.empty()) return result;
    const std::size_t first = context.order.front();
    const bool settled = must_be_first(open.bounds, first);
    const bool told = context.standings[first].status <= Status::likely;
    const std::vector<bool> can_lead = can_be_first(open.bounds);
    for (std::size_t h = 0; h < result.size(); ++h) {
        if (settled)
            result[h] = !told && h == first && open.bounds[h].best <= Status::likely;
        else
            result[h] = h == first || can_lead[h];
    }
    return result;
}

using Reaches = std::map<LeafUse, Reach>;

/// What is missing for the alerts that are open; those that are not ruled out count before everything else.
void add_alerts(Context& context, const Assessment& result, const Open& open, Reaches& reaches) {
    for (std::size_t i = 0; i < context.pack().alerts.size(); ++i) {
        const AlertRoots& roots = context.graph.roots().alerts[i];
        const std::string& id = context.pack().alerts[i].id;
        if (context.now(roots.when) == Truth::is_true) continue;
        const bool suspected = std::any_of(result.not_ruled_out.begin(), result.not_ruled_out.end(),
                                           [&](const Alert& alert) { return alert.id == id; });
        if (!suspected && context.now(roots.suspect) == Truth::is_false) continue;
        auto leaves = open.leaves(context, roots.when);
        if (suspected && !leaves.empty()) merge(leaves, open.leaves(context, roots.suspect));
        for (const LeafUse& use : leaves) {
            Reach& reach = reaches[use];
            reach.alerts += suspected ? 1 : 0;
            reach.span += whole_share / std::max(1, static_cast<int>(leaves.size()));
            reach.alert_ids.push_back(id);
        }
    }
}

constexpr int far = 12;      ///< nearness of the first hypothesis
constexpr int halved_at = 4; ///< points behind at which a rival counts half

/// What moves a rival that is far behind matters less than what moves the first one or one close to it.
int nearness(const Context& context, std::size_t hypothesis) {
    const int behind = context.standings[context.order.front()].score - context.standings[hypothesis].score;
    return std::max(1, far * halved_at / (halved_at + std::max(0, behind)));
}

/// The undecided rules of the contenders. Of a group only the strongest can count, so it counts once.
void add_rules(Context& context, const Open& open, Reaches& reaches) {
    const std::vector<bool> contends = contenders(context, open);
    for (std::size_t h = 0; h < contends.size(); ++h) {
        if (!contends[h]) continue;
        std::map<std::tuple<LeafUse, EffectKind, std::uint32_t>, int> best;
        const auto consider = [&](NodeId root, EffectKind kind, std::uint32_t group, int points) {
            const auto leaves = open.leaves(context, root);
            const int share = points * whole_share / std::max(1, static_cast<int>(leaves.size()));
            for (const LeafUse& use : leaves) {
                int& known = best[{use, kind, group}];
                known = std::max(known, share);
            }
        };
        for (const Effect& effect : context.graph.effects()[h].effects) {
            const bool points = effect.kind == EffectKind::supports || effect.kind == EffectKind::opposes;
            consider(context.graph.roots().rules[effect.rule], effect.kind, effect.group,
                     points ? effect.points : 2 * context.pack().scale.strong);
        }
        if (const auto& needs = context.graph.roots().hypotheses[h].likely_needs)
            consider(*needs, EffectKind::establishes, UINT32_MAX, context.pack().scale.strong);
        for (const auto& [key, share] : best) {
            Reach& reach = reaches[std::get<0>(key)];
            reach.span += share * nearness(context, h) / far;
            if (reach.hypotheses.empty() || reach.hypotheses.back() != h) reach.hypotheses.push_back(h);
        }
    }
}

struct Question {
    LeafUse use;
    const Reach* reach;
    int value, cost; ///< what it can move, and what it costs
};

constexpr std::size_t brief_next = 3;

/// Questions that are looked into by trying their answers.
constexpr std::size_t looked_into = 40;

/// Alerts that are not ruled out before everything else, then what moves most for its cost.
bool comes_before(const Question& a, const Question& b) {
    if (a.reach->alerts != b.reach->alerts) return a.reach->alerts > b.reach->alerts;
    return a.value / a.cost > b.value / b.cost;
}

/// How far ahead of the best of the others a hypothesis is.
int lead(const std::vector<Standing>& all, std::size_t hypothesis) {
    int best = 0;
    for (std::size_t h = 0; h < all.size(); ++h)
        if (h != hypothesis && all[h].status != Status::excluded) best = std::max(best, all[h].score);
    return all[hypothesis].score - best;
}

std::size_t raised(const Context& context) {
    const std::vector<AlertRoots>& alerts = context.graph.roots().alerts;
    const auto is_raised = [&](const AlertRoots& roots) { return context.now(roots.when) == Truth::is_true; };
    return static_cast<std::size_t>(std::ranges::count_if(alerts, is_raised));
}

/// What an answer is worth, in the measure of shares: another first hypothesis or another alert as much as a strong
/// rule.
constexpr int worth_of_change = 4 * whole_share, worth_of_status = 2 * whole_share, worth_of_point = whole_share;

/// Hypotheses of which a rule or a need rests on a finding.
std::vector<std::size_t> ranked_by(const RuleGraph& graph, std::uint32_t finding) {
    std::vector<bool> above(graph.nodes().size());
    for (const NodeId id : graph.nodes_above(finding)) above[id] = true;
    std::vector<std::size_t> found;
    for (std::size_t h = 0; h < graph.effects().size(); ++h) {
        const auto& needs = graph.roots().hypotheses[h].likely_needs;
        const auto rests = [&](const Effect& effect) { return above[graph.roots().rules[effect.rule]]; };
        if ((needs && above[*needs]) || std::ranges::any_of(graph.effects()[h].effects, rests)) found.push_back(h);
    }
    return found;
}

/// How far the answers to a question move the ranking and the alerts by themselves, in the mean over the answers.
int moves(const Context& context, const Candidates& candidates, const LeafUse& use, Trial& trial) {
    const std::size_t first = context.order.front();
    const int lead_now = lead(context.standings, first);
    const std::size_t raised_now = raised(context);
    const std::vector<std::size_t> can_move = ranked_by(context.graph, use.finding);
    std::vector<Standing> then = context.standings;
    int sum = 0, answers = 0;
    for (Candidate& candidate : candidates.of(use, context.findings)) {
        trial.set(use.finding, std::move(candidate.state));
        for (const std::size_t h : can_move) then[h] = standing(context.evaluation, h);
        const std::size_t leads = first_of(then);
        if (leads != first) sum += worth_of_change;
        if (then[leads].status != context.standings[first].status) sum += worth_of_status;
        if (raised(context) > raised_now) sum += worth_of_change;
        sum += worth_of_point * std::abs(lead(then, first) - lead_now);
        ++answers;
    }
    trial.take_back();
    return answers == 0 ? 0 : sum / answers;
}

/// `Calciphylaxis` of `Calciphylaxis (calcific uraemic arteriolopathy)`.
std::string short_label(const HypothesisDeclaration& declared) {
    return declared.label.substr(0, declared.label.find(" ("));
}

std::string because(const Context& context, const Reach& reach) {
    std::string hypotheses, alerts;
    constexpr std::size_t named = 3;
    for (std::size_t i = 0; i < std::min(reach.hypotheses.size(), named); ++i)
        hypotheses +=
            fmt::format("{}{}", i == 0 ? "" : ", ", short_label(context.pack().hypotheses[reach.hypotheses[i]]));
    if (reach.hypotheses.size() > named) hypotheses += fmt::format(" and {} more", reach.hypotheses.size() - named);
    for (const AlertDeclaration& alert : context.pack().alerts)
        if (std::find(reach.alert_ids.begin(), reach.alert_ids.end(), alert.id) != reach.alert_ids.end())
            alerts += fmt::format("{}{}", alerts.empty() ? "" : ", ", alert.label);
    if (alerts.empty()) return fmt::format("It bears on {}", hypotheses);
    if (hypotheses.empty()) return fmt::format("It can raise or rule out: {}", alerts);
    return fmt::format("It can raise or rule out: {}; and it bears on {}", alerts, hypotheses);
}

NextFinding described(const Context& context, const LeafUse& use, const Reach& reach) {
    const FindingDeclaration& declaration = declaration_of(context, use);
    const MissingFinding named =
        Explainer(context.graph, context.evaluation.now(), context.findings).missing_finding(use);
    NextFinding next;
    next.finding = named.finding;
    next.label = named.label;
    next.ask = declaration.ask;
    next.cost = std::string(cost_word(*declaration.cost));
    next.because = because(context, reach);
    next.could_change = reach.alert_ids;
    for (const std::size_t h : reach.hypotheses) next.could_change.push_back(context.pack().hypotheses[h].id);
    return next;
}

} // namespace

void assess_next(Context& context, Assessment& result) {
    if (!context.evaluation.spend_change()) return;
    if (context.options.brief)
        context.evaluation.run_could(context.findings); // the bounds ask what is firm for certain
    const SetPass& sets = context.evaluation.askable(context.findings);
    const Open open{sets, all_bounds(context.evaluation, sets)};
    Reaches reaches;
    add_alerts(context, result, open, reaches);
    add_rules(context, open, reaches);
    std::vector<Question> order;
    for (const auto& [use, reach] : reaches)
        if (can_be_asked(context, use))
            order.push_back({use, &reach, reach.span, weight(*declaration_of(context, use).cost)});
    std::ranges::stable_sort(order, comes_before);
    const Candidates candidates(context.graph);
    const std::size_t tried = std::min(order.size(), std::max(looked_into, context.options.next_limit));
    Trial values(context.evaluation, context.findings, context.options.budget);
    for (std::size_t i = 0; i < tried && !context.evaluation.ran_out(); ++i)
        order[i].value += moves(context, candidates, order[i].use, values);
    std::stable_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(tried), comes_before);
    order.resize(std::min(order.size(), context.options.brief ? brief_next : context.options.next_limit));
    Trial all(context.evaluation, context.findings, context.options.budget, Trial::Readings::all);
    for (const Question& question : order) {
        result.next.push_back(described(context, question.use, *question.reach));
        if (!context.options.brief)
            result.next.back().answers = next_answers(context, result, candidates, question.use, all);
    }
    if (context.evaluation.ran_out()) result.next.clear(); // neither the order nor the answers are whole
}

} // namespace apatite
