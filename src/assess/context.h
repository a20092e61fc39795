// What the parts of an assessment share. Internal to this folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assess/assess.h"
#include "assess/bounds.h"
#include "assess/candidates.h"
#include "assess/explain.h"
#include "assess/explanations.h"
#include "assess/search.h"
#include "assess/standing.h"
#include "pack/condition_words.h"

namespace apatite {

/// One assessment under way.
struct Context {
    const RuleGraph& graph;
    const Findings& findings;
    const AssessOptions& options;
    Evaluation& evaluation;
    std::vector<Standing> standings;
    std::vector<std::size_t> order; ///< ranked hypotheses
    std::vector<StandingBounds> bounds, if_presumed;
    std::vector<StandingBounds> refined;                ///< empty unless asked for
    std::vector<const std::vector<std::string>*> cited; ///< lists of the pack with keys of references used so far

    std::optional<ConditionWords> words; ///< if asked for
    mutable Explanations explanations;

    const Pack& pack() const { return graph.pack(); }
    Truth now(NodeId node) const { return evaluation.now().truth(node); }
    Truth firm(NodeId node) const { return evaluation.firm().truth(node); }
    TruthSet could(NodeId node) const { return evaluation.could().truth(node); }

    /// As a clinician would say it; empty unless words were asked for.
    std::string in_words(const Condition& condition) const;
    std::vector<FactUse> facts(NodeId node) const;
    /// What is missing for the node to be known now; for `firm` what is only presumed or taken from text too.
    std::vector<MissingFinding> missing(NodeId node, Reading reading) const;
    /// The list is the pack's own.
    void cite(const std::vector<std::string>& evidence) { cited.push_back(&evidence); }
};

/// Of a finding or of a field of an instance.
const FindingDeclaration& declaration_of(const Context& context, const LeafUse& use);

/// May it be asked for or tested? Not what is known, fixed, was declined or is unsafe for this patient.
bool can_be_asked(const Context& context, const LeafUse& use);

/// What asking costs, as a weight: a question 1, a biopsy 8.
int weight(Cost cost);

/// Known in a way that answers a question: a firm value, a flag, or the instances themselves.
bool is_answered(const FindingState& state);

/// `question`, `blood-test` ...
std::string_view cost_word(Cost cost);

/// The answers that a question could give, and what each would lead to. `result` holds the alerts of now; `trial` is of
/// all readings, and left as it was.
std::vector<NextAnswer> next_answers(const Context& context, const Assessment& result, const Candidates& candidates,
                                     const LeafUse& use, Trial& trial);

// The parts, each in its own file. They fill `result` in the order of `Assessment`.
void assess_differential(Context& context, Assessment& result);
void assess_alerts(Context& context, Assessment& result);
void assess_workup(Context& context, Assessment& result);
void assess_management(Context& context, Assessment& result);
void assess_next(Context& context, Assessment& result);
void assess_trace(Context& context, Assessment& result);
void assess_would_tell(Context& context, Assessment& result);
void assess_answer(const Context& context, Assessment& result);
void assess_notices(const Context& context, Assessment& result);

} // namespace apatite
