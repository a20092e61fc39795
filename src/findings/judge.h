// High, low, normal, positive or negative: the range sent, else the flag sent, else the pack's range.
#pragma once

#include <optional>
#include <string>

#include "findings/age_range.h"
#include "findings/findings.h"

namespace apatite {

/// What a result is judged by, beside its number.
struct JudgedBy {
    std::optional<Rational> low, high; ///< range sent, in the finding's unit
    Flag flag = Flag::none;
    bool flags_conflict = false;
    bool noted = true; ///< is `Judgements::note` wanted?
};

struct Judgements {
    Judgement high, low, normal, positive, negative;
    bool at_odds = false; ///< number and flag contradict each other: high, low and normal are open
    bool by_flag = false;
    bool by_pack = false;
    std::string note; ///< the range that was used
};

/// `value` is the number in the finding's unit, if there is one that can be used.
Judgements judge(const std::optional<Interval>& value, const JudgedBy& by, const FindingDeclaration& declaration,
                 const AgeAndSex& person);

void take_over(FindingState& state, const Judgements& judgements);

/// A yes or no in place of a number.
void judge_qualitative(FindingState& state, bool positive);

/// The judgement of either: the same now if they agree, and everything that either could be.
Judgement merged(const Judgement& a, const Judgement& b);

} // namespace apatite
