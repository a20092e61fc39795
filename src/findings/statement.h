// What facts say of a yes-or-no finding, and what several of them add up to.
#pragma once

#include <optional>
#include <vector>

#include "findings/matched_fact.h"

namespace apatite {

enum class Verdict { yes, no, past, suspected, silent };

struct Statement {
    MatchedFact match;
    Verdict verdict = Verdict::silent;
    WhyUnknown why = WhyUnknown::missing; ///< of a silent one
    bool by_flag = false;
};
using Statements = ShortList<Statement, 2>;

/// What one fact says at the assessment date.
Statement stated(const FindingDeclaration& declaration, const MatchedFact& match, Day as_of);

MatchedFacts matches_of(const Statements& statements);

/// What a set of statements adds up to: a value, or why there is none, and the statements that decide it.
struct Outcome {
    std::optional<bool> value;
    std::optional<WhyUnknown> why;
    Statements deciding;
};

/// By the policy of the finding: `active`, `ever` and `any` weigh everything, `latest` and `earliest` what speaks for
/// the last or first day. Of two that contradict each other the later recorded counts.
Outcome outcome_of(const Statements& statements, SelectPolicy policy, Day as_of);

} // namespace apatite
