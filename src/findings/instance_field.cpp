#include "findings/instance_field.h"

#include <algorithm>

#include "findings/judge.h"

namespace apatite {
namespace {

bool belongs_to(const Fact& fact, const Thing& thing, bool only_one) {
    if (fact.focus.empty()) return only_one;
    return std::ranges::find(fact.focus, thing.source) != fact.focus.end();
}

FindingState field_of_own_fact(const FindingDeclaration& field, const Thing& thing) {
    if (!thing.own) return unknown_state(WhyUnknown::missing);
    const Fact& fact = *thing.own->fact;
    FindingState state = unknown_state(WhyUnknown::missing, *thing.own);
    const auto known = [&](FindingValue value, std::string used) {
        state.why.reset();
        state.value = std::move(value);
        state.used = std::move(used);
    };
    if (field.source == FindingSource::effective_date) {
        if (fact.date)
            known(*fact.date, fact.date->to_string());
        else
            state.why = WhyUnknown::undated;
    } else if (field.source == FindingSource::body_site) {
        if (!thing.site.empty()) known(std::string(thing.site), std::string(thing.site));
        state.sent = fact.site_text;
    } else if (field.source == FindingSource::instance_text) {
        const std::string text = normalise_text(fact.value_text);
        state.provenance = Provenance::text;
        state.sent = fact.value_text;
        if (!text.empty() &&
            std::ranges::any_of(field.text, [&](const auto& t) { return normalise_text(t) == text; })) {
            known(true, "true");
            judge_qualitative(state, true);
        }
    }
    return state;
}

} // namespace

FindingState read_field(const FindingDeclaration& field, const Thing& thing, const MatchedFacts& facts, bool only_one,
                        const SelectContext& context) {
    switch (field.source) {
    case FindingSource::effective_date:
    case FindingSource::body_site:
    case FindingSource::instance_text: return field_of_own_fact(field, thing);
    case FindingSource::instance_value:
        return thing.own ? choose(field, {*thing.own}, context) : unknown_state(WhyUnknown::missing);
    default: break;
    }
    MatchedFacts own;
    std::ranges::copy_if(facts, std::back_inserter(own),
                         [&](const MatchedFact& match) { return belongs_to(*match.fact, thing, only_one); });
    return choose(field, std::move(own), context);
}

} // namespace apatite
