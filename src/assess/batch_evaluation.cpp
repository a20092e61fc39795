#include "assess/batch_evaluation.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "assess/bit_kernels_wide.h"
#include "assess/compared_exactly.h"

namespace apatite {
namespace {

using Columns = PatientColumns;
constexpr std::size_t rows = Columns::block_size / 8;
constexpr std::size_t stride = rows + 1; // not all on the same sets of the cache

bits::WideLanes::Bits* as_bits(Columns::Line* lines) {
    return static_cast<bits::WideLanes::Bits*>(static_cast<void*>(lines));
}

} // namespace

BatchEvaluation::BatchEvaluation(const BitPlan& plan, std::string_view instructions)
    : plan_(&plan), kernels_(bits::wide_kernels().size() - 1), planes_(plan.plane_count),
      calculated_(plan.number_steps.size() * stride), numbers_(plan.number_count, nullptr), exact_(plan.number_count) {
    for (std::size_t i = 0; i < bits::wide_kernels().size(); ++i)
        if (bits::wide_kernels()[i].instructions == instructions) kernels_ = i;
    planes_[BitPlan::always].words.fill(~std::uint64_t{0});
    for (std::size_t i = 0; i < plan.number_steps.size(); ++i) {
        const NumberStep& step = plan.number_steps[i];
        numbers_[step.result] = calculated_[i * stride].values.data();
        if (step.op == NumberOperator::constant) std::fill_n(numbers_[step.result], Columns::block_size, step.shift);
    }
}

std::vector<std::string_view> BatchEvaluation::instruction_sets() {
    std::vector<std::string_view> names;
    for (const bits::WideKernels& each : bits::wide_kernels()) names.push_back(each.instructions);
    return names;
}

void BatchEvaluation::set(Plane plane, std::size_t lane, Truth truth) noexcept {
    const std::size_t word = Columns::word_of(lane);
    const std::uint64_t bit = Columns::bit_of(lane);
    for (const Plane each : {plane, negated(plane)}) planes_[each].words[word] &= ~bit;
    if (truth != Truth::unknown) planes_[truth == Truth::is_true ? plane : negated(plane)].words[word] |= bit;
}

/// What doubles left open: known, and neither certainly true nor certainly false.
void BatchEvaluation::compare_exactly() {
    for (const Comparison& each : plan_->comparisons) {
        if (each.exact) continue;
        for (std::size_t lane = 0; lane < Columns::block_size; ++lane) {
            const double number = numbers_[each.number][lane];
            if (std::isnan(number) || number >= each.yes_from || number <= each.no_to) continue;
            set(each.result, lane,
                compared_exactly(*plan_, each, exact_, [&](std::uint32_t slot) { return numbers_[slot][lane]; }));
        }
    }
}

void BatchEvaluation::run(const Columns& columns, std::size_t block) {
    const Columns::Line* truths = columns.truths(block);
    for (const TruthInput& input : plan_->truth_inputs) {
        planes_[input.plane] = *truths++;
        planes_[negated(input.plane)] = *truths++;
    }
    const Columns::Numbers* numbers = columns.numbers(block);
    for (const NumberInput& input : plan_->number_inputs) {
        // The kernels write to what is calculated only.
        numbers_[input.number] = const_cast<double*>(numbers->values.data());
        numbers += rows;
    }
    const bits::WideKernels& kernels = bits::wide_kernels()[kernels_];
    if (kernels.compare(*plan_, numbers_.data(), as_bits(planes_.data()))) compare_exactly();
    const std::size_t first = block * Columns::block_size;
    const auto alone = columns.alone();
    const auto from = std::ranges::lower_bound(alone, first, {}, &Columns::Alone::patient);
    for (auto at = from; at != alone.end() && at->patient < first + Columns::block_size; ++at)
        set(plan_->comparisons[at->compared.comparison].result, at->patient - first, at->compared.truth);
    kernels.steps(*plan_, as_bits(planes_.data()));
}

Truth BatchEvaluation::truth(NodeId node, std::size_t patient) const noexcept {
    const std::size_t word = Columns::word_of(patient);
    const std::uint64_t bit = Columns::bit_of(patient);
    if ((is_true(node)[word] & bit) != 0) return Truth::is_true;
    return (is_false(node)[word] & bit) != 0 ? Truth::is_false : Truth::unknown;
}

SlotEvaluation::SlotEvaluation(const BitPlan& plan)
    : plan_(&plan), planes_(plan.plane_count, 0), numbers_(plan.number_count, 0), exact_(plan.number_count) {
    planes_[BitPlan::always] = ~std::uint64_t{0};
    for (const NumberStep& step : plan.number_steps) numbers_[step.result] = step.shift; // of constants
}

void SlotEvaluation::set(Plane plane, Truth truth) noexcept {
    planes_[plane] = truth == Truth::is_true ? 1 : 0;
    planes_[negated(plane)] = truth == Truth::is_false ? 1 : 0;
}

void SlotEvaluation::run(const PatientSlots& slots) {
    for (std::size_t i = 0; i < slots.truths.size(); ++i) set(plan_->truth_inputs[i].plane, slots.truths[i]);
    for (std::size_t i = 0; i < slots.numbers.size(); ++i) numbers_[plan_->number_inputs[i].number] = slots.numbers[i];
    for (const NumberStep& step : plan_->number_steps) bits::run_number(step, numbers_.data());
    for (const Comparison& each : plan_->comparisons) {
        const double number = numbers_[each.number];
        const bool yes = number >= each.yes_from, no = number <= each.no_to;
        planes_[each.result] = yes ? 1 : 0;
        planes_[each.result + 1] = no ? 1 : 0;
        if (!yes && !no && number == number)
            set(each.result,
                compared_exactly(*plan_, each, exact_, [&](std::uint32_t slot) { return numbers_[slot]; }));
    }
    for (const ComparedAlone& each : slots.alone) set(plan_->comparisons[each.comparison].result, each.truth);
    bits::run_steps(*plan_, planes_.data());
}

} // namespace apatite
