#include "assess/patient_columns.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "assess/answer_plan.h"

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

bool counts(const FindingState& state, Reading reading) noexcept {
    return reading == Reading::now || is_firm(state.provenance);
}

std::vector<NodeId> plan_of_comparisons(const BitPlan& plan) {
    std::vector<NodeId> nodes;
    for (const Comparison& each : plan.comparisons) nodes.push_back(each.node);
    return plan_below(*plan.graph, nodes);
}

} // namespace

std::optional<std::uint32_t> looked_at(const RuleGraph& graph, const Node& node) {
    if (node.kind == NodeKind::finding) return node.index;
    if (!is_judgement(node)) return std::nullopt;
    const Node& leaf = graph.node(graph.operands(node)[0]);
    return leaf.kind == NodeKind::finding ? std::optional(leaf.index) : std::nullopt;
}

Truth look(const Node& node, const FindingState& state, Reading reading) {
    if (!counts(state, reading)) return Truth::unknown;
    if (node.kind == NodeKind::operation) return judgement(node.op, state).now;
    const bool* value = std::get_if<bool>(&state.value);
    return value == nullptr ? Truth::unknown : to_truth(*value);
}

std::optional<double> held_number(const NumberInput& input, const FindingState& state, Reading reading) {
    const Interval* interval = counts(state, reading) ? std::get_if<Interval>(&state.value) : nullptr;
    if (interval == nullptr) return null;
    double value = null;
    if (!interval->is_point() || !as_double(interval->lo().value, value) || std::abs(value) > input.most)
        return std::nullopt;
    return value;
}

ExactComparisons::ExactComparisons(const BitPlan& plan) : bits_(&plan), plan_(plan_of_comparisons(plan)) {}

void ExactComparisons::read(const Findings& findings, ValuePass& pass, std::vector<ComparedAlone>& to) const {
    pass.refresh(findings, plan_);
    to.clear();
    for (std::uint32_t i = 0; i < bits_->comparisons.size(); ++i)
        to.push_back({i, compared(bits_->comparisons[i], pass.number(bits_->comparisons[i].node))});
}

SlotReader::SlotReader(const BitPlan& plan, Reading reading)
    : plan_(&plan), reading_(reading), pass_(*plan.graph, reading), exact_(plan) {
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
    }
    asked_truths_.emplace(std::move(asked), pass_);
}

void SlotReader::read(const Findings& findings, PatientSlots& slots) {
    slots.truths.resize(plan_->truth_inputs.size());
    slots.numbers.resize(plan_->number_inputs.size());
    slots.alone.clear();
    for (const Look& each : looks_)
        slots.truths[each.input] = look(*each.node, findings.states[each.finding], reading_);
    const auto asked = asked_truths_->read(findings, pass_);
    for (std::size_t i = 0; i < asked_.size(); ++i) slots.truths[asked_[i]] = asked[i];
    bool all_held = true;
    for (std::size_t i = 0; i < plan_->number_inputs.size(); ++i) {
        const NumberInput& input = plan_->number_inputs[i];
        const auto number = held_number(input, findings.states[input.finding], reading_);
        slots.numbers[i] = number.value_or(null);
        all_held = all_held && number;
    }
    if (!all_held) exact_.read(findings, pass_, slots.alone); // rare: every comparison of this patient
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
