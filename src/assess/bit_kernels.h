// The steps of a `BitPlan` over lanes of any width. Each function is inlined into its caller, so that it is compiled
// for the caller's instruction set. Internal to this folder.
#pragma once

#include <cstddef>
#include <cstdint>

#include "assess/bit_plan.h"

#define APATITE_KERNEL [[gnu::always_inline]] inline

namespace apatite::bits {

/// One patient: a bit of a word.
struct OneLane {
    using Bits = std::uint64_t;
    static constexpr std::size_t lanes = 1;
};

/// 512 patients: patient i is bit i % 64 of word i / 64.
struct WideLanes {
    using Bits [[gnu::vector_size(64), gnu::may_alias]] = std::uint64_t;
    using Numbers [[gnu::vector_size(64), gnu::may_alias]] = double;
    static constexpr std::size_t lanes = 512, words = 8;
};

template <typename Bits>
APATITE_KERNEL void store(Bits* planes, Plane plane, const Bits& yes, const Bits& no) {
    planes[plane] = yes;
    planes[plane + 1] = no;
}

template <typename Bits>
APATITE_KERNEL void all(const Plane* at, const Plane* end, Bits* planes, Plane result) {
    Bits yes = planes[*at], no = planes[*at ^ 1U];
    while (++at != end) {
        yes &= planes[*at];
        no |= planes[*at ^ 1U];
    }
    store(planes, result, yes, no);
}

template <typename Bits>
APATITE_KERNEL void any(const Plane* at, const Plane* end, Bits* planes, Plane result) {
    Bits yes = planes[*at];
    while (++at != end) yes |= planes[*at];
    store<Bits>(planes, result, yes, ~yes);
}

/// `held[k]`: more than k of them so far.
template <typename Bits>
APATITE_KERNEL void at_least(const BitStep& step, const Plane* at, const Plane* end, Bits* planes) {
    Bits held[BitPlan::most_counted], possible[BitPlan::most_counted];
    for (std::uint32_t k = 0; k < step.count; ++k) held[k] = possible[k] = planes[BitPlan::always + 1];
    for (; at != end; ++at) {
        const Bits yes = planes[*at], maybe = ~planes[*at ^ 1U];
        for (std::uint32_t k = step.count - 1; k > 0; --k) {
            held[k] |= held[k - 1] & yes;
            possible[k] |= possible[k - 1] & maybe;
        }
        held[0] |= yes;
        possible[0] |= maybe;
    }
    store<Bits>(planes, step.result, held[step.count - 1], ~possible[step.count - 1]);
}

template <typename Bits>
APATITE_KERNEL void choose(const Plane* at, const Plane* end, Bits* planes, Plane result) {
    Bits rest = planes[BitPlan::always], yes = rest ^ rest, no = yes;
    for (; at + 1 < end; at += 2) {
        const Bits here = rest & planes[at[0]];
        yes |= here & planes[at[1]];
        no |= here & planes[at[1] ^ 1U];
        rest &= ~planes[at[0]];
    }
    store<Bits>(planes, result, yes | (rest & planes[*at]), no | (rest & planes[*at ^ 1U]));
}

template <typename Bits>
APATITE_KERNEL void first(const Plane* at, const Plane* end, Bits* planes, Plane result) {
    Bits yes = planes[*at], no = planes[*at ^ 1U];
    while (++at != end) {
        const Bits rest = ~(yes | no);
        yes |= rest & planes[*at];
        no |= rest & planes[*at ^ 1U];
    }
    store(planes, result, yes, no);
}

template <typename Bits>
APATITE_KERNEL void two(BitOperator op, const Plane* at, Bits* planes, Plane result) {
    const Bits a = planes[at[0]], not_a = planes[at[0] ^ 1U], b = planes[at[1]], not_b = planes[at[1] ^ 1U];
    const Bits alike = (a & b) | (not_a & not_b);
    if (op == BitOperator::differ) return store<Bits>(planes, result, (a & not_b) | (not_a & b), alike);
    const Bits same = alike | ~(a | not_a | b | not_b);
    store<Bits>(planes, result, same, ~same);
}

/// One number; null is NaN.
APATITE_KERNEL void run_number(const NumberStep& step, double* numbers) {
    const double a = numbers[step.a], b = numbers[step.b];
    double& result = numbers[step.result];
    switch (step.op) {
    case NumberOperator::constant: break; // stands there already
    case NumberOperator::scaled: result = a * step.scale + step.shift; break;
    case NumberOperator::add: result = a + b; break;
    case NumberOperator::subtract: result = a - b; break;
    case NumberOperator::multiply: result = a * b; break;
    case NumberOperator::negate: result = -a; break;
    case NumberOperator::abs: result = a < 0 ? -a : a; break;
    case NumberOperator::first: result = a == a ? a : b; break;
    }
}

template <typename Bits>
APATITE_KERNEL void run_step(const BitPlan& plan, const BitStep& step, Bits* planes) {
    const Plane *at = plan.operands.data() + step.operands_from, *end = plan.operands.data() + step.operands_to;
    switch (step.op) {
    case BitOperator::all: all(at, end, planes, step.result); break;
    case BitOperator::any: any(at, end, planes, step.result); break;
    case BitOperator::at_least: at_least(step, at, end, planes); break;
    case BitOperator::choose: choose(at, end, planes, step.result); break;
    case BitOperator::first: first(at, end, planes, step.result); break;
    case BitOperator::known: {
        const Bits known = planes[*at] | planes[*at ^ 1U];
        store<Bits>(planes, step.result, known, ~known);
        break;
    }
    default: two(step.op, at, planes, step.result); break;
    }
}

/// All steps, in order. The constants, inputs and comparisons stand in their planes already.
template <typename Bits>
APATITE_KERNEL void run_steps(const BitPlan& plan, Bits* planes) {
    for (const BitStep& step : plan.steps) run_step(plan, step, planes);
}

} // namespace apatite::bits
