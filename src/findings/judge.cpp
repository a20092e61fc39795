#include "findings/judge.h"

#include <algorithm>

#include <fmt/format.h>

namespace apatite {
namespace {

struct Range {
    std::optional<Rational> low, high;
};

Judgement settled(Truth truth) { return {truth, TruthSet(truth)}; }
Judgement settled(bool truth) { return settled(to_truth(truth)); }

Judgement from_set(TruthSet possible) {
    const Truth now = decided(possible);
    return {now, possible.united(TruthSet(now))};
}

// A limit that is not sent does not matter (FHIR R4, Observation.referenceRange): nothing is beyond it.
TruthSet above(const Interval& value, const Range& range) {
    return range.high ? greater(value, Interval(*range.high)) : TruthSet(Truth::is_false);
}
TruthSet below(const Interval& value, const Range& range) {
    return range.low ? less(value, Interval(*range.low)) : TruthSet(Truth::is_false);
}

// A range that begins at nothing or at zero is a cut-off: beyond it a test is positive.
bool is_cut_off(const Range& range) { return range.high && (!range.low || range.low->is_zero()); }

Judgements by_number(const Interval& value, const Range& range) {
    Judgements judgements;
    const TruthSet high = above(value, range), low = below(value, range);
    judgements.high = from_set(high);
    judgements.low = from_set(low);
    judgements.normal = from_set(logical_not(logical_or(high, low)));
    if (is_cut_off(range)) {
        judgements.positive = from_set(high);
        judgements.negative = from_set(logical_not(high));
    }
    return judgements;
}

Judgements by_flag(Flag flag, bool flag_only) {
    Judgements judgements;
    judgements.by_flag = true;
    if (flag == Flag::high || flag == Flag::low || flag == Flag::normal) {
        judgements.high = settled(flag == Flag::high);
        judgements.low = settled(flag == Flag::low);
    }
    if (flag == Flag::high || flag == Flag::low || flag == Flag::normal || flag == Flag::abnormal)
        judgements.normal = settled(flag == Flag::normal);
    if (flag == Flag::positive || flag == Flag::negative) {
        judgements.positive = settled(flag == Flag::positive);
        judgements.negative = settled(flag == Flag::negative);
    } else if (flag_only && flag != Flag::low && flag != Flag::indeterminate) {
        judgements.positive = settled(flag != Flag::normal);
        judgements.negative = settled(flag == Flag::normal);
    }
    return judgements;
}

bool says(const Judgement& judgement, bool value) { return judgement.now == to_truth(value); }

// Against the range sent with it any disagreement is one; the pack's range may differ from the laboratory's, so there
// only opposite ends are.
bool contradicts(const Judgements& number, Flag flag, bool range_was_sent) {
    switch (flag) {
    case Flag::high: return says(number.low, true) || (range_was_sent && says(number.high, false));
    case Flag::low: return says(number.high, true) || (range_was_sent && says(number.low, false));
    case Flag::normal: return range_was_sent && says(number.normal, false);
    case Flag::abnormal: return range_was_sent && says(number.normal, true);
    case Flag::positive: return range_was_sent && says(number.positive, false);
    case Flag::negative: return range_was_sent && says(number.positive, true);
    case Flag::indeterminate:
    case Flag::none: break;
    }
    return false;
}

Judgements at_odds() {
    Judgements judgements;
    judgements.at_odds = true;
    return judgements;
}

std::string range_note(const FindingDeclaration& declaration, const Range& range, std::string_view whose) {
    const std::string unit = declaration.unit.is_one() ? "" : " " + declaration.unit_text;
    if (range.low && range.high)
        return fmt::format("{} range {} .. {}{}", whose, range.low->to_text(4), range.high->to_text(4), unit);
    if (range.high) return fmt::format("{} range up to {}{}", whose, range.high->to_text(4), unit);
    return fmt::format("{} range from {}{}", whose, range.low->to_text(4), unit);
}

Judgements by_pack(const Interval& value, const FindingDeclaration& declaration, const AgeAndSex& person, bool noted) {
    std::optional<Judgements> result;
    for (const AgeRange* each : ranges_for(declaration, person)) {
        const Range range{each->low, each->high};
        Judgements judgements = by_number(value, range);
        if (noted) judgements.note = range_note(declaration, range, "the pack's");
        if (!result) {
            result = judgements;
            continue;
        }
        result->high = merged(result->high, judgements.high);
        result->low = merged(result->low, judgements.low);
        result->normal = merged(result->normal, judgements.normal);
        result->positive = merged(result->positive, judgements.positive);
        result->negative = merged(result->negative, judgements.negative);
        if (noted) result->note += ", " + judgements.note;
    }
    if (!result) result.emplace();
    result->by_pack = true;
    return *result;
}

void add_positive(Judgements& judgements, const Judgements& flagged) {
    if (judgements.positive.now != Truth::unknown) return;
    judgements.positive = flagged.positive;
    judgements.negative = flagged.negative;
}

} // namespace

Judgement merged(const Judgement& a, const Judgement& b) {
    const Truth now = a.now == b.now ? a.now : Truth::unknown;
    return {now, a.could_be.united(b.could_be).united(TruthSet(now))};
}

Judgements judge(const std::optional<Interval>& value, const JudgedBy& by, const FindingDeclaration& declaration,
                 const AgeAndSex& person) {
    const bool flagged = by.flag != Flag::none && by.flag != Flag::indeterminate;
    if (by.flags_conflict) return at_odds();
    if (!value) return flagged ? by_flag(by.flag, declaration.flag_only) : Judgements();
    const Range sent{by.low, by.high};
    if (sent.low || sent.high) {
        Judgements judgements = by_number(*value, sent);
        if (contradicts(judgements, by.flag, true)) return at_odds();
        if (by.noted) judgements.note = range_note(declaration, sent, "the laboratory's");
        if (flagged) add_positive(judgements, by_flag(by.flag, declaration.flag_only));
        return judgements;
    }
    Judgements judgements = by_pack(*value, declaration, person, by.noted);
    if (!flagged) return judgements;
    if (contradicts(judgements, by.flag, false)) return at_odds();
    Judgements told = by_flag(by.flag, declaration.flag_only);
    if (told.high.now != Truth::unknown || told.normal.now != Truth::unknown) return told;
    judgements.positive = told.positive; // `positive` says nothing of high and low
    judgements.negative = told.negative;
    return judgements;
}

void take_over(FindingState& state, const Judgements& judgements) {
    state.high = judgements.high;
    state.low = judgements.low;
    state.normal = judgements.normal;
    state.positive = judgements.positive;
    state.negative = judgements.negative;
    state.judged_by_pack = judgements.by_pack;
}

void judge_qualitative(FindingState& state, bool positive) {
    state.positive = settled(positive);
    state.negative = settled(!positive);
}

} // namespace apatite
