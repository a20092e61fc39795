#include "findings/matched_fact.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include <fmt/format.h>

namespace apatite {
namespace {

std::int32_t order_of(const std::optional<PartialDate>& date) {
    return date ? date->last_day().since_1970 : std::numeric_limits<std::int32_t>::min();
}

auto order_of(const std::optional<SentQuantity>& quantity) {
    const SentQuantity none;
    const SentQuantity& sent = quantity ? *quantity : none;
    return std::tuple(sent.number, sent.comparator, sent.unit, sent.shown);
}

bool is_drug_fact(FactKind kind) { return kind == FactKind::medication || kind == FactKind::immunization; }

bool allowed_kind(const FindingDeclaration& declaration, FactKind kind) {
    if (!declaration.from.empty()) return std::ranges::find(declaration.from, kind) != declaration.from.end();
    return kind != FactKind::family_history && kind != FactKind::allergy && kind != FactKind::order;
}

bool any_covered(const CodeSet& wanted, const CodeSet& sent) {
    return std::ranges::any_of(wanted, [&](const Code& code) {
        return std::ranges::any_of(sent, [&](const Code& other) { return covers(code, other); });
    });
}

bool later(const MatchedFact& a, const MatchedFact& b, Day as_of) {
    const auto x = spoken_for(*a.fact, as_of), y = spoken_for(*b.fact, as_of);
    if (x.has_value() != y.has_value()) return x.has_value();
    if (x && x->last != y->last) return x->last > y->last;
    return comes_before(*a.fact, *b.fact);
}

} // namespace

bool comes_before(const Fact& a, const Fact& b) {
    if (const int order = a.source.compare(b.source); order != 0) return order < 0;
    const auto key = [](const Fact& f) {
        return std::tie(f.kind, f.presence, f.code_text, f.codes, f.value_text, f.boolean, f.value_codes, f.flag,
                        f.preliminary);
    };
    const auto dated = [](const Fact& f) {
        return std::tuple(order_of(f.date), order_of(f.end_date), order_of(f.recorded), order_of(f.quantity));
    };
    if (key(a) != key(b)) return key(a) < key(b);
    return dated(a) < dated(b);
}

bool admits(const FindingDeclaration& declaration, MatchedFact& match, const SelectContext& context) {
    const Fact& fact = *match.fact;
    if (!allowed_kind(declaration, fact.kind)) return false;
    if (fact.specimen_excludes_serum && declaration.kind == FindingKind::quantity && declaration.specimen.empty()) {
        context.warn(
            "specimen", fact,
            fmt::format("not taken as `{}`: its specimen is not known to be blood, serum or plasma", declaration.id));
        return false;
    }
    if (declaration.routes.empty() || !is_drug_fact(fact.kind)) return true;
    match.doubtful = fact.routes.empty();
    return match.doubtful || any_covered(declaration.routes, fact.routes);
}

MatchedFacts without_superseded(MatchedFacts facts, const FindingDeclaration& declaration,
                                const SelectContext& context) {
    const auto preliminary = [](const MatchedFact& match) { return match.fact->preliminary; };
    if (std::ranges::none_of(facts, preliminary)) return facts;
    const bool final_one = !std::ranges::all_of(facts, preliminary);
    for (const MatchedFact& match : facts) {
        if (!preliminary(match)) continue;
        context.warn("preliminary", *match.fact,
                     fmt::format("a preliminary result, {} for `{}`",
                                 final_one ? "not used beside a final one" : "used because there is no final one",
                                 declaration.id));
    }
    if (final_one) erase_if(facts, preliminary);
    return facts;
}

const MatchedFact& spokesman(std::span<const MatchedFact> facts, Day as_of) {
    return *std::ranges::min_element(facts, [&](const MatchedFact& a, const MatchedFact& b) {
        if (a.by_text != b.by_text) return b.by_text;
        return later(a, b, as_of);
    });
}

void add_by_profile(FindingState& state, const std::string& more) {
    if (more.empty() || state.by_profile.find(more) != std::string::npos) return;
    state.by_profile += (state.by_profile.empty() ? "" : "; ") + more;
}

void explain_by(FindingState& state, const MatchedFact& match) {
    const Fact& fact = *match.fact;
    add_by_profile(state, fact.by_profile);
    state.source = fact.source;
    state.date = fact.date;
    state.provenance = match.provenance();
    if (!state.sent.empty()) return;
    state.sent = fact.code_text;
    if (state.sent.empty() && !fact.codes.empty()) state.sent = fact.codes.front().code;
}

FindingState unknown_state(WhyUnknown why) {
    FindingState state;
    state.why = why;
    return state;
}

FindingState unknown_state(WhyUnknown why, const MatchedFact& match) {
    FindingState state = unknown_state(why);
    explain_by(state, match);
    return state;
}

MatchedFacts contenders(const MatchedFacts& facts, Day as_of, bool latest) {
    MatchedFacts dated;
    for (const MatchedFact& match : facts) {
        if (spoken_for(*match.fact, as_of)) dated.push_back(match);
    }
    if (dated.empty()) return facts;
    std::optional<Day> limit; // a fact all of whose days lie beyond this one is surely beaten
    for (const MatchedFact& match : dated) {
        const DaySpan span = *spoken_for(*match.fact, as_of);
        if (latest)
            limit = std::max(limit.value_or(span.first), span.first);
        else
            limit = std::min(limit.value_or(span.last), span.last);
    }
    erase_if(dated, [&](const MatchedFact& match) {
        const DaySpan span = *spoken_for(*match.fact, as_of);
        return latest ? span.last < *limit : span.first > *limit;
    });
    return dated;
}

} // namespace apatite
