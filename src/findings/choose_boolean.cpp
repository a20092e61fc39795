#include <algorithm>

#include <fmt/format.h>

#include "findings/choose.h"
#include "findings/judge.h"
#include "findings/statement.h"

namespace apatite {
namespace {

// An undated exposure may lie in the window: then "no" is not known.
bool undecided_by_undated(const Outcome& outcome, const WindowedFacts& facts, const FindingDeclaration& declaration,
                          Day as_of) {
    if (outcome.value == true) return false;
    return std::ranges::any_of(facts.undated, [&](const MatchedFact& match) {
        const Verdict verdict = stated(declaration, match, as_of).verdict;
        return verdict == Verdict::yes || verdict == Verdict::past;
    });
}

std::string conflict_message(const FindingDeclaration& declaration, const Statements& statements) {
    std::vector<std::string> sources;
    for (const Statement& statement : statements) sources.push_back(statement.match.fact->source);
    std::ranges::sort(sources);
    const auto repeats = std::ranges::unique(sources);
    sources.erase(repeats.begin(), repeats.end());
    return fmt::format("`{}` is told both ways, and neither word is the later one: `{}`", declaration.id,
                       fmt::join(sources, "`, `"));
}

FindingState to_state(const Outcome& outcome, const FindingDeclaration& declaration, const SelectContext& context) {
    FindingState state;
    state.why = outcome.why;
    if (outcome.deciding.empty()) return state;
    const MatchedFact spoke = outcome.deciding.size() == 1 ? outcome.deciding.front().match
                                                           : spokesman(matches_of(outcome.deciding), context.day);
    explain_by(state, spoke);
    if (spoke.fact->preliminary) state.note = "preliminary";
    if (outcome.why == WhyUnknown::conflicting)
        context.warn("conflicting", *spoke.fact, conflict_message(declaration, outcome.deciding));
    if (!outcome.value) return state;
    state.value = *outcome.value;
    state.used = *outcome.value ? "true" : "false";
    judge_qualitative(state, *outcome.value);
    const bool flags_only = std::ranges::all_of(outcome.deciding, [](const Statement& s) { return s.by_flag; });
    if (flags_only && state.provenance == Provenance::observed) state.provenance = Provenance::flag;
    return state;
}

} // namespace

FindingState choose_boolean(const FindingDeclaration& declaration, const MatchedFacts& facts,
                            const SelectContext& context) {
    if (facts.size() == 1 && !has_window(declaration.select)) // as nearly always
        return to_state(
            outcome_of({stated(declaration, facts.front(), context.day)}, declaration.select.policy, context.day),
            declaration, context);
    const WindowedFacts sorted = windowed(facts, declaration.select, context);
    Statements statements;
    for (const MatchedFact& match : sorted.inside) statements.push_back(stated(declaration, match, context.day));
    const Outcome outcome = outcome_of(statements, declaration.select.policy, context.day);
    if (undecided_by_undated(outcome, sorted, declaration, context.day))
        return unknown_state(WhyUnknown::undated, spokesman(sorted.undated, context.day));
    const bool nothing_inside = !outcome.value && outcome.why == WhyUnknown::missing;
    if (nothing_inside && (!sorted.stale.empty() || !sorted.undated.empty())) return not_inside(sorted, context);
    return to_state(outcome, declaration, context);
}

} // namespace apatite
