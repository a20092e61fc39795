#include "findings/choose_instances.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "findings/instance_field.h"
#include "findings/truth_reading.h"

namespace apatite {
namespace {

bool denied(const MatchedFact& match) {
    const Fact& fact = *match.fact;
    return fact.presence == Presence::absent ||
           (fact.kind == FactKind::observation && read_truth(fact, {}).value == false);
}

bool is_there(const FindingDeclaration& declaration, const MatchedFact& match, Day as_of) {
    if (denied(match) || match.doubtful) return false;
    const Presence presence = presence_at(*match.fact, as_of);
    const bool past_counts = declaration.select.policy != SelectPolicy::active;
    return presence == Presence::present || (presence == Presence::past && past_counts);
}

bool affirms(const MatchedFact& match) {
    const Fact& fact = *match.fact;
    if (fact.kind != FactKind::observation) return fact.presence == Presence::present;
    return read_truth(fact, {}).value == true || fact.quantity || !fact.value_text.empty();
}

bool knows(const std::vector<Thing>& things, std::string_view source) {
    return std::ranges::find(things, source, &Thing::source) != things.end();
}

// Lesions of which only findings are recorded, not they themselves.
void add_implied(std::vector<Thing>& things, const std::vector<MatchedFacts>& field_facts) {
    const bool none = things.empty();
    std::set<std::string_view> implied;
    for (const MatchedFacts& facts : field_facts) {
        for (const MatchedFact& match : facts) {
            if (!affirms(match)) continue;
            for (const std::string& focus : match.fact->focus) {
                if (!knows(things, focus)) implied.insert(focus);
            }
            if (match.fact->focus.empty() && none) implied.insert("");
        }
    }
    if (implied.size() > 1) implied.erase("");
    for (const std::string_view source : implied) things.push_back({source, nullptr});
}

Instance read_instance(const FindingDeclaration& declaration, const Thing& thing,
                       const std::vector<MatchedFacts>& field_facts, bool only_one, const SelectContext& context) {
    Instance instance;
    instance.source = thing.source;
    if (thing.own) instance.provenance = thing.own->provenance();
    instance.fields.reserve(declaration.fields.size());
    for (std::size_t i = 0; i < declaration.fields.size(); ++i)
        instance.fields.push_back(read_field(declaration.fields[i], thing, field_facts[i], only_one, context));
    return instance;
}

// A lesion told of several places stands once for each: a site field holds one word.
std::vector<Thing> one_a_site(const FindingDeclaration& declaration, const std::vector<Thing>& things,
                              const SelectContext& context) {
    const bool has_site = std::ranges::any_of(
        declaration.fields, [](const auto& field) { return field.source == FindingSource::body_site; });
    if (!has_site) return things;
    std::vector<Thing> all;
    all.reserve(things.size());
    for (const Thing& thing : things) {
        const auto sites = thing.own ? context.index.sites(thing.own->fact->sites, thing.own->fact->site_text)
                                     : std::vector<std::string_view>{};
        if (sites.empty()) all.push_back(thing);
        for (const std::string_view site : sites) all.push_back({thing.source, thing.own, site});
    }
    return all;
}

void warn_unassigned(const FindingDeclaration& declaration, const std::vector<MatchedFacts>& field_facts,
                     const SelectContext& context) {
    for (const MatchedFacts& facts : field_facts) {
        for (const MatchedFact& match : facts) {
            if (!match.fact->focus.empty()) continue;
            context.warn("no-focus", *match.fact,
                         fmt::format("does not say which `{}` it is about (`focus`): not used", declaration.id));
        }
    }
}

} // namespace

FindingState choose_instances(const FindingDeclaration& declaration, const MatchedFacts& facts,
                              const std::vector<MatchedFacts>& field_facts, bool complete,
                              const SelectContext& context) {
    const WindowedFacts sorted = windowed(facts, declaration.select, context);
    MatchedFacts candidates = sorted.inside;
    candidates.append(sorted.undated);
    std::ranges::sort(candidates, [](const auto& a, const auto& b) { return comes_before(*a.fact, *b.fact); });
    std::vector<Thing> things;
    things.reserve(candidates.size());
    bool any_denied = false;
    for (const MatchedFact& match : candidates) {
        any_denied = any_denied || denied(match);
        if (is_there(declaration, match, context.day)) things.push_back({match.fact->source, &match});
    }
    add_implied(things, field_facts);

    FindingState state;
    const bool only_one = things.size() == 1;
    const std::vector<Thing> one_each = one_a_site(declaration, things, context);
    state.instances.reserve(one_each.size());
    for (const Thing& thing : one_each)
        state.instances.push_back(read_instance(declaration, thing, field_facts, only_one, context));
    if (things.size() > 1) warn_unassigned(declaration, field_facts, context);
    state.instances_complete = complete || (things.empty() && any_denied);
    if (complete && !(things.empty() && any_denied)) state.provenance = Provenance::presumed;
    if (things.empty() && !state.instances_complete) {
        const FindingState outside = not_inside({{}, {}, sorted.stale}, context);
        state.why = outside.why;
        state.source = outside.source;
        state.date = outside.date;
    }
    return state;
}

} // namespace apatite
