#include "findings/choose.h"

#include <algorithm>

namespace apatite {

WindowedFacts windowed(const MatchedFacts& facts, const Selection& selection, const SelectContext& context) {
    WindowedFacts sorted;
    if (!has_window(selection)) {
        sorted.inside = facts;
        return sorted;
    }
    const Window window = window_of(selection, context.as_of);
    for (const MatchedFact& match : facts) {
        switch (in_window(*match.fact, window)) {
        case Truth::is_true: sorted.inside.push_back(match); break;
        case Truth::is_false: sorted.stale.push_back(match); break;
        case Truth::unknown: sorted.undated.push_back(match); break;
        }
    }
    return sorted;
}

FindingState not_inside(const WindowedFacts& facts, const SelectContext& context) {
    if (!facts.undated.empty()) return unknown_state(WhyUnknown::undated, spokesman(facts.undated, context.day));
    if (!facts.stale.empty()) return unknown_state(WhyUnknown::stale, spokesman(facts.stale, context.day));
    return unknown_state(WhyUnknown::missing);
}

FindingState choose(const FindingDeclaration& declaration, MatchedFacts facts, const SelectContext& context) {
    const MatchedFacts kept = without_superseded(std::move(facts), declaration, context);
    switch (declaration.kind) {
    case FindingKind::boolean: return choose_boolean(declaration, kept, context);
    case FindingKind::quantity: return choose_quantity(declaration, kept, context);
    case FindingKind::choice: return choose_choice(declaration, kept, context);
    case FindingKind::date: return choose_date(declaration, kept, context);
    case FindingKind::site: return choose_site(declaration, kept, context);
    case FindingKind::instances: break;
    }
    return unknown_state(WhyUnknown::missing);
}

} // namespace apatite
