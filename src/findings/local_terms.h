// What a site calls things, on top of what a pack knows: its codes, units and texts.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "findings/record.h"
#include "terminology/code.h"

namespace apatite {

/// Checked by the reader of site profiles; nothing here is looked at again.
struct LocalTerms {
    std::map<Code, CodeSet> codes;                                ///< as sent: what it is in standard systems
    std::map<Code, std::string> units;                            ///< of a code, where none is sent; UCUM
    std::map<std::string, std::string, std::less<>> unit_aliases; ///< as sent: UCUM
    std::map<std::string, std::string> texts;                     ///< whole text: id of the finding
    std::set<std::string> complete_lists;

    bool changes_facts() const noexcept { return !codes.empty() || !units.empty() || !unit_aliases.empty(); }
};

/// The fact with what the site's terms add to it, and a note of each in `Fact::by_profile` or beside the quantity;
/// nothing where they add nothing. What was sent stays and goes before: a code of the standard system that was sent
/// beside the local one, a unit that was sent, two local codes that disagree. Where it contradicts the terms there is
/// a notice, and the terms are not used. O(codes log terms).
std::optional<Fact> localised(const Fact& fact, const LocalTerms& terms, std::vector<Notice>& notices);

} // namespace apatite
