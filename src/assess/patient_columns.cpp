#include "assess/patient_columns.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "assess/untold.h"

namespace apatite {
namespace {

constexpr double null = std::numeric_limits<double>::quiet_NaN();

bool is_judgement(const Node& node) {
    switch (node.op) {
    case Operator::high:
    case Operator::low:
    case Operator::normal:
    case Operator::positive:
    case Operator::negative: return node.kind == NodeKind::operation;
    default: return false;
    }
}

/// The finding that a look at it alone answers, or nothing.
std::optional<std::uint32_t> looked_at(const RuleGraph& graph, const Node& node) {
    if (node.kind == NodeKind::finding) return node.index;
    if (!is_judgement(node)) return std::nullopt;
    const Node& leaf = graph.node(graph.operands(node)[0]);
    return leaf.kind == NodeKind::finding ? std::optional(leaf.index) : std::nullopt;
}

/// The nodes that have to be evaluated for some others, operands first.
std::vector<NodeId> plan_below(const RuleGraph& graph, std::vector<NodeId> open) {
    std::vector<bool> seen(graph.nodes().size());
    while (!open.empty()) {
        const NodeId id = open.back();
        open.pop_back();
        if (seen[id]) continue;
        seen[id] = true;
        for (const NodeId operand : graph.operands(graph.node(id))) open.push_back(operand);
    }
    std::vector<NodeId> plan;
    std::ranges::copy_if(graph.plan(), std::back_inserter(plan), [&](NodeId id) { return seen[id]; });
    return plan;
}

} // namespace

SlotReader::SlotReader(const BitPlan& plan, Reading reading)
    : plan_(&plan), reading_(reading), pass_(*plan.graph, reading) {
    const RuleGraph& graph = *plan.graph;
    std::vector<NodeId> asked;
    for (std::uint32_t i = 0; i < plan.truth_inputs.size(); ++i) {
        const NodeId node = plan.truth_inputs[i].node;
        if (const auto finding = looked_at(graph, graph.node(node))) {
            looks_.push_back({i, *finding, &graph.node(node)});
            continue;
        }
        asked_.push_back(i);
        asked.push_back(node);
        const auto below = graph.findings_below(node);
        asked_findings_.insert(asked_findings_.end(), below.begin(), below.end());
    }
    asked_plan_ = plan_below(graph, asked);
    std::ranges::sort(asked_findings_);
    asked_findings_.erase(std::unique(asked_findings_.begin(), asked_findings_.end()), asked_findings_.end());
    const Findings nobody = untold_findings(graph.pack().catalogue.findings.size());
    pass_.run(nobody);
    for (const NodeId node : asked) untold_.push_back(pass_.truth(node));
}

bool SlotReader::counts(const FindingState& state) const noexcept {
    return reading_ == Reading::now || is_firm(state.provenance);
}

Truth SlotReader::truth(const Node& node, const FindingState& state) const {
    if (!counts(state)) return Truth::unknown;
    if (node.kind == NodeKind::operation) return judgement(node.op, state).now;
    const bool* value = std::get_if<bool>(&state.value);
    return value == nullptr ? Truth::unknown : to_truth(*value);
}

/// False when a double cannot say it.
bool SlotReader::number(const NumberInput& input, const Findings& findings, double& value) const {
    const FindingState& state = findings.states[input.finding];
    const Interval* interval = counts(state) ? std::get_if<Interval>(&state.value) : nullptr;
    value = null;
    if (interval == nullptr) return true;
    if (!interval->is_point() || !as_double(interval->lo().value, value)) return false;
    return std::abs(value) <= input.most;
}

void SlotReader::read(const Findings& findings, PatientSlots& slots) {
    slots.truths.resize(plan_->truth_inputs.size());
    slots.numbers.resize(plan_->number_inputs.size());
    slots.alone.clear();
    for (const Look& look : looks_) slots.truths[look.input] = truth(*look.node, findings.states[look.finding]);
    const bool told = std::ranges::any_of(asked_findings_, [&](auto f) { return !is_untold(findings.states[f]); });
    if (told) pass_.refresh(findings, asked_plan_);
    for (std::size_t i = 0; i < asked_.size(); ++i)
        slots.truths[asked_[i]] = told ? pass_.truth(plan_->truth_inputs[asked_[i]].node) : untold_[i];
    bool all_held = true;
    for (std::size_t i = 0; i < plan_->number_inputs.size(); ++i) {
        if (number(plan_->number_inputs[i], findings, slots.numbers[i])) continue;
        slots.numbers[i] = null;
        all_held = false;
    }
    if (all_held) return;
    // Rare: every comparison of this patient is made by the single evaluator.
    pass_.run(findings);
    for (std::uint32_t i = 0; i < plan_->comparisons.size(); ++i)
        slots.alone.push_back({i, compared(plan_->comparisons[i], pass_.number(plan_->comparisons[i].node))});
}

void PatientColumns::clear() noexcept {
    size_ = 0;
    alone_.clear();
}

void PatientColumns::add(const PatientSlots& slots) {
    const std::size_t block = size_ / block_size, lane = size_ % block_size;
    const std::size_t lines = 2 * plan_->truth_inputs.size(), rows = block_size / 8 * plan_->number_inputs.size();
    if (lane == 0) {
        truths_.resize(std::max(truths_.size(), (block + 1) * lines));
        numbers_.resize(std::max(numbers_.size(), (block + 1) * rows));
        std::fill_n(truths_.begin() + static_cast<std::ptrdiff_t>(block * lines), lines, Line{});
    }
    Line* line = truths_.data() + block * lines;
    for (const Truth truth : slots.truths) {
        if (truth != Truth::unknown) line[truth == Truth::is_true ? 0 : 1].words[word_of(lane)] |= bit_of(lane);
        line += 2;
    }
    Numbers* row = numbers_.data() + block * rows + lane / 8;
    for (const double number : slots.numbers) {
        row->values[lane % 8] = number;
        row += block_size / 8;
    }
    for (const ComparedAlone& each : slots.alone) alone_.push_back({size_, each});
    ++size_;
}

const PatientColumns::Line* PatientColumns::truths(std::size_t block) const noexcept {
    return truths_.data() + block * 2 * plan_->truth_inputs.size();
}

const PatientColumns::Numbers* PatientColumns::numbers(std::size_t block) const noexcept {
    return numbers_.data() + block * (block_size / 8) * plan_->number_inputs.size();
}

} // namespace apatite
