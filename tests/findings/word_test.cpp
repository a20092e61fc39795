#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "findings/fixture.h"

namespace apatite {
namespace {

using namespace testing_findings;

Fact staged(std::string_view day, std::string code) {
    Fact made = fact(FactKind::observation, "Observation/" + std::string(day), loinc("stage"));
    made.date = date(day);
    made.value_codes = {snomed(std::move(code))};
    return made;
}

TEST(Choice, TakesTheWordOfTheLatestCode) {
    EXPECT_EQ(summary({staged("2024-01-01", "1"), staged("2024-02-01", "2")}, "stage"), "late");
    EXPECT_EQ(summary({staged("2024-01-01", "3")}, "stage"), "unknown: missing");
    EXPECT_EQ(summary({}, "stage"), "unknown: missing");
}

TEST(Choice, TakesAWordThatIsWritten) {
    Fact written = staged("2024-01-01", "3");
    written.value_text = "Early";
    EXPECT_EQ(summary({written}, "stage"), "early");
}

TEST(Choice, TwoWordsOfOneDayAreNone) {
    Fact other = staged("2024-01-01", "2");
    other.source = "Observation/other";
    const Findings findings = select(record({staged("2024-01-01", "1"), other}));
    EXPECT_EQ(summary(state(findings, "stage")), "unknown: conflicting");
    EXPECT_THAT(notice_codes(findings), testing::ElementsAre("conflicting"));
}

TEST(Date, IsWhenItHeldOrTheDateTold) {
    Fact operation = fact(FactKind::procedure, "Procedure/1", snomed("70536003"));
    EXPECT_EQ(summary({operation}, "transplant"), "unknown: missing");
    operation.date = date("2019-03");
    EXPECT_EQ(summary({operation}, "transplant"), "2019-03");
    operation.presence = Presence::absent;
    EXPECT_EQ(summary({operation}, "transplant"), "unknown: missing");
    Fact told = fact(FactKind::observation, "Observation/1", snomed("70536003"));
    told.date = date("2024-05-01");
    told.value_date = date("2018-07-01");
    EXPECT_EQ(summary({told}, "transplant"), "2018-07-01");
}

struct AgeRow {
    std::string birth, age;
};

TEST(Person, AgeIsCountedInCompletedYears) {
    for (const AgeRow& row : {AgeRow{"1970-06-01", "54 years"}, AgeRow{"1970-06-02", "53 years"},
                              AgeRow{"1970", "53 .. 54 years"}, AgeRow{"2024-06-01", "0 years"},
                              AgeRow{"2024-06-02", "unknown: implausible"}, AgeRow{"", "unknown: missing"}}) {
        Record person = record({});
        person.birth_date.reset();
        if (!row.birth.empty()) person.birth_date = date(row.birth);
        EXPECT_EQ(summary(state(select(person), "patient_age")), row.age) << row.birth;
    }
}

TEST(Person, SexIsTheGenderSent) {
    const auto sex = [](std::string gender) {
        Record person = record({});
        person.gender = std::move(gender);
        return summary(state(select(person), "sex"));
    };
    EXPECT_EQ(sex("male"), "male");
    EXPECT_EQ(sex("unknown"), "unknown: not-known");
    EXPECT_EQ(sex(""), "unknown: missing");
}

TEST(Orders, AreKeptWhileTheyAreOpen) {
    Fact open = fact(FactKind::order, "ServiceRequest/1", loinc("2731-8"));
    open.presence = Presence::intended;
    Fact done = open;
    done.source = "ServiceRequest/2";
    done.presence = Presence::past;
    Fact later = open;
    later.source = "ServiceRequest/3";
    later.date = date("2024-06-02");
    const Findings findings = select(record({done, open, later}));
    ASSERT_EQ(findings.orders.size(), 1U);
    EXPECT_EQ(findings.orders[0].source, "ServiceRequest/1");
}

} // namespace
} // namespace apatite
