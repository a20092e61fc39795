// The rule graph as straight-line code over bits: two bits a truth, a lane a patient, whatever the number of lanes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/rule_graph.h"
#include "units/interval.h"
#include "units/rational.h"

namespace apatite {

/// Where a truth stands: the plane of the patients for whom it is true. The plane beside it is that of those for whom
/// it is false, so that negation costs nothing; who is in neither does not know.
using Plane = std::uint32_t;
constexpr Plane negated(Plane plane) noexcept { return plane ^ 1U; }
inline constexpr Plane no_plane = UINT32_MAX;

enum class BitOperator : std::uint8_t {
    all,      ///< Kleene's `and`; `or` is the negation of it over negations
    differ,   ///< `xor`
    at_least, ///< `count` of the operands
    known,    ///< is not null
    any,      ///< is one of them true? Nulls are passed over, so the answer is known
    choose,   ///< condition, value, condition, value ..., value
    first,    ///< `Coalesce`
    same      ///< `~`: alike, two nulls too
};

struct BitStep {
    BitOperator op = BitOperator::all;
    std::uint32_t count = 0; ///< of `at_least`
    Plane result = 0;
    std::uint32_t operands_from = 0, operands_to = 0; ///< in `BitPlan::operands`
};

enum class NumberOperator : std::uint8_t { scaled, constant, add, subtract, multiply, negate, abs, first };

/// In doubles, null as NaN; a constant is made once, all else for every patient. `factor` and `offset` are the exact
/// numbers that the doubles stand for.
struct NumberStep {
    NumberOperator op = NumberOperator::constant;
    std::uint32_t result = 0, a = 0, b = 0;
    double scale = 1, shift = 0;
    Rational factor = 1, offset = 0;
};

/// `number > limit` or, with `or_equal`, `>=`. Doubles from `yes_from` on are certainly so, those up to `no_to`
/// certainly not; what lies between is compared exactly. Where nothing lies between the comparison of doubles is exact.
struct Comparison {
    std::uint32_t number = 0;
    Plane result = 0;
    bool or_equal = false, exact = false;
    double yes_from = 0, no_to = 0;
    Rational limit;
    /// The same of a node of the graph, in base units: above the threshold or, `below`, under it.
    NodeId node = no_node;
    bool below = false;
    Interval threshold;
};

/// A finding whose number is held as a double, in its declared unit.
struct NumberInput {
    std::uint32_t finding = 0, number = 0;
    double most = 0; ///< a greater magnitude is not held: the bounds of error count on it
};

/// A finding that is true or false, a judgement of one, or what bits cannot answer.
struct TruthInput {
    NodeId node = no_node;
    Plane plane = 0;
};

/// What can be done in bits is; a truth that hangs on anything else (instances, dates, words, arithmetic without a
/// bound of error) is an input, answered by `ValuePass`. Immutable, so one plan may serve many threads. `graph` must
/// outlive it, and its nodes stay as they are.
struct BitPlan {
    explicit BitPlan(const RuleGraph& graph);
    /// Of some roots alone, with all on which they rest.
    BitPlan(const RuleGraph& graph, std::span<const NodeId> roots);

    const RuleGraph* graph;
    std::vector<TruthInput> truth_inputs;
    std::vector<NumberInput> number_inputs;
    std::vector<NumberStep> number_steps;
    std::vector<Comparison> comparisons; ///< by number
    std::vector<BitStep> steps;
    std::vector<Plane> operands;
    std::vector<Plane> planes; ///< by node; `no_plane` for what is no truth or hangs on an instance in scope
    std::uint32_t plane_count = 0, number_count = 0;

    static constexpr Plane always = 0, never_known = 2; ///< `negated(always)` is never
    static constexpr std::uint32_t most_counted = 8;    ///< by `at_least`
    std::span<const Plane> operands_of(const BitStep& step) const noexcept {
        return {operands.data() + step.operands_from, operands.data() + step.operands_to};
    }
};

/// The comparison made exactly, of what its node is.
Truth compared(const Comparison& comparison, const std::optional<Interval>& node);

/// By slot; null is nothing.
using ExactNumbers = std::vector<std::optional<Rational>>;
/// The number steps with exact numbers.
void run_exactly(const BitPlan& plan, ExactNumbers& numbers);

/// The number as a double, if it is a decimal of at most 15 digits. Such decimals and their doubles correspond one to
/// one and in the same order (IEEE 754: 15 digits survive the way there and back).
bool as_double(const Rational& number, double& result) noexcept;
/// The decimal that `as_double` turned into this double.
Rational as_rational(double value);

} // namespace apatite
