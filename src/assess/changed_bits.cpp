#include "assess/changed_bits.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "assess/bit_kernels.h"
#include "assess/compared_exactly.h"

namespace apatite {

ChangedBits::ChangedBits(const BitPlan& plan, std::span<const Truth> untold)
    : plan_(&plan), planes_(plan.plane_count, 0), users_end_(plan.plane_count / 2 + 1, 0),
      to_run_(plan.steps.size() / 64 + 1, 0), is_changed_(plan.plane_count / 2, 0),
      numbers_(plan.number_count, std::numeric_limits<double>::quiet_NaN()), exact_(plan.number_count) {
    for (const Plane operand : plan.operands) ++users_end_[operand / 2 + 1];
    for (std::size_t i = 1; i < users_end_.size(); ++i) users_end_[i] += users_end_[i - 1];
    users_.resize(plan.operands.size());
    std::vector<std::uint32_t> at(users_end_.begin(), users_end_.end() - 1);
    for (std::uint32_t i = 0; i < plan.steps.size(); ++i)
        for (const Plane operand : plan.operands_of(plan.steps[i])) users_[at[operand / 2]++] = i;
    planes_[BitPlan::always] = ~std::uint64_t{0};
    for (const NumberStep& step : plan.number_steps) numbers_[step.result] = step.shift; // of constants
    for (std::size_t i = 0; i < untold.size(); ++i) set(plan.truth_inputs[i].plane, untold[i]);
    set_numbers(std::vector<double>(plan.number_inputs.size(), std::numeric_limits<double>::quiet_NaN()), {});
    has_numbers_ = false;
    bits::run_steps(plan, planes_.data());
    untold_ = planes_;
    std::ranges::fill(to_run_, 0);
    clear();
}

/// The plane or its negation has changed.
void ChangedBits::note(Plane plane) {
    const std::uint32_t half = plane / 2;
    if (is_changed_[half] == 0) {
        is_changed_[half] = 1;
        changed_.push_back(plane);
    }
    for (std::uint32_t i = users_end_[half]; i < users_end_[half + 1]; ++i)
        to_run_[users_[i] / 64] |= std::uint64_t{1} << (users_[i] % 64);
}

void ChangedBits::clear() {
    for (const Plane plane : changed_) {
        planes_[plane] = untold_[plane];
        planes_[plane + 1] = untold_[plane + 1];
        is_changed_[plane / 2] = 0;
    }
    changed_.clear();
}

void ChangedBits::set(Plane plane, Truth truth) {
    const std::uint64_t yes = truth == Truth::is_true ? 1 : 0, no = truth == Truth::is_false ? 1 : 0;
    if (planes_[plane] == yes && planes_[plane + 1] == no) return;
    planes_[plane] = yes;
    planes_[plane + 1] = no;
    note(plane);
}

void ChangedBits::set_numbers(std::span<const double> numbers, std::span<const ComparedAlone> alone) {
    const bool had_numbers = has_numbers_;
    has_numbers_ = !alone.empty() || std::ranges::any_of(numbers, [](double number) { return !std::isnan(number); });
    if (!has_numbers_ && !had_numbers && !untold_.empty()) return; // they compare as those of nobody
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers_[plan_->number_inputs[i].number] = numbers[i];
    for (const NumberStep& step : plan_->number_steps) bits::run_number(step, numbers_.data());
    for (const Comparison& each : plan_->comparisons) {
        const double number = numbers_[each.number];
        Truth truth = Truth::unknown;
        if (number >= each.yes_from)
            truth = Truth::is_true;
        else if (number <= each.no_to)
            truth = Truth::is_false;
        else if (!std::isnan(number))
            truth = compared_exactly(*plan_, each, exact_, [&](std::uint32_t slot) { return numbers_[slot]; });
        set(each.result, truth);
    }
    for (const ComparedAlone& each : alone) set(plan_->comparisons[each.comparison].result, each.truth);
}

void ChangedBits::run() {
    for (std::size_t word = 0; word < to_run_.size(); ++word) {
        while (to_run_[word] != 0) { // a step may add some behind it
            const auto bit = static_cast<std::size_t>(std::countr_zero(to_run_[word]));
            to_run_[word] &= to_run_[word] - 1;
            const BitStep& step = plan_->steps[word * 64 + bit];
            const std::uint64_t yes = planes_[step.result], no = planes_[step.result + 1];
            bits::run_step(*plan_, step, planes_.data());
            if (((planes_[step.result] ^ yes) & 1U) != 0 || ((planes_[step.result + 1] ^ no) & 1U) != 0)
                note(step.result);
        }
    }
}

} // namespace apatite
