// A fact that speaks of a finding, and what a selection has to work with.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "findings/fact_time.h"
#include "findings/finding_index.h"
#include "findings/findings.h"
#include "findings/known_numbers.h"
#include "findings/short_list.h"

namespace apatite {

struct MatchedFact {
    const Fact* fact = nullptr;
    bool by_text = false;
    bool doubtful = false; ///< a medicine whose route was not sent, where the route matters

    Provenance provenance() const noexcept { return by_text ? Provenance::text : Provenance::observed; }
};
using MatchedFacts = ShortList<MatchedFact, 2>;

/// What every selection of one patient shares.
struct SelectContext {
    const FindingIndex& index;
    const Demographics& demographics;
    PartialDate as_of;
    Day day; ///< the same
    std::vector<Notice>& notices;
    KnownNumbers& numbers;
    bool texts = true; ///< as `SelectOptions::texts`

    void warn(std::string code, const Fact& fact, std::string message) const {
        notices.push_back({Notice::Severity::warning, std::move(code), fact.source, std::move(message)});
    }
};

/// A total order by content, so that the order of a record does not show.
bool comes_before(const Fact& a, const Fact& b);

/// May a finding be read from this fact? Kind, specimen and route; notices what was sent for it but cannot be it.
bool admits(const FindingDeclaration& declaration, MatchedFact& match, const SelectContext& context);

/// Without the preliminary ones, when there is a final one.
MatchedFacts without_superseded(MatchedFacts facts, const FindingDeclaration& declaration,
                                const SelectContext& context);

/// The latest fact of those that say the same, coded before text, for the explanation. `facts` must not be empty.
const MatchedFact& spokesman(std::span<const MatchedFact> facts, Day as_of);

/// Notes, once, what the site profile supplied.
void add_by_profile(FindingState& state, const std::string& more);

/// Fills source, date and provenance from the fact, and `sent` with its name when it is empty.
void explain_by(FindingState& state, const MatchedFact& match);

FindingState unknown_state(WhyUnknown why);

/// An unknown that names the fact that was looked at.
FindingState unknown_state(WhyUnknown why, const MatchedFact& match);

/// The facts that speak for the latest (or earliest) time: those of which no other is surely later (earlier). Undated
/// ones only when all are.
MatchedFacts contenders(const MatchedFacts& facts, Day as_of, bool latest);

} // namespace apatite
