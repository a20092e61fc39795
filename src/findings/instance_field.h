// The fields of one instance.
#pragma once

#include <string_view>

#include "findings/choose.h"

namespace apatite {

/// An instance before its fields are read: the fact that is it, or only the reference that others speak of.
struct Thing {
    std::string_view source; ///< owned by the facts
    const MatchedFact* own = nullptr;
    std::string_view site = {}; ///< where it is, if that is known; owned by the index
};

/// Of `facts`, which speak of the field, those about this thing count. `only_one`: there is no other that a fact
/// without `focus` could mean.
FindingState read_field(const FindingDeclaration& field, const Thing& thing, const MatchedFacts& facts, bool only_one,
                        const SelectContext& context);

} // namespace apatite
