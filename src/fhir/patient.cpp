#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "fhir/readers.h"

namespace apatite::fhir {

void read_patient(Resource& resource, Record& record) {
    constexpr std::array<std::string_view, 4> genders = {"female", "male", "other", "unknown"};
    record.birth_date = resource.date(resource.root(), "birthDate");
    record.deceased = resource.date(resource.root(), "deceasedDateTime");
    const std::string_view gender = resource.text(resource.root(), "gender");
    if (std::ranges::find(genders, gender) != genders.end())
        record.gender = gender;
    else if (!gender.empty())
        resource.warn("gender", fmt::format("`{}` is no gender of FHIR: taken as not known", gender));
    if (!resource.is_set_aside()) return;
    record.birth_date.reset();
    record.deceased.reset();
    record.gender.clear();
}

} // namespace apatite::fhir
