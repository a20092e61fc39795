// Which of the pack's reference ranges is the patient's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "findings/findings.h"

namespace apatite {

/// Age and sex on a day, as far as they are known.
struct AgeAndSex {
    std::optional<IntRange> months, days;
    std::string sex;
};

/// On the day `at` of a result, or at the assessment date when it has none.
AgeAndSex age_and_sex(const Demographics& demographics, const PartialDate& as_of, const std::optional<PartialDate>& at);

/// The range for the person; both sexes' when the sex is not known; none when it is not sure that one of them is right.
std::vector<const AgeRange*> ranges_for(const FindingDeclaration& declaration, const AgeAndSex& person);

} // namespace apatite
