// Why a condition holds, and what is missing where it is not decided.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "apatite/assessment.h"
#include "assess/value_pass.h"

namespace apatite {

/// One finding, or one field of one instance, that a walk came by.
struct LeafUse {
    std::uint32_t finding = 0;
    std::optional<std::uint32_t> instance, field;
    std::string_view why; ///< where the finding itself does not say why it decides nothing
    friend auto operator<=>(const LeafUse& a, const LeafUse& b) {
        if (a.finding != b.finding) return a.finding <=> b.finding;
        return std::tie(a.instance, a.field) <=> std::tie(b.instance, b.field);
    }
    friend bool operator==(const LeafUse& a, const LeafUse& b) { return (a <=> b) == 0; }
};

/// Puts them in order and leaves each once; of two that are alike the first stays.
void sort_leaves(std::vector<LeafUse>& leaves);

/// Walks the plan below a node. The answer is in the order of the catalogue, so how a condition is written changes
/// nothing. Uses the pass's values for one tuple of instances after another and so changes those; nothing else.
class Explainer {
public:
    /// All outlive it; the pass has been run on these findings.
    Explainer(const RuleGraph& graph, ValuePass& pass, const Findings& findings)
        : graph_(&graph), pass_(&pass), findings_(&findings), seen_(&pass.marks()) {}

    /// The facts that made a node true, false or another value: of an `and` that is false only what is false.
    std::vector<FactUse> facts(NodeId node);
    /// What is missing where a node is null: merged where unknowns meet, an unknown that no longer matters left out.
    std::vector<MissingFinding> missing(NodeId node);
    /// In order, each once.
    std::vector<LeafUse> missing_leaves(NodeId node);
    /// The same; holds until the next walk.
    std::span<const LeafUse> walk_missing(NodeId node);
    /// Of nodes in the body of a `some`: for the tuple that the pass has been run for (finding, position of its
    /// instance).
    void look_at(std::vector<std::pair<std::uint32_t, std::uint32_t>> tuple) { tuple_ = std::move(tuple); }

    FactUse fact(const LeafUse& use) const;
    MissingFinding missing_finding(const LeafUse& use) const;
    std::vector<MissingFinding> missing_findings(std::span<const LeafUse> uses) const;

private:
    void decided(NodeId id);
    void decided_operation(NodeId id, const Node& node);
    void decided_some(const Node& node, Truth value);
    void undecided(NodeId id);
    void undecided_operation(const Node& node);
    void undecided_some(const Node& node);
    void begin();
    void all_decided(const Node& node);
    void imprecise(NodeId id);
    void add_leaf(const Node& leaf, std::string_view why = {});
    bool is_null(NodeId id, const Node& node) const {
        return node.storage == Storage::truth ? pass_->truth(id) == Truth::unknown : pass_->is_null(id);
    }
    void undecided_null(NodeId id, const Node& node);
    std::string_view why_missing(const LeafUse& use, const FindingState& state) const;
    template <typename Visit>
    void each_tuple(const Some& some, Visit visit);
    const FindingState& state_of(const LeafUse& use) const;
    std::string name_of(const LeafUse& use) const;
    std::string label_of(const LeafUse& use) const;

    const RuleGraph* graph_;
    ValuePass* pass_;
    const Findings* findings_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> tuple_; ///< finding, position of the instance in scope
    NodeMarks* seen_;
    std::vector<LeafUse> found_;
};

} // namespace apatite
