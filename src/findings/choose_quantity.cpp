#include <algorithm>

#include <fmt/format.h>

#include "findings/choose.h"
#include "findings/quantity_reading.h"
#include "findings/truth_reading.h"

namespace apatite {
namespace {

using Readings = std::vector<QuantityReading>;

std::optional<Interval> possible_of(const FindingState& state) {
    if (const auto* value = std::get_if<Interval>(&state.value)) return *value;
    if (const auto* value = std::get_if<Interval>(&state.possible)) return *value;
    return std::nullopt;
}

void merge_judgements(FindingState& into, const FindingState& other) {
    into.high = merged(into.high, other.high);
    into.low = merged(into.low, other.low);
    into.normal = merged(into.normal, other.normal);
    into.positive = merged(into.positive, other.positive);
    into.negative = merged(into.negative, other.negative);
    into.judged_by_pack = into.judged_by_pack && other.judged_by_pack;
}

MatchedFacts facts_of(const Readings& readings) {
    MatchedFacts facts;
    for (const QuantityReading& reading : readings) facts.push_back(reading.match);
    return facts;
}

bool same_number(const QuantityReading& a, const QuantityReading& b) {
    const auto &x = a.match.fact->quantity, &y = b.match.fact->quantity;
    return x && y && x->number == y->number && x->comparator == y->comparator;
}

bool opposite(const Judgement& a, const Judgement& b) {
    return a.now != Truth::unknown && b.now != Truth::unknown && a.now != b.now;
}

bool contradict(const Judgements& a, const Judgements& b) {
    return opposite(a.high, b.high) || opposite(a.low, b.low) || opposite(a.normal, b.normal) ||
           opposite(a.positive, b.positive);
}

bool echoes(const QuantityReading& reading, const QuantityReading& other) {
    if (!other.usable()) return false;
    if (!reading.has_number) return !contradict(reading.judged, other.judged);
    return reading.number.why == WhyUnknown::no_unit && same_number(reading, other);
}

// The same result told twice, once without its unit, or a flag beside its number, is one result. What can be used is no
// echo, so that dropping one echo leaves everything that another one echoes.
void drop_echoes(Readings& readings) {
    for (std::size_t i = readings.size(); i-- > 0;) {
        const QuantityReading& reading = readings[i];
        if (reading.usable()) continue;
        const bool echo = std::ranges::any_of(readings, [&](const auto& other) { return echoes(reading, other); });
        if (echo) readings.erase(readings.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

// Results of one day: where they differ, everything between them.
FindingState merge(const Readings& readings, const FindingDeclaration& declaration, const SelectContext& context) {
    if (readings.size() == 1) return to_state(readings.front(), declaration);
    const MatchedFacts facts = facts_of(readings);
    const MatchedFact& spoke = spokesman(facts, context.day);
    const auto leading = std::ranges::find(readings, spoke.fact, [](const QuantityReading& r) { return r.match.fact; });
    FindingState state = to_state(*leading, declaration);
    std::optional<Interval> around = possible_of(state);
    bool all_known = state.known(), differ = false;
    for (const QuantityReading& reading : readings) {
        if (reading.match.fact == spoke.fact) continue;
        const FindingState other = to_state(reading, declaration);
        const auto possible = possible_of(other);
        differ = differ || possible != around;
        all_known = all_known && other.known();
        around = around && possible ? std::optional(hull(*around, *possible)) : std::nullopt;
        merge_judgements(state, other);
        if (!state.why) state.why = other.why;
        if (other.provenance == Provenance::text) state.provenance = other.provenance;
        add_by_profile(state, other.by_profile);
    }
    if (!differ) return state;
    context.warn(
        "same-day", *spoke.fact,
        fmt::format("results for `{}` of the same day differ: {}", declaration.id,
                    all_known ? "everything between them is taken as possible" : "one of them cannot be used"));
    state.value = {};
    state.possible = {};
    if (all_known)
        state.value = *around;
    else if (around)
        state.possible = *around;
    if (all_known) state.used = in_words(*around, declaration, true);
    return state;
}

// `highest` and `lowest`: a result that cannot be used may lie beyond the others, as far as is plausible.
FindingState extreme(const Readings& readings, const FindingDeclaration& declaration, const SelectContext& context) {
    const bool highest = declaration.select.policy == SelectPolicy::highest;
    const QuantityReading* best = nullptr;
    bool unusable = false;
    std::optional<Interval> value;
    for (const QuantityReading& reading : readings) {
        unusable = unusable || (reading.has_number && !reading.usable());
        if (!reading.usable()) continue;
        const Interval& each = *reading.number.value;
        const bool better = !best || (highest ? each.hi().value > best->number.value->hi().value
                                              : each.lo().value < best->number.value->lo().value);
        value = !value ? each : highest ? max(*value, each) : min(*value, each);
        if (better) best = &reading;
    }
    if (!best) return merge(readings, declaration, context);
    FindingState state = to_state(*best, declaration);
    if (unusable) {
        const Interval beyond = highest ? Interval::at_least(value->lo().value) : Interval::at_most(value->hi().value);
        value = declaration.plausible ? intersect(beyond, *declaration.plausible) : beyond;
        state.used = in_words(*value, declaration, true);
    }
    state.value = *value;
    return state;
}

void keep_only(Readings& readings, const MatchedFacts& facts) {
    std::erase_if(readings, [&](const QuantityReading& reading) {
        return std::ranges::find(facts, reading.match.fact, &MatchedFact::fact) == facts.end();
    });
}

FindingState nothing_said(const Readings& readings, const FindingDeclaration& declaration) {
    for (const QuantityReading& reading : readings) {
        if (why_absent(*reading.match.fact) != WhyUnknown::missing) return to_state(reading, declaration);
    }
    return readings.empty() ? unknown_state(WhyUnknown::missing) : to_state(readings.front(), declaration);
}

bool is_result(const MatchedFact& match) {
    return match.fact->kind == FactKind::observation || match.fact->quantity.has_value();
}

} // namespace

FindingState choose_quantity(const FindingDeclaration& declaration, const MatchedFacts& facts,
                             const SelectContext& context) {
    if (facts.size() == 1 && is_result(facts.front()) && !has_window(declaration.select)) // whatever the policy
        return to_state(read_quantity(facts.front(), declaration, context), declaration);
    MatchedFacts results;
    std::ranges::copy_if(facts, std::back_inserter(results), is_result);
    const WindowedFacts sorted = windowed(results, declaration.select, context);
    Readings readings;
    readings.reserve(sorted.inside.size());
    for (const MatchedFact& match : sorted.inside) readings.push_back(read_quantity(match, declaration, context));
    const bool telling = std::ranges::any_of(readings, &QuantityReading::says_something);
    if (!telling && (!sorted.stale.empty() || !sorted.undated.empty())) {
        const FindingState outside = not_inside(sorted, context);
        const MatchedFacts& pool = sorted.undated.empty() ? sorted.stale : sorted.undated;
        FindingState state = to_state(read_quantity(spokesman(pool, context.day), declaration, context), declaration);
        FindingState unknown = unknown_state(*outside.why);
        unknown.sent = state.sent;
        unknown.used = state.used;
        unknown.source = state.source;
        unknown.date = state.date;
        return unknown;
    }
    if (!telling) return nothing_said(readings, declaration);
    std::erase_if(readings, [](const QuantityReading& reading) { return !reading.says_something(); });
    const SelectPolicy policy = declaration.select.policy;
    if (policy == SelectPolicy::highest || policy == SelectPolicy::lowest)
        return extreme(readings, declaration, context);
    if (readings.size() > 1) {
        keep_only(readings, contenders(facts_of(readings), context.day, policy != SelectPolicy::earliest));
        drop_echoes(readings);
    }
    return merge(readings, declaration, context);
}

} // namespace apatite
