#include "assess/answer_bits.h"

#include <algorithm>
#include <limits>

namespace apatite {
namespace {

/// In rows: what `row_of` gives for each item, in their order; by row, the end of its own.
template <typename Item, typename RowOf>
std::vector<std::uint32_t> sort_in_rows(std::vector<Item>& items, std::size_t rows, const RowOf& row_of) {
    std::ranges::stable_sort(items, {}, row_of);
    std::vector<std::uint32_t> ends(rows + 1, 0);
    for (const Item& item : items) ++ends[row_of(item) + 1];
    for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
    return ends;
}

std::vector<Truth> untold_truths(const BitPlan& plan, std::span<const NodeId> asked, std::span<const Truth> untold) {
    std::vector<Truth> truths(plan.truth_inputs.size(), Truth::unknown); // a look at what nobody told
    for (std::size_t i = 0, at = 0; i < truths.size(); ++i)
        if (at < asked.size() && plan.truth_inputs[i].node == asked[at]) truths[i] = untold[at++];
    return truths;
}

} // namespace

AnswerBits::AnswerBits(const RuleGraph& graph, const AnswerPlan& roots, ValuePass& now, ValuePass& firm)
    : plan_(graph, roots.now), exact_(plan_), now_(reads_of(Reading::now, roots.now, now)),
      firm_(reads_of(Reading::firm, roots.firm, firm)),
      bits_(plan_, untold_truths(plan_, now_.asked.nodes(), now_.asked.untold())),
      numbers_(plan_.number_inputs.size()) {
    const std::vector<std::uint8_t> below_firm = marked_below(graph, roots.firm);
    std::vector<std::pair<std::uint32_t, Look>> looks;
    for (const TruthInput& input : plan_.truth_inputs)
        if (const auto finding = looked_at(graph, graph.node(input.node)))
            looks.push_back({*finding, {input.plane, &graph.node(input.node), below_firm[input.node] != 0}});
    looks_end_ =
        sort_in_rows(looks, graph.pack().catalogue.findings.size(), [](const auto& each) { return each.first; });
    for (const auto& [finding, look] : looks) looks_.push_back(look);
}

AnswerBits::Reads AnswerBits::reads_of(Reading reading, std::span<const NodeId> roots, ValuePass& pass) const {
    const RuleGraph& graph = pass.graph();
    const std::vector<std::uint8_t> below = marked_below(graph, roots);
    std::vector<NodeId> asked, by_plane;
    std::vector<Plane> asked_planes;
    for (const TruthInput& input : plan_.truth_inputs) {
        if (below[input.node] == 0 || looked_at(graph, graph.node(input.node))) continue;
        asked.push_back(input.node);
        asked_planes.push_back(input.plane);
    }
    for (const NodeId root : roots)
        if (root != no_node && plan_.planes[root] != no_plane) by_plane.push_back(root);
    std::ranges::sort(by_plane);
    by_plane.erase(std::ranges::unique(by_plane).begin(), by_plane.end());
    auto ends = sort_in_rows(by_plane, plan_.plane_count / 2, [&](NodeId root) { return plan_.planes[root] / 2; });
    return {reading, {std::move(asked), pass}, std::move(asked_planes), std::move(by_plane), std::move(ends), {}};
}

void AnswerBits::read_truths(const Findings& findings, Reads& reads, ValuePass& pass) {
    const auto asked = reads.asked.read(findings, pass);
    for (std::size_t i = 0; i < asked.size(); ++i) bits_.set(reads.asked_planes[i], asked[i]);
}

void AnswerBits::read_numbers(const Findings& findings, const Reads& reads, ValuePass& pass) {
    bool all_held = true;
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        const NumberInput& input = plan_.number_inputs[i];
        const auto number = held_number(input, findings.states[input.finding], reads.reading);
        numbers_[i] = number.value_or(std::numeric_limits<double>::quiet_NaN());
        all_held = all_held && number;
    }
    alone_.clear();
    if (!all_held) exact_.read(findings, pass, alone_); // rare: every comparison of this patient
    bits_.set_numbers(numbers_, alone_);
}

void AnswerBits::give(Reads& reads, ValuePass& pass, bool all) {
    const auto give_one = [&](NodeId root) { pass.set_truth(root, bits_.truth(plan_.planes[root])); };
    const auto roots_at = [&](Plane plane) {
        const NodeId* first = reads.roots.data();
        return std::span(first + reads.roots_end[plane / 2], first + reads.roots_end[plane / 2 + 1]);
    };
    if (all || !reads.given_all)
        std::ranges::for_each(reads.roots, give_one);
    else
        for (const Plane plane : reads.given) std::ranges::for_each(roots_at(plane), give_one);
    reads.given_all = true;
    reads.given.clear();
    for (const Plane plane : bits_.changed()) {
        const auto roots = roots_at(plane);
        if (roots.empty()) continue;
        reads.given.push_back(plane);
        std::ranges::for_each(roots, give_one);
    }
}

void AnswerBits::run(const Findings& findings, std::span<const std::uint32_t> told, ValuePass& now, ValuePass* firm,
                     bool all) {
    bits_.clear();
    const auto take_looks = [&](std::uint32_t finding, Reading reading) {
        const FindingState& state = findings.states[finding];
        for (std::uint32_t i = looks_end_[finding]; i < looks_end_[finding + 1]; ++i)
            if (reading == Reading::now || looks_[i].firm)
                bits_.set(looks_[i].plane, look(*looks_[i].node, state, reading));
    };
    for (const std::uint32_t finding : told) take_looks(finding, Reading::now);
    read_truths(findings, now_, now);
    read_numbers(findings, now_, now);
    bits_.run();
    give(now_, now, all);
    if (firm == nullptr) {
        firm_.given_all = firm_.given_all && !all;
        return;
    }
    for (const std::uint32_t finding : told)
        if (!is_firm(findings.states[finding].provenance)) take_looks(finding, Reading::firm);
    read_truths(findings, firm_, *firm);
    read_numbers(findings, firm_, *firm);
    bits_.run();
    give(firm_, *firm, all);
}

} // namespace apatite
