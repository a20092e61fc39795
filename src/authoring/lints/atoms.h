// What the conditions of a pack are made of: single questions, and which of them one fact answers together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assess/set_pass.h"
#include "graph/rule_graph.h"

namespace apatite::lints {

/// Questions that one fact answers: `phosphate > 4.5`, `phosphate > 7`, `phosphate is null`. A cell is one way in which
/// it can answer all of them: a number below 4.5, 4.5 itself, one between ..., nothing known.
struct Group {
    NodeId subject = no_node;                 ///< the number, word or finding asked about
    std::vector<NodeId> atoms;                ///< the questions
    std::vector<std::vector<Truth>> answers;  ///< by cell, then by atom
    std::optional<std::size_t> nothing_known; ///< the cell in which nothing is told
};

/// Every question of a graph in its group. What is not understood (dates, sites, lists of instances, arithmetic between
/// two unknowns) is a question for itself with every answer that `open` allows, so more is thought possible than is.
/// Numbers are taken as told exactly.
class Atoms {
public:
    Atoms(const RuleGraph& graph, const SetPass& open);

    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
    struct Place {
        std::uint32_t group = none; ///< `none`: the node is no question
        std::uint32_t position = 0; ///< in `Group::atoms`
    };
    const Place& place(NodeId node) const noexcept { return places_[node]; }
    const std::vector<Group>& groups() const noexcept { return groups_; }

private:
    friend class AtomCollector;
    std::vector<Place> places_;
    std::vector<Group> groups_;
};

/// Is the node made of other conditions by logic that is understood here (`and`, `not`, `AtLeast` ...)?
bool is_connective(const RuleGraph& graph, const Node& node);
/// The conditions that a connective is made of.
std::vector<NodeId> parts_of(const RuleGraph& graph, const Node& node);

} // namespace apatite::lints
