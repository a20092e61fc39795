// Is there a patient of whom given conditions are true, false or unknown together?
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "authoring/lints/atoms.h"

namespace apatite::lints {

/// A condition and the truth values that it is to have one of.
struct Claim {
    NodeId node = no_node;
    TruthSet among;
};

/// A patient as far as conditions tell: by group of `Atoms` the cell; of other groups nothing is known.
using Patient = std::map<std::uint32_t, std::size_t>;

/// Searches by narrowing what each part of the conditions can be and trying out what is left open, one fact after the
/// other. Numbers are intervals between the thresholds of the pack, cut to the plausible range.
class PatientSearch {
public:
    /// Both must outlive it.
    PatientSearch(const RuleGraph& graph, const SetPass& open) : graph_(graph), atoms_(graph, open) {}

    /// Shown that there is no such patient. False says nothing: there may be one, or the search took too long, or it
    /// does not understand some part of the conditions.
    bool shown_impossible(std::span<const Claim> claims) const;
    bool never_true(NodeId node) const;
    /// Somebody of whom the condition is true, with little else known; nothing when the search finds nobody.
    std::optional<Patient> patient_for(NodeId node) const;
    /// Shown that `then` holds wherever `when` does.
    bool implies(NodeId when, NodeId then) const;

    /// Single facts that make both conditions true with nothing else known but what both ask for alike (parts joined by
    /// `and` in both). Each is the node asked about.
    std::vector<NodeId> facts_enough_for_both(NodeId a, NodeId b) const;

    const RuleGraph& graph() const noexcept { return graph_; }
    const Atoms& atoms() const noexcept { return atoms_; }

private:
    const RuleGraph& graph_;
    Atoms atoms_;
};

} // namespace apatite::lints
