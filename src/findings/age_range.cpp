#include "findings/age_range.h"

#include <algorithm>

namespace apatite {
namespace {

Truth inside(const std::optional<IntRange>& age, const std::optional<int>& from, const std::optional<int>& to) {
    if (!from && !to) return Truth::is_true;
    if (!age) return Truth::unknown;
    if ((from && age->max < *from) || (to && age->min >= *to)) return Truth::is_false;
    return (!from || age->min >= *from) && (!to || age->max < *to) ? Truth::is_true : Truth::unknown;
}

bool covers_age(const AgeRange& range, const AgeAndSex& person) {
    return logical_and(inside(person.months, range.from_months, range.to_months),
                       inside(person.days, range.from_days, range.to_days)) == Truth::is_true;
}

bool sex_is_known(const AgeAndSex& person) { return person.sex == "female" || person.sex == "male"; }

} // namespace

AgeAndSex age_and_sex(const Demographics& demographics, const PartialDate& as_of,
                      const std::optional<PartialDate>& at) {
    AgeAndSex person;
    person.sex = demographics.sex;
    if (!demographics.birth_date) {
        person.months = demographics.age_months; // as of today: right for what is told by hand
        if (person.months) person.days = IntRange{person.months->min * 28, person.months->max * 31 + 31};
        return person;
    }
    const PartialDate& day = at.value_or(as_of);
    person.months = age_in(DateUnit::month, *demographics.birth_date, day);
    person.days = age_in(DateUnit::day, *demographics.birth_date, day);
    return person;
}

std::vector<const AgeRange*> ranges_for(const FindingDeclaration& declaration, const AgeAndSex& person) {
    std::vector<const AgeRange*> ranges;
    for (const AgeRange& range : declaration.ranges) {
        const bool excluded = !range.sex.empty() && sex_is_known(person) && range.sex != person.sex;
        if (excluded || !covers_age(range, person)) continue;
        ranges.push_back(&range);
        if (range.sex.empty() || sex_is_known(person)) return ranges;
    }
    const auto has = [&](std::string_view sex) {
        return std::ranges::any_of(ranges, [&](const AgeRange* range) { return range->sex == sex; });
    };
    if (!has("female") || !has("male")) ranges.clear();
    return ranges;
}

} // namespace apatite
