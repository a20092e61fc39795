// What bits can be evaluated on: patients as dense slots, one after the other or side by side.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "assess/asked_truths.h"
#include "assess/bit_plan.h"
#include "assess/value_pass.h"
#include "findings/findings.h"

namespace apatite {

/// A comparison that doubles cannot decide for a patient (an interval, a number of more than 15 digits): its answer.
struct ComparedAlone {
    std::uint32_t comparison = 0;
    Truth truth = Truth::unknown;
};

/// One patient in one reading: a truth an input, a double an input (NaN: null), and what doubles cannot say.
struct PatientSlots {
    std::vector<Truth> truths;
    std::vector<double> numbers;
    std::vector<ComparedAlone> alone;
};

/// What a truth input that is a look at one finding is for a patient; nothing for any other node.
std::optional<std::uint32_t> looked_at(const RuleGraph& graph, const Node& node);
Truth look(const Node& node, const FindingState& state, Reading reading);
/// The number that a double holds, NaN for null; nothing when a double cannot say it.
std::optional<double> held_number(const NumberInput& input, const FindingState& state, Reading reading);

/// The comparisons of a plan made from the exact numbers of one patient, for whom a double cannot say one of them.
class ExactComparisons {
public:
    explicit ExactComparisons(const BitPlan& plan);
    /// All of them. `pass` is of the plan's graph and of the reading that is wanted.
    void read(const Findings& findings, ValuePass& pass, std::vector<ComparedAlone>& to) const;

private:
    const BitPlan* bits_;
    std::vector<NodeId> plan_;
};

/// Fills slots from findings; a workspace, one per thread. What bits cannot answer it asks of a `ValuePass`, and only
/// where the patient's record says something of what it rests on. `plan` must outlive it.
class SlotReader {
public:
    SlotReader(const BitPlan& plan, Reading reading);

    /// Allocates nothing once the slots have their size.
    void read(const Findings& findings, PatientSlots& slots);

private:
    const BitPlan* plan_;
    Reading reading_;
    ValuePass pass_;
    struct Look {
        std::uint32_t input = 0, finding = 0;
        const Node* node = nullptr;
    };
    std::vector<Look> looks_;          ///< truth inputs that are a look at one finding
    std::vector<std::uint32_t> asked_; ///< the others
    std::optional<AskedTruths> asked_truths_;
    ExactComparisons exact_;
};

/// Many patients in blocks of 512, the same slot of all patients of a block together. `plan` must outlive it.
class PatientColumns {
public:
    static constexpr std::size_t block_size = 512;
    struct alignas(64) Line {
        std::array<std::uint64_t, 8> words;
    };
    struct alignas(64) Numbers {
        std::array<double, 8> values;
    };

    explicit PatientColumns(const BitPlan& plan) : plan_(&plan) {}

    /// Keeps the memory.
    void clear() noexcept;
    /// O(inputs). Allocates a block at a time.
    void add(const PatientSlots& slots);
    std::size_t size() const noexcept { return size_; }
    std::size_t blocks() const noexcept { return (size_ + block_size - 1) / block_size; }

    /// Of a block: true and false of each truth input in turn; 64 lines of doubles for each number input in turn.
    const Line* truths(std::size_t block) const noexcept;
    const Numbers* numbers(std::size_t block) const noexcept;
    struct Alone {
        std::size_t patient = 0;
        ComparedAlone compared;
    };
    /// In the order of the patients.
    std::span<const Alone> alone() const noexcept { return alone_; }

    /// Where a patient's bit stands in a plane.
    static constexpr std::size_t word_of(std::size_t patient) noexcept { return patient % block_size / 64; }
    static constexpr std::uint64_t bit_of(std::size_t patient) noexcept { return std::uint64_t{1} << (patient % 64); }

private:
    const BitPlan* plan_;
    std::size_t size_ = 0;
    std::vector<Line> truths_;
    std::vector<Numbers> numbers_;
    std::vector<Alone> alone_;
};

} // namespace apatite
