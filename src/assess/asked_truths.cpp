#include "assess/asked_truths.h"

#include <algorithm>
#include <map>

#include "assess/answer_plan.h"
#include "assess/untold.h"

namespace apatite {

AskedTruths::AskedTruths(std::vector<NodeId> nodes, ValuePass& pass)
    : nodes_(std::move(nodes)), truths_(nodes_.size(), Truth::unknown) {
    const RuleGraph& graph = pass.graph();
    std::map<std::vector<std::uint32_t>, std::vector<std::uint32_t>> over; // by instances
    for (std::uint32_t place = 0; place < nodes_.size(); ++place) {
        const Node& node = graph.node(nodes_[place]);
        if (node.kind == NodeKind::some)
            over[graph.somes()[node.index].instances].push_back(place);
        else
            add_part({place}, pass);
    }
    for (auto& [instances, places] : over) add_part(std::move(places), pass);
    const Findings nobody = untold_findings(graph.pack().catalogue.findings.size());
    for (const Part& part : parts_) evaluate(part, nobody, pass);
    untold_ = truths_;
}

void AskedTruths::add_part(std::vector<std::uint32_t> places, const ValuePass& pass) {
    const RuleGraph& graph = pass.graph();
    Part part{std::move(places), {}, {}, {}};
    std::vector<NodeId> asked, roots;
    for (const std::uint32_t place : part.places) {
        asked.push_back(nodes_[place]);
        const auto below = graph.findings_below(asked.back());
        part.findings.insert(part.findings.end(), below.begin(), below.end());
    }
    std::ranges::sort(part.findings);
    part.findings.erase(std::ranges::unique(part.findings).begin(), part.findings.end());
    if (graph.node(asked.front()).kind == NodeKind::some) {
        for (const NodeId some : asked)
            for (const NodeId operand : graph.operands(graph.node(some))) roots.push_back(operand);
        part.tuples.emplace(graph, pass.logic(), std::move(asked));
    } else {
        roots = std::move(asked);
    }
    part.plan = plan_below(graph, roots);
    parts_.push_back(std::move(part));
}

void AskedTruths::evaluate(const Part& part, const Findings& findings, ValuePass& pass) {
    pass.refresh(findings, part.plan);
    if (part.tuples) pass.find_tuples(*part.tuples);
    for (const std::uint32_t place : part.places) truths_[place] = pass.truth(nodes_[place]);
}

std::span<const Truth> AskedTruths::read(const Findings& findings, ValuePass& pass) {
    for (const Part& part : parts_) {
        const auto told = [&](std::uint32_t finding) { return !is_untold(findings.states[finding]); };
        if (std::ranges::any_of(part.findings, told))
            evaluate(part, findings, pass);
        else
            for (const std::uint32_t place : part.places) truths_[place] = untold_[place];
    }
    return truths_;
}

} // namespace apatite
