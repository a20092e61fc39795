// Which data about a person's lot and body the conditions of a pack read. Found by walking them, never told.
#pragma once

#include <string>
#include <vector>

#include "pack/pack.h"

namespace apatite::doc {

/// One of the nine kinds of data whose use 45 CFR 170.315(b)(11)(iv)(A)(5) to (13) wants told.
struct AttributeUse {
    int number = 0;                    ///< of the paragraph
    std::string name;                  ///< `sex`
    std::vector<std::string> findings; ///< ids of those that carry it, read or not
    std::vector<std::string> direct;   ///< owners of conditions that name such a finding: `condition child`
    std::vector<std::string> through;  ///< owners of those that rest on it by way of a value or named condition
    std::vector<std::string> ranges;   ///< ids of findings with reference ranges of the pack by sex or age

    bool used() const noexcept { return !direct.empty() || !through.empty() || !ranges.empty(); }
};

/// In the order of the paragraph. A finding carries sex or age when it is read from the patient, and the rest by its
/// codes (LOINC and SNOMED CT of USCDI, ICD-10-CM Z55 to Z65 and the like).
std::vector<AttributeUse> attribute_uses(const Pack& pack);

} // namespace apatite::doc
