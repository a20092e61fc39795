// A `BitPlan` for one patient after another: only what differs from a patient of whom nothing is told.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "assess/bit_plan.h"
#include "assess/patient_columns.h"

namespace apatite {

/// A workspace. A step is run when one of its operands is not what it was, so a patient costs what the record says of
/// the pack and not the pack. `plan` must outlive it.
class ChangedBits {
public:
    /// `untold`: what is read of a patient of whom nothing is told; numbers are null. O(nodes).
    ChangedBits(const BitPlan& plan, std::span<const Truth> untold);

    /// As if nothing were told. O(what had changed).
    void clear();
    /// A plane of a truth input.
    void set(Plane plane, Truth truth);
    /// By number input; NaN is null. `alone`: what doubles cannot say.
    void set_numbers(std::span<const double> numbers, std::span<const ComparedAlone> alone);
    /// All that rests on what was set.
    void run();

    Truth truth(Plane plane) const noexcept { return truth_in(planes_, plane); }
    Truth untold(Plane plane) const noexcept { return truth_in(untold_, plane); }
    /// Those that were not all the time since `clear` what they are of one of whom nothing is told, in any order; never
    /// the negated one of two.
    std::span<const Plane> changed() const noexcept { return changed_; }

private:
    static Truth truth_in(const std::vector<std::uint64_t>& planes, Plane plane) noexcept {
        if ((planes[plane] & 1U) != 0) return Truth::is_true;
        return (planes[negated(plane)] & 1U) != 0 ? Truth::is_false : Truth::unknown;
    }
    void note(Plane plane);

    const BitPlan* plan_;
    std::vector<std::uint64_t> planes_, untold_;
    std::vector<std::uint32_t> users_, users_end_; ///< steps that use a truth; by half its plane, the end of its own
    std::vector<std::uint64_t> to_run_;            ///< a bit a step
    std::vector<std::uint8_t> is_changed_;         ///< by half a plane
    std::vector<Plane> changed_;
    std::vector<double> numbers_;
    bool has_numbers_ = false;
    ExactNumbers exact_; ///< scratch
};

} // namespace apatite
