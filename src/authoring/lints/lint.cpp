#include "authoring/lints/lint.h"

#include <algorithm>

#include <fmt/format.h>

namespace apatite::lints {

void Doubts::error(std::string_view code, const Span& at, std::string message, std::string help) {
    diagnostics_.push_back({Severity::error, std::string(code), std::move(message), at, std::move(help), {}});
}

void Doubts::warning(std::string_view code, const Span& at, std::string message, std::string help,
                     const std::vector<std::string>& owners) {
    bool suppressed = false;
    for (const Suppression& each : pack_.suppressions) {
        if (each.code != code || std::ranges::find(owners, each.owner) == owners.end()) continue;
        used_.insert(&each);
        suppressed = true;
    }
    if (!suppressed)
        diagnostics_.push_back({Severity::warning, std::string(code), std::move(message), at, std::move(help), {}});
}

const std::vector<const Lint*>& all_lints() {
    static const std::vector<const Lint*> all = {
        &never_true,      &shadowed,        &contradicted,     &scored_twice,        &code_twice,
        &unused,          &unbound,         &threshold,        &no_plausible_range,  &no_case,
        &no_sentence,     &review_passed,   &source_attribute, &hopeless_hypothesis, &alert_on_absence,
        &bad_suppression, &idle_suppression};
    return all;
}

Findings of_nobody(const Pack& pack) {
    Findings findings{{}, {}, *PartialDate::from(2024, 6, 1), {}, {}, {}, {}};
    findings.states.resize(pack.catalogue.findings.size());
    for (FindingState& each : findings.states) each.why = WhyUnknown::missing;
    return findings;
}

std::string some_of(const std::vector<std::string>& ids) {
    constexpr std::size_t shown = 4;
    std::string text;
    for (std::size_t i = 0; i < std::min(ids.size(), shown); ++i) {
        const bool last = i + 1 == ids.size();
        text += fmt::format("{}`{}`", i == 0 ? "" : last ? " and " : ", ", ids[i]);
    }
    if (ids.size() > shown) text += fmt::format(" and {} more", ids.size() - shown);
    return text;
}

std::string in_words(const std::string& owner) {
    const std::size_t blank = owner.find(' ');
    std::string word = owner.substr(0, blank);
    if (word == "condition") word = "named condition";
    if (word == "management") word = "management option";
    if (word == "workup") word = "workup item";
    return fmt::format("the {} `{}`", word, owner.substr(blank + 1));
}

std::string place_of(const Span& span) { return fmt::format("{}:{}", span.file, span.line); }

} // namespace apatite::lints
