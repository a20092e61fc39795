// What every node can still become.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "assess/day_range.h"
#include "assess/plan_pass.h"
#include "findings/findings.h"
#include "graph/rule_graph.h"

namespace apatite {

/// Which findings range over their domains; the others stay as they are now.
enum class Openness : std::uint8_t {
    all_but_firm,     ///< unknown, presumed or taken from text
    all_but_presumed, ///< the same, presumptions taken as facts
    askable,          ///< the first, as far as it can be asked for: it has a cost, can change, and was not declined
    unusable_only     ///< sent, but in a form that decides nothing: no unit, implausible, conflicting ...
};

/// Was something sent that decides nothing as it stands?
bool is_unusable(const FindingState& state) noexcept;

/// How much room a finding has: none; to be what it is now or, being soft, unknown; or all of its domain.
enum class Leeway : std::uint8_t { fixed, stays, open };
/// Is there anything left to ask for it?
bool is_askable(const FindingDeclaration& declaration, const FindingState& state) noexcept;

/// A set of numbers without gaps, and perhaps null. Without `values` it is null only.
struct NumberSet {
    std::optional<Interval> values;
    bool can_be_null = true;
};
struct DateSet {
    std::optional<DayRange> values;
    bool can_be_null = true;
};
/// One list literal, or (`which == no_node`) any.
struct ListSet {
    NodeId which = no_node;
    bool can_be_value = false, can_be_null = true;
};
/// A view of a set of words.
struct WordSet {
    const WordBits* bits = nullptr;
    bool can_be_null = true;
};

/// The possible values of every node, operator by operator: a set contains the value of every reading, and never grows
/// when a finding is narrowed. A workspace like `ValuePass`.
class SetPass : public PlanPass<SetPass> {
public:
    SetPass(const RuleGraph& graph, Openness openness, std::shared_ptr<const LogicTable> logic = {});

    /// Of a search: nothing more is learnt of a finding until it is opened again. Takes effect with its next refresh.
    void close(std::uint32_t finding, bool closed) { closed_[finding] = closed; }

    /// Of a condition that is not evaluated: it could be anything.
    void open(NodeId id) noexcept;

    TruthSet truth(NodeId id) const noexcept {
        const std::uint32_t slot = logic_->truth_slots[id];
        return slot != LogicTable::no_slot ? truths_[slot] : TruthSet(Truth::unknown);
    }
    const NumberSet& number(NodeId id) const noexcept;
    const DateSet& date(NodeId id) const noexcept;
    WordSet words(NodeId id) const noexcept;
    ListSet list(NodeId id) const noexcept;
    bool can_be_null(NodeId id) const noexcept;
    bool can_be_value(NodeId id) const noexcept;

private:
    friend class PlanPass<SetPass>;
    friend struct SetOperations;

    bool take_test(const WordTest&) const noexcept { return false; } // a set of words takes an operation
    void evaluate_operation(NodeId id, const Node& node);
    void read_leaf(const Node& node, const FindingState& state);
    void read_words(const Node& node, const FindingState& state, Leeway leeway);
    TruthSet judge(const Node& node) const;
    TruthSet find_tuple(const Some& some);
    TruthSet exists(const Node& node) const;
    Leeway leeway(const Node& leaf, const FindingState& state) const noexcept;
    bool can_grow(std::uint32_t instances) const noexcept;
    WordBits* bits(const Node& node) noexcept { return bits_.data() + node.slot * stride_; }
    /// The elements of a list that is known; nothing when it may be any.
    std::optional<std::span<const NodeId>> elements(NodeId list) const noexcept;

    Openness openness_;
    std::size_t stride_ = 0;
    std::vector<bool> closed_; ///< by finding

    std::vector<TruthSet> truths_;
    std::vector<NumberSet> numbers_;
    std::vector<DateSet> dates_;
    std::vector<WordBits> bits_;
    std::vector<std::uint8_t> word_nulls_;
    std::vector<ListSet> lists_;
};

} // namespace apatite
