#include "authoring/doc_attributes.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string_view>

#include "authoring/users_of_names.h"
#include "graph/conditions_of_pack.h"

namespace apatite::doc {
namespace {

// How records carry the nine attributes: the codes of US Core and USCDI (race, ethnicity, language, sexual orientation,
// gender identity, smoking, pregnancy), of PRAPARE and its likes (social determinants) and of the functional-status
// screens, each seen in public implementations at the review of November 2026.
struct KnownCode {
    std::string_view system, code;
};

constexpr std::array race = {KnownCode{"loinc", "32624-9"}, KnownCode{"loinc", "46463-6"}};
constexpr std::array ethnicity = {KnownCode{"loinc", "69490-1"}, KnownCode{"loinc", "46463-6"}};
constexpr std::array language = {KnownCode{"loinc", "54899-0"}};
constexpr std::array orientation = {KnownCode{"loinc", "76690-7"}};
constexpr std::array gender = {KnownCode{"loinc", "76691-5"}};
constexpr std::array social = {
    KnownCode{"icd10cm", "Z55"},   KnownCode{"icd10cm", "Z56"},   KnownCode{"icd10cm", "Z57"},
    KnownCode{"icd10cm", "Z58"},   KnownCode{"icd10cm", "Z59"},   KnownCode{"icd10cm", "Z60"},
    KnownCode{"icd10cm", "Z62"},   KnownCode{"icd10cm", "Z63"},   KnownCode{"icd10cm", "Z64"},
    KnownCode{"icd10cm", "Z65"},   KnownCode{"loinc", "93025-5"}, KnownCode{"loinc", "71802-3"},
    KnownCode{"loinc", "88122-7"}, KnownCode{"loinc", "88123-5"}, KnownCode{"loinc", "67875-5"},
    KnownCode{"loinc", "82589-3"}, KnownCode{"loinc", "11341-5"},
};
constexpr std::array health = {
    // pregnancy
    KnownCode{"loinc", "82810-3"}, KnownCode{"snomed", "77386006"}, KnownCode{"icd10cm", "Z33"},
    // smoking
    KnownCode{"loinc", "72166-2"}, KnownCode{"snomed", "77176002"}, KnownCode{"icd10cm", "F17"},
    KnownCode{"icd10cm", "Z72.0"}, KnownCode{"icd10cm", "Z87.891"},
    // function and disability
    KnownCode{"loinc", "69856-3"}, KnownCode{"loinc", "69857-1"}, KnownCode{"loinc", "69858-9"},
    KnownCode{"loinc", "69859-7"}, KnownCode{"loinc", "69860-5"}, KnownCode{"loinc", "69861-3"},
    KnownCode{"icd10cm", "Z73.6"}, KnownCode{"icd10cm", "Z74"},
    // mental and cognitive function
    KnownCode{"snomed", "419284004"}, KnownCode{"icd10cm", "R41"}};

struct Attribute {
    int number;
    std::string_view name;
    FindingSource source; ///< `facts`: by its codes
    std::span<const KnownCode> codes;
};

const std::array<Attribute, 9> attributes = {{
    {5, "race", FindingSource::facts, race},
    {6, "ethnicity", FindingSource::facts, ethnicity},
    {7, "language", FindingSource::facts, language},
    {8, "sexual orientation", FindingSource::facts, orientation},
    {9, "gender identity", FindingSource::facts, gender},
    {10, "sex", FindingSource::patient_sex, {}},
    {11, "date of birth (age)", FindingSource::patient_age, {}},
    {12, "social determinants of health", FindingSource::facts, social},
    {13, "health status assessments", FindingSource::facts, health},
}};

bool has_code(const FindingDeclaration& finding, std::span<const KnownCode> known) {
    return std::ranges::any_of(known, [&](const KnownCode& each) {
        const Code code{std::string(system_uri(each.system).value_or(each.system)), std::string(each.code)};
        return std::ranges::any_of(finding.codes,
                                   [&](const Code& own) { return covers(code, own) || covers(own, code); });
    });
}

bool carries(const FindingDeclaration& finding, const Attribute& attribute) {
    if (attribute.source != FindingSource::facts) return finding.source == attribute.source;
    return has_code(finding, attribute.codes) ||
           std::ranges::any_of(finding.fields, [&](const auto& field) { return has_code(field, attribute.codes); });
}

std::vector<std::string> carriers(const Pack& pack, const Attribute& attribute) {
    std::vector<std::string> ids;
    for (const FindingDeclaration& each : pack.catalogue.findings) {
        const FindingDeclaration* read = each.of.empty() ? nullptr : pack.catalogue.find(each.of);
        if (carries(each, attribute) || (read != nullptr && carries(*read, attribute))) ids.push_back(each.id);
    }
    return ids;
}

bool depends(const AgeRange& range, FindingSource source) {
    if (source == FindingSource::patient_sex) return !range.sex.empty();
    return source == FindingSource::patient_age &&
           (range.from_days || range.to_days || range.from_months || range.to_months);
}

void add_readers(AttributeUse& use, const std::vector<PlacedCondition>& conditions, const UsersOfNames& users) {
    std::set<std::size_t> resting;
    for (const std::string& finding : use.findings)
        for (const std::size_t at : users.all(finding)) resting.insert(at);
    const auto once = [](std::vector<std::string>& list, const std::string& owner) {
        if (std::ranges::find(list, owner) == list.end()) list.push_back(owner);
    };
    for (const std::size_t at : resting) {
        std::set<std::string> names;
        collect_names(conditions[at].condition->expression, names);
        const bool direct = std::ranges::any_of(use.findings, [&](const auto& id) { return names.contains(id); });
        once(direct ? use.direct : use.through, conditions[at].owner);
    }
    std::erase_if(use.through,
                  [&](const std::string& owner) { return std::ranges::find(use.direct, owner) != use.direct.end(); });
}

} // namespace

std::vector<AttributeUse> attribute_uses(const Pack& pack) {
    const std::vector<PlacedCondition> conditions = conditions_of(pack);
    const UsersOfNames users(conditions);
    std::vector<AttributeUse> uses;
    for (const Attribute& attribute : attributes) {
        AttributeUse use{attribute.number, std::string(attribute.name), carriers(pack, attribute), {}, {}, {}};
        add_readers(use, conditions, users);
        for (const FindingDeclaration& each : pack.catalogue.findings)
            if (std::ranges::any_of(each.ranges, [&](const AgeRange& r) { return depends(r, attribute.source); }))
                use.ranges.push_back(each.id);
        uses.push_back(std::move(use));
    }
    return uses;
}

} // namespace apatite::doc
