// What every check of a pack has in common. One file a check; each is listed in lints.cpp.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/diagnostic.h"
#include "assess/evaluation.h"
#include "authoring/lints/case_truths.h"
#include "authoring/lints/patient_search.h"
#include "authoring/lints/witnesses.h"
#include "calendar/partial_date.h"
#include "diagnostic/page.h"
#include "graph/conditions_of_pack.h"
#include "graph/rule_graph.h"
#include "pack/pack.h"

namespace apatite::lints {

/// What the checks look at. The pack is sound: whatever the reader finds was found before.
struct Subject {
    const Pack& pack;
    const RuleGraph& graph;
    const std::vector<PlacedCondition>& conditions;
    const Evaluation& nobody; ///< of a patient of whom nothing is known: what everything can be
    const PatientSearch& search;
    const CaseTruths& cases;
    const Witnesses& witnesses;
    std::optional<PartialDate> as_of;

    NodeId root(const PlacedCondition& condition) const { return root_at(graph.roots(), condition.place); }
};

/// Where the checks put what they find. A doubt that its owner suppresses is not told.
class Doubts {
public:
    explicit Doubts(const Pack& pack) : pack_(pack) {}

    /// What is surely wrong: no suppression helps.
    void error(std::string_view code, const Span& at, std::string message, std::string help);
    /// A doubt. `owners`: `rule a.b`, each may suppress it.
    void warning(std::string_view code, const Span& at, std::string message, std::string help,
                 const std::vector<std::string>& owners);

    bool suppressed_something(const Suppression& suppression) const { return used_.contains(&suppression); }
    Diagnostics take() { return std::move(diagnostics_); }

private:
    const Pack& pack_;
    Diagnostics diagnostics_;
    std::set<const Suppression*> used_;
};

/// One check and the page behind its code.
struct Lint {
    ExplainPage page;
    Severity severity = Severity::warning;
    void (*run)(const Subject& subject, Doubts& doubts) = nullptr;
};

/// Every check, in order of code; those of suppressions last, since they ask what was suppressed.
const std::vector<const Lint*>& all_lints();

/// A patient of whom nothing is known.
Findings of_nobody(const Pack& pack);

/// Shown that the condition is true of no patient.
bool holds_for_nobody(const Subject& subject, NodeId root);

/// `` `a`, `b` and 3 more ``
std::string some_of(const std::vector<std::string>& ids);
/// `rule a.b` as a sentence has it: `` the rule `a.b` ``.
std::string in_words(const std::string& owner);
/// `rules.yaml:31`, as it stands in a help line.
std::string place_of(const Span& span);

extern const Lint never_true, shadowed, contradicted, scored_twice;
extern const Lint code_twice, unused, unbound, threshold, no_plausible_range;
extern const Lint no_case, no_sentence;
extern const Lint review_passed, source_attribute;
extern const Lint hopeless_hypothesis, alert_on_absence;
extern const Lint bad_suppression, idle_suppression;

} // namespace apatite::lints
