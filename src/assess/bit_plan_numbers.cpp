// Decimals of at most 15 digits, the doubles that stand for them, and exact numbers where doubles do not decide.
#include <array>
#include <charconv>
#include <string_view>

#include "assess/bit_plan.h"

namespace apatite {

bool as_double(const Rational& number, double& result) noexcept {
    constexpr std::int64_t limit = 1'000'000'000'000'000;
    if (!number.is_small()) return false;
    const std::int64_t denominator = number.small_denominator(), numerator = number.small_numerator();
    if (numerator <= -limit || numerator >= limit || denominator > limit) return false;
    std::int64_t power = 1;
    while (power < limit && power % denominator != 0) power *= 10;
    std::int64_t digits = 0;
    if (power % denominator != 0 || __builtin_mul_overflow(numerator, power / denominator, &digits)) return false;
    if (digits <= -limit || digits >= limit) return false;
    result = static_cast<double>(numerator) / static_cast<double>(denominator); // both are exact, so it is the nearest
    return true;
}

Truth compared(const Comparison& comparison, const std::optional<Interval>& node) {
    if (!node) return Truth::unknown;
    const Interval &low = comparison.below ? *node : comparison.threshold,
                   &high = comparison.below ? comparison.threshold : *node;
    return decided(comparison.or_equal ? less_or_equal(low, high) : less(low, high));
}

void run_exactly(const BitPlan& plan, ExactNumbers& numbers) {
    for (const NumberStep& step : plan.number_steps) {
        auto& result = numbers[step.result];
        const auto &a = numbers[step.a], &b = numbers[step.b];
        const bool binary = step.op == NumberOperator::add || step.op == NumberOperator::subtract ||
                            step.op == NumberOperator::multiply;
        if (step.op == NumberOperator::constant)
            result = step.offset;
        else if (step.op == NumberOperator::first)
            result = a ? a : b;
        else if (!a || (binary && !b))
            result.reset();
        else if (step.op == NumberOperator::scaled)
            result = *a * step.factor + step.offset;
        else if (step.op == NumberOperator::add)
            result = *a + *b;
        else if (step.op == NumberOperator::subtract)
            result = *a - *b;
        else if (step.op == NumberOperator::multiply)
            result = *a * *b;
        else
            result = step.op == NumberOperator::negate ? -*a : a->abs();
    }
}

Rational as_rational(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr; // the shortest that comes back
    return Rational::parse({text.data(), static_cast<std::size_t>(end - text.data())}).value();
}

} // namespace apatite
