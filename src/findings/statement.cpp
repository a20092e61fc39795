#include "findings/statement.h"

#include <algorithm>

#include "findings/truth_reading.h"

namespace apatite {
namespace {

Statement from_result(const FindingDeclaration& declaration, const MatchedFact& match) {
    const TruthReading reading = read_truth(*match.fact, declaration.value_codes);
    if (!reading.value) return {match, Verdict::silent, *reading.why, false};
    return {match, *reading.value ? Verdict::yes : Verdict::no, WhyUnknown::missing, reading.by_flag};
}

Statements with(const Statements& statements, std::initializer_list<Verdict> verdicts) {
    Statements found;
    std::ranges::copy_if(statements, std::back_inserter(found), [&](const Statement& statement) {
        return std::ranges::find(verdicts, statement.verdict) != verdicts.end();
    });
    return found;
}

Outcome answer(bool value, Statements deciding) { return {value, std::nullopt, std::move(deciding)}; }
Outcome open(WhyUnknown why, Statements deciding) { return {std::nullopt, why, std::move(deciding)}; }

std::optional<DaySpan> latest_word(const Statements& statements, Day as_of) {
    std::optional<DaySpan> latest;
    for (const Statement& statement : statements) {
        const auto given = word_given(*statement.match.fact, as_of);
        if (given && (!latest || given->last > latest->last)) latest = given;
    }
    return latest;
}

// Two that contradict each other: the later recorded.
Outcome later_word(const Statements& yes, const Statements& no, Day as_of) {
    const auto for_it = latest_word(yes, as_of), against = latest_word(no, as_of);
    if (for_it && against && for_it->first > against->last) return answer(true, yes);
    if (for_it && against && against->first > for_it->last) return answer(false, no);
    Statements both = yes;
    both.append(no);
    return open(WhyUnknown::conflicting, std::move(both));
}

Outcome without_answer(const Statements& statements) {
    if (auto suspected = with(statements, {Verdict::suspected}); !suspected.empty())
        return open(WhyUnknown::suspected, std::move(suspected));
    const auto silent = with(statements, {Verdict::silent});
    for (const Statement& statement : silent) {
        if (statement.why != WhyUnknown::missing) return open(statement.why, {statement});
    }
    return open(WhyUnknown::missing, silent);
}

Outcome active(const Statements& statements, Day as_of) {
    const auto yes = with(statements, {Verdict::yes}), no = with(statements, {Verdict::no});
    if (!yes.empty() && !no.empty()) return later_word(yes, no, as_of);
    if (!yes.empty()) return answer(true, yes);
    if (auto suspected = with(statements, {Verdict::suspected}); !suspected.empty()) {
        const Outcome later = no.empty() ? Outcome() : later_word(suspected, no, as_of);
        return later.value == false ? later : open(WhyUnknown::suspected, std::move(suspected));
    }
    if (auto not_now = with(statements, {Verdict::no, Verdict::past}); !not_now.empty())
        return answer(false, std::move(not_now));
    return without_answer(statements);
}

// A condition that was refuted later never was; a medicine that is not taken now may have been taken before.
Outcome ever(const Statements& statements, Day as_of) {
    const auto yes = with(statements, {Verdict::yes, Verdict::past}), no = with(statements, {Verdict::no});
    const auto is_condition = [](const Statement& s) { return s.match.fact->kind == FactKind::condition; };
    const bool only_conditions = std::ranges::all_of(yes, is_condition);
    Statements refuted;
    std::ranges::copy_if(no, std::back_inserter(refuted), is_condition);
    if (!yes.empty() && only_conditions && !refuted.empty()) return later_word(yes, refuted, as_of);
    if (!yes.empty()) return answer(true, yes);
    if (auto suspected = with(statements, {Verdict::suspected}); !suspected.empty()) {
        const Outcome later = no.empty() ? Outcome() : later_word(suspected, no, as_of);
        return later.value == false ? later : open(WhyUnknown::suspected, std::move(suspected));
    }
    if (!no.empty()) return answer(false, no);
    return without_answer(statements);
}

// One statement alone, which is what most findings have, without weighing.
Outcome alone(const Statement& statement, SelectPolicy policy) {
    const bool past_counts =
        policy != SelectPolicy::active && policy != SelectPolicy::latest && policy != SelectPolicy::earliest;
    switch (statement.verdict) {
    case Verdict::yes: return answer(true, {statement});
    case Verdict::no: return answer(false, {statement});
    case Verdict::past: return answer(past_counts, {statement});
    case Verdict::suspected: return open(WhyUnknown::suspected, {statement});
    case Verdict::silent: break;
    }
    return open(statement.why, {statement});
}

Outcome by_time(const Statements& statements, Day as_of, bool latest) {
    const auto telling = with(statements, {Verdict::yes, Verdict::no, Verdict::past, Verdict::suspected});
    if (telling.empty()) return without_answer(statements);
    const MatchedFacts last = contenders(matches_of(telling), as_of, latest);
    Statements kept;
    std::ranges::copy_if(telling, std::back_inserter(kept), [&](const Statement& statement) {
        return std::ranges::find(last, statement.match.fact, &MatchedFact::fact) != last.end();
    });
    if (!with(kept, {Verdict::suspected}).empty()) return open(WhyUnknown::suspected, kept);
    const bool first = kept.front().verdict == Verdict::yes;
    const bool agree =
        std::ranges::all_of(kept, [&](const Statement& s) { return (s.verdict == Verdict::yes) == first; });
    return agree ? answer(first, std::move(kept)) : open(WhyUnknown::conflicting, std::move(kept));
}

} // namespace

Statement stated(const FindingDeclaration& declaration, const MatchedFact& match, Day as_of) {
    if (match.fact->kind == FactKind::observation) return from_result(declaration, match);
    switch (presence_at(*match.fact, as_of)) {
    case Presence::present: return {match, match.doubtful ? Verdict::suspected : Verdict::yes};
    case Presence::past: return {match, match.doubtful ? Verdict::suspected : Verdict::past};
    case Presence::absent: return {match, Verdict::no};
    case Presence::suspected: return {match, Verdict::suspected};
    case Presence::intended: break;
    }
    return {match, Verdict::silent};
}

MatchedFacts matches_of(const Statements& statements) {
    MatchedFacts facts;
    for (const Statement& statement : statements) facts.push_back(statement.match);
    return facts;
}

Outcome outcome_of(const Statements& statements, SelectPolicy policy, Day as_of) {
    if (statements.size() == 1) return alone(statements.front(), policy);
    switch (policy) {
    case SelectPolicy::active: return active(statements, as_of);
    case SelectPolicy::latest: return by_time(statements, as_of, true);
    case SelectPolicy::earliest: return by_time(statements, as_of, false);
    case SelectPolicy::any:
    case SelectPolicy::ever:
    case SelectPolicy::highest:
    case SelectPolicy::lowest: break;
    }
    return ever(statements, as_of);
}

} // namespace apatite
