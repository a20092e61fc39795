#include "authoring/lints/cone.h"

#include <algorithm>
#include <map>

#include "assess/kleene.h"

namespace apatite::lints {
namespace {

std::vector<NodeId> reached(const RuleGraph& graph, std::span<const NodeId> roots) {
    std::vector<NodeId> open(roots.begin(), roots.end()), found;
    std::vector<bool> seen(graph.nodes().size(), false);
    while (!open.empty()) {
        const NodeId id = open.back();
        open.pop_back();
        if (seen[id]) continue;
        seen[id] = true;
        found.push_back(id);
        if (!is_connective(graph, graph.node(id))) continue;
        for (const NodeId part : parts_of(graph, graph.node(id))) open.push_back(part);
    }
    std::ranges::sort(found); // operands stand before their users
    return found;
}

std::int64_t wanted_by(const RuleGraph& graph, const Node& node) {
    const Node& number = graph.node(graph.operands(node)[0]);
    const auto& value = graph.literals()[number.index].number;
    return value ? value->lo().value.ceil().to_int64().value_or(0) : 0;
}

/// Takes over the cells of a group, as far as they answer what the cone asks. The one in which nothing is known comes
/// first, so that a search tries it first.
void add_cells(Cone& cone, std::size_t group, const Group& all, const Atoms& atoms) {
    const auto add = [&](std::size_t origin) {
        std::vector<Truth> answers;
        for (const std::size_t at : cone.questions[group])
            answers.push_back(all.answers[origin][atoms.place(cone.nodes[at].id).position]);
        if (std::ranges::find(cone.groups[group], answers) != cone.groups[group].end()) return;
        cone.groups[group].push_back(std::move(answers));
        cone.origins[group].push_back(origin);
    };
    if (all.nothing_known) add(*all.nothing_known);
    for (std::size_t origin = 0; origin < all.answers.size(); ++origin) add(origin);
}

TruthSet at_least(std::int64_t n, std::span<const TruthSet> parts) {
    std::int64_t can_be_true = 0, cannot_be_false = 0, must_be_true = 0, can_be_unknown = 0, two_ways = 0;
    for (const TruthSet set : parts) {
        must_be_true += set.is_only(Truth::is_true) ? 1 : 0;
        can_be_true += set.can_be_true() ? 1 : 0;
        cannot_be_false += set.can_be_false() ? 0 : 1;
        can_be_unknown += set.can_be_unknown() ? 1 : 0;
        two_ways += set.can_be_true() && set.can_be_false() && !set.can_be_unknown() ? 1 : 0;
    }
    const std::int64_t least = std::max<std::int64_t>(0, n - can_be_unknown - must_be_true);
    return {can_be_true >= n, cannot_be_false < n, least <= std::min(two_ways, n - 1 - must_be_true)};
}

TruthSet any_or_all(bool all, std::span<const TruthSet> parts) {
    const Truth deciding = to_truth(!all);
    const bool can = std::ranges::any_of(parts, [&](TruthSet set) { return set.contains(deciding); });
    const bool must = std::ranges::any_of(parts, [&](TruthSet set) { return set.is_only(deciding); });
    return all ? TruthSet(!must, can, false) : TruthSet(can, !must, false);
}

} // namespace

TruthSet combined(const ConeNode& node, std::span<const TruthSet> parts) {
    switch (node.op) {
    case Operator::is_null:
        return {parts[0].can_be_unknown(), parts[0].can_be_true() || parts[0].can_be_false(), false};
    case Operator::is_true:
        return {parts[0].can_be_true(), parts[0].can_be_false() || parts[0].can_be_unknown(), false};
    case Operator::is_false:
        return {parts[0].can_be_false(), parts[0].can_be_true() || parts[0].can_be_unknown(), false};
    case Operator::all_true:
    case Operator::any_true: return any_or_all(node.op == Operator::all_true, parts);
    case Operator::at_least: return at_least(node.wanted, parts);
    default:
        return kleene(
            node.op, parts.size(), [&](std::size_t i) { return parts[i]; }, TruthSet());
    }
}

Cone cone_below(const RuleGraph& graph, const Atoms& atoms, std::span<const NodeId> roots) {
    Cone cone;
    std::map<NodeId, std::size_t> positions;
    std::map<std::uint32_t, std::size_t> groups;
    for (const NodeId id : reached(graph, roots)) {
        const Node& node = graph.node(id);
        ConeNode added{id, Operator::null, 0, {}, {}};
        if (is_connective(graph, node)) {
            added.op = node.op;
            if (node.op == Operator::at_least) added.wanted = wanted_by(graph, node);
            for (const NodeId part : parts_of(graph, node)) added.parts.push_back(positions.at(part));
        } else {
            const auto [at, is_new] = groups.try_emplace(atoms.place(id).group, groups.size());
            if (is_new) {
                cone.questions.emplace_back();
                cone.group_ids.push_back(at->first);
            }
            added.question = {static_cast<std::uint32_t>(at->second),
                              static_cast<std::uint32_t>(cone.questions[at->second].size())};
            cone.questions[at->second].push_back(cone.nodes.size());
        }
        positions.emplace(id, cone.nodes.size());
        cone.nodes.push_back(std::move(added));
    }
    cone.groups.resize(cone.questions.size());
    cone.origins.resize(cone.questions.size());
    for (std::size_t group = 0; group < cone.questions.size(); ++group)
        add_cells(cone, group, atoms.groups()[cone.group_ids[group]], atoms);
    return cone;
}

} // namespace apatite::lints
