// Many patients at once, and one at a time, by the same `BitPlan`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "assess/patient_columns.h"

namespace apatite {

/// The truth of every node for 512 patients at a time, as `ValuePass` has it in the same reading: doubles decide only
/// what they decide for certain, all else is compared exactly. A workspace, one per thread; it allocates nothing once
/// it is made, unless an exact number outgrows 64 bits. `plan` must outlive it.
class BatchEvaluation {
public:
    /// `instructions`: one of `instruction_sets()`; empty for the best of this machine.
    explicit BatchEvaluation(const BitPlan& plan, std::string_view instructions = {});

    /// Those that this machine can run.
    static std::vector<std::string_view> instruction_sets();

    /// Evaluates patients `512 * block` and on. O(nodes).
    void run(const PatientColumns& columns, std::size_t block);

    /// A bit for each patient of the block for whom the node is true, false (`PatientColumns::word_of`, `bit_of`). The
    /// bits of patients that are not there mean nothing. The node is a truth that hangs on no instance in scope.
    std::span<const std::uint64_t, 8> is_true(NodeId node) const noexcept { return words(plan_->planes[node]); }
    std::span<const std::uint64_t, 8> is_false(NodeId node) const noexcept {
        return words(negated(plan_->planes[node]));
    }
    /// `patient` counts from the first of the columns.
    Truth truth(NodeId node, std::size_t patient) const noexcept;

private:
    std::span<const std::uint64_t, 8> words(Plane plane) const noexcept {
        return std::span<const std::uint64_t, 8>(planes_[plane].words);
    }
    void set(Plane plane, std::size_t lane, Truth truth) noexcept;
    void compare_exactly();

    const BitPlan* plan_;
    std::size_t kernels_ = 0;
    std::vector<PatientColumns::Line> planes_;
    std::vector<PatientColumns::Numbers> calculated_;
    std::vector<double*> numbers_; ///< by slot: a column, or a part of `calculated_`
    ExactNumbers exact_;           ///< scratch
};

/// The same for one patient from dense slots.
class SlotEvaluation {
public:
    explicit SlotEvaluation(const BitPlan& plan);

    /// O(nodes), and allocates as `BatchEvaluation` does.
    void run(const PatientSlots& slots);

    Truth truth(NodeId node) const noexcept {
        const Plane plane = plan_->planes[node];
        if ((planes_[plane] & 1U) != 0) return Truth::is_true;
        return (planes_[negated(plane)] & 1U) != 0 ? Truth::is_false : Truth::unknown;
    }

private:
    void set(Plane plane, Truth truth) noexcept;

    const BitPlan* plan_;
    std::vector<std::uint64_t> planes_;
    std::vector<double> numbers_;
    ExactNumbers exact_; ///< scratch
};

} // namespace apatite
