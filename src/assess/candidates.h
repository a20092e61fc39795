// Values that are worth trying for a finding: one for each answer that a condition can make of it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "assess/explain.h"
#include "findings/findings.h"
#include "graph/rule_graph.h"

namespace apatite {

/// A value as it would be told, and what it would be.
struct Candidate {
    std::string value;  ///< `7.2 mg/dL`
    std::string words;  ///< what it stands for: `above 4.5 mg/dL`, `yes`
    FindingState state; ///< of the finding; for a field of an instance that of the whole list
};

/// Knows where the conditions of a graph cut each finding: `phosphate > 4.5 'mg/dL'` makes two answers of it.
class Candidates {
public:
    explicit Candidates(const RuleGraph& graph);

    /// Values of a finding or of a field, each read as if told for this patient. Of a number one between each two
    /// thresholds, within the plausible range; flags where a condition asks for them; of instances whether there is
    /// one; none for dates.
    std::vector<Candidate> of(const LeafUse& use, const Findings& context) const;

private:
    /// How the conditions look at one finding.
    struct Cuts {
        std::vector<Rational> thresholds; ///< in the declared unit
        std::vector<Rational> equals;
        bool computed = false; ///< it goes into arithmetic, where thresholds cannot be told
        std::vector<std::string> flags;
    };
    /// A value and what it stands for.
    using Told = std::pair<std::string, std::string>;
    void look_at(const Node& user);
    std::vector<Told> numbers(const FindingDeclaration& declaration, const Cuts& cuts) const;
    std::vector<Told> told(const FindingDeclaration& declaration, const Cuts& cuts) const;

    const RuleGraph* graph_;
    std::vector<Cuts> cuts_; ///< by leaf
};

} // namespace apatite
