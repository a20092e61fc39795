// Findings whose value is a word, a date or a site.
#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "findings/choose.h"

namespace apatite {
namespace {

using Read = std::function<std::optional<FindingValue>(const Fact&)>;

std::optional<std::string> word_of_codes(const FindingDeclaration& declaration, const CodeSet& sent) {
    for (const auto& [word, codes] : declaration.choice_codes) {
        for (const Code& code : codes) {
            if (std::ranges::any_of(sent, [&](const Code& each) { return covers(code, each); })) return word;
        }
    }
    return std::nullopt;
}

std::optional<FindingValue> read_choice(const FindingDeclaration& declaration, const Fact& fact) {
    if (auto word = word_of_codes(declaration, fact.value_codes)) return FindingValue(std::move(*word));
    const std::string text = normalise_text(fact.value_text);
    for (const std::string& choice : declaration.choices) {
        if (!text.empty() && normalise_text(choice) == text) return FindingValue(choice);
    }
    if (auto word = word_of_codes(declaration, fact.codes)) return FindingValue(std::move(*word));
    return std::nullopt;
}

std::string in_words(const FindingValue& value) {
    if (const auto* word = std::get_if<std::string>(&value)) return *word;
    if (const auto* date = std::get_if<PartialDate>(&value)) return date->to_string();
    return "";
}

bool holds_or_held(const MatchedFact& match) {
    return match.fact->presence == Presence::present || match.fact->presence == Presence::past;
}

// The latest (or earliest) value; several of one day must agree.
FindingState choose_by_time(const FindingDeclaration& declaration, const MatchedFacts& facts,
                            const SelectContext& context, const Read& read) {
    const WindowedFacts sorted = windowed(facts, declaration.select, context);
    MatchedFacts telling;
    for (const MatchedFact& match : sorted.inside) {
        if (holds_or_held(match) && read(*match.fact)) telling.push_back(match);
    }
    if (telling.empty()) {
        if (sorted.inside.empty()) return not_inside(sorted, context);
        return unknown_state(WhyUnknown::missing, spokesman(sorted.inside, context.day));
    }
    const MatchedFacts last = contenders(telling, context.day, declaration.select.policy != SelectPolicy::earliest);
    const MatchedFact& spoke = spokesman(last, context.day);
    FindingState state;
    explain_by(state, spoke);
    const FindingValue value = *read(*spoke.fact);
    const bool agree = std::ranges::all_of(last, [&](const MatchedFact& match) { return *read(*match.fact) == value; });
    if (!agree) {
        state.why = WhyUnknown::conflicting;
        context.warn("conflicting", *spoke.fact, fmt::format("`{}` is told differently at one time", declaration.id));
        return state;
    }
    state.value = value;
    state.used = in_words(value);
    return state;
}

} // namespace

FindingState choose_choice(const FindingDeclaration& declaration, const MatchedFacts& facts,
                           const SelectContext& context) {
    return choose_by_time(declaration, facts, context,
                          [&](const Fact& fact) { return read_choice(declaration, fact); });
}

FindingState choose_date(const FindingDeclaration& declaration, const MatchedFacts& facts,
                         const SelectContext& context) {
    return choose_by_time(declaration, facts, context, [](const Fact& fact) -> std::optional<FindingValue> {
        if (fact.value_date) return FindingValue(*fact.value_date);
        if (fact.boolean == false || !fact.date) return std::nullopt;
        return FindingValue(*fact.date);
    });
}

FindingState choose_site(const FindingDeclaration& declaration, const MatchedFacts& facts,
                         const SelectContext& context) {
    return choose_by_time(declaration, facts, context, [&](const Fact& fact) -> std::optional<FindingValue> {
        if (auto site = context.index.site(fact.sites, fact.site_text)) return FindingValue(std::move(*site));
        if (auto site = context.index.site(fact.value_codes, fact.value_text)) return FindingValue(std::move(*site));
        return std::nullopt;
    });
}

} // namespace apatite
