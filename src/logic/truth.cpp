#include "apatite/truth.h"

#include <array>

namespace apatite {
namespace {

constexpr std::array truths = {Truth::is_false, Truth::is_true, Truth::unknown};

template <typename Operator>
TruthSet over_all_pairs(TruthSet a, TruthSet b, Operator op) noexcept {
    TruthSet result = TruthSet::from_bits(0);
    for (const Truth x : truths) {
        if (!a.contains(x)) continue;
        for (const Truth y : truths) {
            if (b.contains(y)) result = result.united(TruthSet(op(x, y)));
        }
    }
    return result;
}

} // namespace

std::string_view to_string(Truth truth) noexcept {
    switch (truth) {
    case Truth::is_false: return "false";
    case Truth::is_true: return "true";
    case Truth::unknown: break;
    }
    return "unknown";
}

// Written out in bits because they are the inner loop of every bound: a pair gives false when one side can be false,
// true when both can be true, and unknown when one side can be unknown while the other can be anything but false.
TruthSet logical_and(TruthSet a, TruthSet b) noexcept {
    const bool a_holds_open = a.can_be_true() || a.can_be_unknown();
    const bool b_holds_open = b.can_be_true() || b.can_be_unknown();
    return {a.can_be_true() && b.can_be_true(), a.can_be_false() || b.can_be_false(),
            (a.can_be_unknown() && b_holds_open) || (b.can_be_unknown() && a_holds_open)};
}

TruthSet logical_or(TruthSet a, TruthSet b) noexcept {
    return logical_not(logical_and(logical_not(a), logical_not(b)));
}

TruthSet logical_xor(TruthSet a, TruthSet b) noexcept {
    return over_all_pairs(a, b, [](Truth x, Truth y) { return logical_xor(x, y); });
}

TruthSet logical_implies(TruthSet a, TruthSet b) noexcept { return logical_or(logical_not(a), b); }

} // namespace apatite
