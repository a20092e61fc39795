// A comparison that doubles leave open. Internal to this folder.
#pragma once

#include <cmath>
#include <cstdint>

#include "assess/bit_plan.h"

namespace apatite {

/// The comparison from numbers that are decimals again. `input`: the double of a slot that is put in.
template <typename Input>
Truth compared_exactly(const BitPlan& plan, const Comparison& comparison, ExactNumbers& numbers, const Input& input) {
    numbers.assign(plan.number_count, std::nullopt);
    for (const NumberInput& each : plan.number_inputs)
        if (const double value = input(each.number); !std::isnan(value)) numbers[each.number] = as_rational(value);
    run_exactly(plan, numbers);
    const auto& value = numbers[comparison.number];
    if (!value) return Truth::unknown;
    return to_truth(comparison.or_equal ? *value >= comparison.limit : *value > comparison.limit);
}

} // namespace apatite
