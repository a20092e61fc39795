// The value of one finding, by its kind, from the facts that speak of it.
#pragma once

#include "findings/matched_fact.h"

namespace apatite {

/// Any kind but instances, from admitted facts.
FindingState choose(const FindingDeclaration& declaration, MatchedFacts facts, const SelectContext& context);

FindingState choose_boolean(const FindingDeclaration& declaration, const MatchedFacts& facts,
                            const SelectContext& context);
FindingState choose_quantity(const FindingDeclaration& declaration, const MatchedFacts& facts,
                             const SelectContext& context);
FindingState choose_choice(const FindingDeclaration& declaration, const MatchedFacts& facts,
                           const SelectContext& context);
FindingState choose_date(const FindingDeclaration& declaration, const MatchedFacts& facts,
                         const SelectContext& context);
FindingState choose_site(const FindingDeclaration& declaration, const MatchedFacts& facts,
                         const SelectContext& context);

inline bool has_window(const Selection& selection) noexcept {
    return selection.within_days.has_value() || selection.within_months.has_value();
}

/// Facts by what the window says of them.
struct WindowedFacts {
    MatchedFacts inside, undated, stale;
};
WindowedFacts windowed(const MatchedFacts& facts, const Selection& selection, const SelectContext& context);

/// The state when no fact inside the window decides: undated, stale with the last fact, or missing.
FindingState not_inside(const WindowedFacts& facts, const SelectContext& context);

} // namespace apatite
