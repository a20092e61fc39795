// Kleene's strong three-valued logic, as CQL 1.5 defines `and`, `or`, `not`, `xor` and `implies`.
#pragma once

#include <cstdint>
#include <string_view>

#include "apatite/export.h"

namespace APATITE_API apatite {

/// What is known of a statement now. `unknown` is CQL's null: it never means "no".
enum class Truth : std::uint8_t { is_false, is_true, unknown };

constexpr Truth to_truth(bool value) noexcept { return value ? Truth::is_true : Truth::is_false; }

constexpr Truth logical_not(Truth a) noexcept {
    if (a == Truth::unknown) return a;
    return to_truth(a == Truth::is_false);
}

constexpr Truth logical_and(Truth a, Truth b) noexcept {
    if (a == Truth::is_false || b == Truth::is_false) return Truth::is_false;
    return a == Truth::is_true && b == Truth::is_true ? Truth::is_true : Truth::unknown;
}

constexpr Truth logical_or(Truth a, Truth b) noexcept {
    return logical_not(logical_and(logical_not(a), logical_not(b)));
}

constexpr Truth logical_xor(Truth a, Truth b) noexcept {
    if (a == Truth::unknown || b == Truth::unknown) return Truth::unknown;
    return to_truth(a != b);
}

constexpr Truth logical_implies(Truth a, Truth b) noexcept { return logical_or(logical_not(a), b); }

/// `true`, `false` or `unknown`.
std::string_view to_string(Truth truth) noexcept;

/// The truth values that a statement can still take as the findings that are not observed range over their domains.
/// Never empty; always contains the value that holds now; narrowing a finding never enlarges it.
class TruthSet {
public:
    constexpr TruthSet() noexcept = default; ///< everything is possible
    constexpr explicit TruthSet(Truth only) noexcept : bits_(bit(only)) {}
    constexpr TruthSet(bool can_be_true, bool can_be_false, bool can_be_unknown) noexcept
        : bits_(static_cast<std::uint8_t>((can_be_true ? bit(Truth::is_true) : 0) |
                                          (can_be_false ? bit(Truth::is_false) : 0) |
                                          (can_be_unknown ? bit(Truth::unknown) : 0))) {}

    static constexpr TruthSet from_bits(std::uint8_t bits) noexcept {
        TruthSet set;
        set.bits_ = bits & 7U;
        return set;
    }
    constexpr std::uint8_t bits() const noexcept { return bits_; }

    constexpr bool contains(Truth truth) const noexcept { return (bits_ & bit(truth)) != 0; }
    constexpr bool can_be_true() const noexcept { return contains(Truth::is_true); }
    constexpr bool can_be_false() const noexcept { return contains(Truth::is_false); }
    constexpr bool can_be_unknown() const noexcept { return contains(Truth::unknown); }
    constexpr bool is_only(Truth truth) const noexcept { return bits_ == bit(truth); }
    constexpr bool contains_all(TruthSet other) const noexcept { return (bits_ | other.bits_) == bits_; }
    constexpr TruthSet united(TruthSet other) const noexcept {
        return from_bits(static_cast<std::uint8_t>(bits_ | other.bits_));
    }
    friend constexpr bool operator==(TruthSet, TruthSet) noexcept = default;

private:
    static constexpr std::uint8_t bit(Truth truth) noexcept {
        return static_cast<std::uint8_t>(1U << static_cast<unsigned>(truth));
    }
    std::uint8_t bits_ = 7;
};

constexpr TruthSet logical_not(TruthSet a) noexcept { return {a.can_be_false(), a.can_be_true(), a.can_be_unknown()}; }

/// Every value that `logical_and` gives for some pair of members.
TruthSet logical_and(TruthSet a, TruthSet b) noexcept;
TruthSet logical_or(TruthSet a, TruthSet b) noexcept;
TruthSet logical_xor(TruthSet a, TruthSet b) noexcept;
TruthSet logical_implies(TruthSet a, TruthSet b) noexcept;

} // namespace apatite
