#include "api/session_state.h"

#include <utility>

namespace apatite {
namespace {

/// One finding as the record has it, with its settings on top.
std::optional<Error> apply(const FindingCatalogue& catalogue, std::size_t finding, const FindingSettings& settings,
                           const Findings& record, Findings& now) {
    now.states[finding] = record.states[finding];
    AnswerOptions options;
    const FindingDeclaration& declaration = catalogue.findings[finding];
    if (settings.whole)
        if (auto error = apply_setting(catalogue, declaration.id, settings.whole, now)) return error;
    const std::size_t own = now.states[finding].instances.size();
    FindingSettings rest = settings;
    rest.whole.reset();
    rest.tell(declaration, own + settings.added, options);
    return apply_settings(catalogue, options, now);
}

} // namespace

Session::State::State(const CompiledPack& compiled, const AnswerOptions& options, const AssessOptions& what,
                      Findings findings)
    : pack(compiled), given(options), wanted(what), record(findings), original(findings), now(std::move(findings)),
      settings(catalogue().findings.size()), evaluation(*pack.data().graph) {
    given.set.clear();
    given.declined.clear();
    given.budget.reset();
    evaluation.run(now);
}

void Session::State::refresh(std::size_t finding) {
    evaluation.refresh(now, static_cast<std::uint32_t>(finding));
    assessment.reset();
}

std::optional<Error> Session::State::replace(std::size_t finding, FindingSettings replacement) {
    if (is_person(declaration(finding))) return replace_person(finding, std::move(replacement));
    FindingState before = now.states[finding];
    if (auto error = apply(catalogue(), finding, replacement, record, now)) {
        now.states[finding] = std::move(before);
        return error;
    }
    settings[finding] = std::move(replacement);
    refresh(finding);
    return std::nullopt;
}

// Age and sex judge every number without a range of its own again, those of the record and those set by hand.
std::optional<Error> Session::State::replace_person(std::size_t finding, FindingSettings replacement) {
    Findings judged = original;
    FindingSettings& own = settings[finding];
    std::swap(own, replacement);
    std::optional<Error> error;
    for (std::size_t i = 0; i < settings.size() && !error; ++i)
        if (is_person(declaration(i))) error = apply(catalogue(), i, settings[i], original, judged);
    if (error) {
        std::swap(own, replacement);
        return error;
    }
    record = judged;
    std::swap(now, judged); // `judged` is what held before
    for (std::size_t i = 0; i < settings.size(); ++i) {
        if (is_person(declaration(i))) continue;
        // What could be applied before can be applied again: only its judgement depends on age and sex.
        if (apply(catalogue(), i, settings[i], record, now)) now.states[i] = judged.states[i];
    }
    for (std::size_t i = 0; i < settings.size(); ++i)
        if (i == finding || now.states[i].judged_by_pack || judged.states[i].judged_by_pack) refresh(i);
    return std::nullopt;
}

AnswerOptions Session::State::options() const {
    AnswerOptions all = given;
    for (std::size_t i = 0; i < settings.size(); ++i)
        settings[i].tell(declaration(i), now.states[i].instances.size(), all);
    return all;
}

} // namespace apatite
