// What a site's data holds that a pack does not understand: counts that add up, and nothing of a patient.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "screen/cohort.h"
#include "screen/data_profile.h"

namespace apatite {
namespace {

using test::Cohort;
using testing::HasSubstr;
using testing::Not;

/// One patient with one phosphate, as the hospital sends it.
std::string patient(const std::string& id, const std::string& code, const std::string& quantity,
                    const std::string& date = R"(,"effectiveDateTime":"2024-05-20")") {
    return R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":")" +
           id +
           R"("}},{"resource":{"resourceType":"Observation","id":"o","status":"final","subject":{"reference":"Patient/)" +
           id + R"("},"code":{"coding":[)" + code + R"(]},"valueQuantity":)" + quantity + date + "}}]}";
}

const std::string local = R"({"system":"urn:lab","code":"PHOS"})";
const std::string standard = R"({"system":"http://loinc.org","code":"2777-1"})";
const std::string with_unit = R"({"value":1.1,"unit":"mmol/L"})";

class Profile : public Cohort {
protected:
    DataProfile of(const std::vector<std::string>& patients, unsigned threads = 1) const {
        const auto profile =
            profile_of({write("site.ndjson", patients)}, pack().index, (folder / "spill").string(), threads);
        EXPECT_TRUE(profile.ok());
        return profile.ok() ? *profile : DataProfile{};
    }
};

TEST_F(Profile, TellsTheMostFrequentFirst) {
    const DataProfile found =
        of({patient("a", local, with_unit), patient("b", local, R"({"value":1.1})"),
            patient("c", R"({"system":"urn:lab","code":"X"})", with_unit), patient("d", standard, R"({"value":1.1})"),
            patient("e", standard, R"({"value":1.1,"unit":"mmol pr L"})"), patient("f", standard, R"({"value":1.1})"),
            patient("g", standard, with_unit, ""), "{not json"});
    EXPECT_EQ(found.patients, 7U);
    EXPECT_EQ(found.refused, 1U);
    EXPECT_EQ(found.facts, 7U);
    EXPECT_EQ(found.understood, 4U);
    const auto codes = by_frequency(found.codes);
    ASSERT_EQ(codes.size(), 2U);
    EXPECT_EQ(codes[0].first, (UnknownCode{"Observation", "urn:lab", "PHOS", ""}));
    EXPECT_EQ(codes[0].second, 2U);
    const auto units = by_frequency(found.units);
    ASSERT_EQ(units.size(), 2U);
    EXPECT_EQ(units[0].first, (UnknownUnit{"phosphate", "no-unit", "", "http://loinc.org", "2777-1"}));
    EXPECT_EQ(units[0].second, 2U);
    EXPECT_EQ(units[1].first.unit, "mmol pr L");
    ASSERT_EQ(found.dates.size(), 1U);
    EXPECT_EQ(found.dates.begin()->first, (UnknownDate{"Observation", "undated"}));
}

TEST_F(Profile, OfTheExamplePatientsMissesNoUnit) {
    const DataProfile found = of(bundles);
    EXPECT_EQ(found.patients, bundles.size());
    EXPECT_GT(found.understood, found.facts / 2);
    EXPECT_TRUE(found.units.empty());
}

TEST_F(Profile, IsTheSameWithAnyNumberOfThreadsAndInAnyOrder) {
    std::vector<std::string> patients;
    for (int i = 0; i < 600; ++i)
        patients.push_back(patient("p" + std::to_string(i),
                                   R"({"system":"urn:lab","code":"C)" + std::to_string(i % 37) + "\"}", with_unit));
    const DataProfile one = of(patients, 1);
    EXPECT_EQ(one.codes.size(), 37U);
    EXPECT_EQ(of(patients, 4), one);
    std::ranges::reverse(patients);
    EXPECT_EQ(of(patients, 4), one);
}

TEST_F(Profile, HoldsNothingOfThePatient) {
    const DataProfile found = of({patient("secret", local, R"({"value":987.25})")});
    const FindingCatalogue& catalogue = pack().index.catalogue();
    for (const std::string& shown : {to_text(found, catalogue, 20), to_json(found, catalogue)})
        for (const char* text : {"secret", "987", "2024-05-20"}) EXPECT_THAT(shown, Not(HasSubstr(text)));
}

// Free text in the place of a code does not make the profile grow, nor come out whole.
TEST_F(Profile, CutsWhatIsNoCode) {
    const DataProfile found =
        of({patient("a", R"({"system":"urn:lab","code":")" + std::string(5000, 'x') + "\"}", with_unit)});
    ASSERT_EQ(found.codes.size(), 1U);
    EXPECT_EQ(found.codes.begin()->first.code, std::string(longest_shown, 'x') + "...");
}

TEST_F(Profile, KeepsABoundedNumberOfKinds) {
    DataProfile found;
    for (std::size_t i = 0; i < most_kinds + 50; ++i) {
        DataProfile one;
        one.codes[{"Observation", "urn:lab", std::to_string(i), ""}] = 2;
        found.add(one);
    }
    EXPECT_EQ(found.codes.size(), most_kinds);
    EXPECT_EQ(found.others, 100U);
}

} // namespace
} // namespace apatite
