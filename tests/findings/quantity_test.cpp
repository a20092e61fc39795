#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "findings/fixture.h"

namespace apatite {
namespace {

using namespace testing_findings;

FindingState calcium_state(std::vector<Fact> facts) { return state(select(record(std::move(facts))), "calcium"); }
std::string calcium_summary(std::vector<Fact> facts) { return summary(calcium_state(std::move(facts))); }

Interval plausible() { return *calcium().plausible; }

TEST(Units, TheOneThatWasSentDecides) {
    struct Row {
        std::string value, unit, used;
    };
    const std::vector<Row> rows = {{"9.7", "mg/dL", "9.7 mg/dL"},  {"9.70", "MG/DL", "9.7 mg/dL"},
                                   {"2.5", "mmol/L", "10 mg/dL"},  {"5.0", "meq/L", "10 mg/dL"},
                                   {"5.0", "mEq/L", "10 mg/dL"},   {"97", "mg/L", "9.7 mg/dL"},
                                   {"9.7e0", "mg/dL", "9.7 mg/dL"}};
    for (const Row& row : rows) EXPECT_EQ(calcium_summary({calcium_of(row.value, row.unit)}), row.used) << row.unit;
}

TEST(Units, ConversionIsExactAndToldWithItsWay) {
    const FindingState found = calcium_state({calcium_of("3.13", "mmol/L")});
    EXPECT_EQ(std::get<Interval>(found.value), Interval(number("3.13") * number("4.0078")));
    EXPECT_EQ(found.sent, "3.13 mmol/L");
    EXPECT_EQ(found.used, "12.5 mg/dL");
    EXPECT_THAT(found.note, testing::HasSubstr("converted from `mmol/L` to `mg/dL` by molar mass"));
    EXPECT_EQ(found.source, "Observation/1");
    EXPECT_EQ(found.date, date("2024-05-30"));
}

TEST(Units, AliasIsShown) {
    EXPECT_THAT(calcium_state({calcium_of("9.7", "MG/DL")}).note, testing::HasSubstr("`MG/DL`"));
}

struct Unusable {
    std::string value, unit, why, message;
};

TEST(Unusable, DecidesNothingButCouldBeAnythingPlausible) {
    const std::vector<Unusable> rows = {
        {"14.5", "", "no-unit", "no unit was sent: not used as `calcium`, which is measured in `mg/dL`; verify now"},
        {"14.5", "cm", "bad-unit",
         "the unit `cm` cannot be one of `calcium`, which is measured in `mg/dL`: not used; verify now"},
        {"14.5", "blobs", "bad-unit",
         "the unit `blobs` cannot be one of `calcium`, which is measured in `mg/dL`: not used; verify now"},
        {"145", "mg/dL", "implausible", "outside the plausible range of `calcium`: not used; verify now"},
        {"1e999", "mg/dL", "implausible", "the value sent for `calcium` is no number that can be used"}};
    for (const Unusable& row : rows) {
        const Findings findings = select(record({calcium_of(row.value, row.unit)}));
        const FindingState& found = state(findings, "calcium");
        EXPECT_EQ(summary(found), "unknown: " + row.why);
        ASSERT_TRUE(std::holds_alternative<Interval>(found.possible)) << row.why;
        EXPECT_EQ(std::get<Interval>(found.possible), plausible()) << row.why;
        EXPECT_EQ(found.sent, row.unit.empty() ? row.value : row.value + " " + row.unit);
        EXPECT_EQ(judged(found), "?????");
        ASSERT_EQ(findings.notices.size(), 1U) << row.why;
        EXPECT_EQ(findings.notices[0], (Notice{Notice::Severity::warning, row.why, "Observation/1", row.message}));
    }
}

TEST(Unusable, WhenCodeAndTextOfTheUnitDiffer) {
    Fact contradictory = calcium_of("9.7", "mg/dL");
    contradictory.quantity->shown = "mmol/L";
    EXPECT_EQ(calcium_summary({contradictory}), "unknown: bad-unit");
    contradictory.quantity->shown = "mg per dl";
    EXPECT_EQ(calcium_summary({contradictory}), "9.7 mg/dL");
    contradictory.quantity->shown = "MG/DL";
    EXPECT_EQ(calcium_summary({contradictory}), "9.7 mg/dL");
}

TEST(Unusable, NewerThanAUsableOneIsNotPassedOver) {
    EXPECT_EQ(calcium_summary(
                  {calcium_of("9.7", "mg/dL", "2024-05-01"), calcium_of("14.5", "", "2024-05-30", "Observation/2")}),
              "unknown: no-unit");
}

TEST(Unusable, EchoOfAUsableOneIsNoOtherResult) {
    EXPECT_EQ(calcium_summary({calcium_of("9.7", "mg/dL"), calcium_of("9.7", "", "2024-05-30", "Observation/2")}),
              "9.7 mg/dL");
    EXPECT_EQ(calcium_summary({calcium_of("9.7", "mg/dL"), calcium_of("9.9", "", "2024-05-30", "Observation/2")}),
              "unknown: no-unit");
}

TEST(Comparators, AreCutWithThePlausibleRange) {
    Fact below = calcium_of("4", "mg/dL");
    below.quantity->comparator = "<";
    const FindingState found = calcium_state({below});
    EXPECT_EQ(std::get<Interval>(found.value),
              *Interval::between({End::closed, number("2")}, {End::open, number("4")}));
    EXPECT_EQ(found.sent, "< 4 mg/dL");
    EXPECT_EQ(found.used, "< 4 mg/dL");
    EXPECT_EQ(judged(found), "hLn??");
    below.quantity->number = "1";
    EXPECT_EQ(calcium_summary({below}), "unknown: implausible");
}

TEST(Comparators, LeaveOpenWhatLiesOnBothSidesOfALimit) {
    Fact below = calcium_of("9", "mg/dL");
    below.quantity->comparator = "<";
    const FindingState found = calcium_state({below});
    EXPECT_EQ(judged(found), "h????");
    EXPECT_TRUE(found.low.could_be.can_be_true() && found.low.could_be.can_be_false());
}

TEST(Times, OnlyWhatLiesInTheWindowCounts) {
    EXPECT_EQ(calcium_summary({calcium_of("9.7", "mg/dL", "2024-03-03")}), "9.7 mg/dL");
    EXPECT_EQ(calcium_summary({calcium_of("9.7", "mg/dL", "2024-06-01")}), "9.7 mg/dL");
    EXPECT_EQ(calcium_summary({calcium_of("9.7", "mg/dL", "2024-06-02")}), "unknown: missing");
    const FindingState stale = calcium_state({calcium_of("9.7", "mg/dL", "2024-03-02")});
    EXPECT_EQ(summary(stale), "unknown: stale");
    EXPECT_EQ(stale.sent, "9.7 mg/dL");
    EXPECT_EQ(stale.date, date("2024-03-02"));
    EXPECT_EQ(judged(stale), "?????");
}

TEST(Times, WithoutADateNothingIsKnown) {
    Fact undated = calcium_of("14.5", "mg/dL");
    undated.date.reset();
    const FindingState found = calcium_state({undated});
    EXPECT_EQ(summary(found), "unknown: undated");
    EXPECT_EQ(found.sent, "14.5 mg/dL");
    EXPECT_EQ(calcium_summary({calcium_of("9.7", "mg/dL", "2024")}), "unknown: undated");
    EXPECT_EQ(calcium_summary({calcium_of("9.7", "mg/dL", "2024-05")}), "9.7 mg/dL");
}

TEST(Times, TheLatestCounts) {
    EXPECT_EQ(calcium_summary(
                  {calcium_of("9.7", "mg/dL", "2024-05-01"), calcium_of("11", "mg/dL", "2024-05-02", "Observation/2")}),
              "11 mg/dL");
}

TEST(SameDay, DifferentResultsAreEverythingBetween) {
    const Findings findings =
        select(record({calcium_of("9.7", "mg/dL"), calcium_of("11", "mg/dL", "2024-05-30", "Observation/2")}));
    const FindingState& found = state(findings, "calcium");
    EXPECT_EQ(std::get<Interval>(found.value), Interval::closed(number("9.7"), number("11")));
    EXPECT_EQ(found.used, "9.7 .. 11 mg/dL");
    EXPECT_EQ(judged(found), "?l???");
    EXPECT_THAT(notice_codes(findings), testing::ElementsAre("same-day"));
}

TEST(SameDay, TheSameResultInTwoUnitsIsOne) {
    const Findings findings =
        select(record({calcium_of("10.0195", "mg/dL"), calcium_of("2.5", "mmol/L", "2024-05-30", "Observation/2")}));
    EXPECT_TRUE(state(findings, "calcium").known());
    EXPECT_TRUE(findings.notices.empty());
}

TEST(SameDay, AMonthMayHoldTheSameDay) {
    const FindingState found = calcium_state(
        {calcium_of("9.7", "mg/dL", "2024-05"), calcium_of("11", "mg/dL", "2024-05-20", "Observation/2")});
    EXPECT_EQ(found.used, "9.7 .. 11 mg/dL");
}

TEST(SameDay, AFlagBesideItsNumberIsOneResult) {
    Fact flag = calcium_of("", "", "2024-05-30", "Observation/2");
    flag.quantity.reset();
    flag.flag = Flag::high;
    EXPECT_EQ(calcium_summary({calcium_of("11", "mg/dL"), flag}), "11 mg/dL");
    const Findings contradictory = select(record({calcium_of("9.7", "mg/dL"), flag}));
    EXPECT_EQ(judged(state(contradictory, "calcium")), "?l???");
    EXPECT_THAT(notice_codes(contradictory), testing::ElementsAre("same-day"));
}

TEST(Highest, ReadsTheFactsOfTheFindingNamed) {
    const std::vector<Fact> facts = {calcium_of("11", "mg/dL", "2023-12-01"),
                                     calcium_of("9.7", "mg/dL", "2024-05-20", "Observation/2")};
    EXPECT_EQ(summary(facts, "calcium"), "9.7 mg/dL");
    EXPECT_EQ(summary(facts, "calcium_peak"), "11 mg/dL");
}

TEST(Highest, MayLieBeyondWhatCanBeRead) {
    const FindingState found =
        state(select(record({calcium_of("11", "mg/dL"), calcium_of("14", "", "2024-05-20", "Observation/2")})),
              "calcium_peak");
    EXPECT_EQ(std::get<Interval>(found.value), Interval::closed(number("11"), number("25")));
}

TEST(Specimen, OfUrineIsNoSerum) {
    Fact urine = calcium_of("20", "mg/dL");
    urine.specimen_excludes_serum = true;
    const Findings findings = select(record({urine}));
    EXPECT_EQ(summary(state(findings, "calcium")), "unknown: missing");
    EXPECT_THAT(notice_codes(findings), testing::Contains("specimen"));
}

TEST(Titres, AreReadFromTheirText) {
    const auto titre = [](std::string text) {
        Fact made = lab("Observation/1", "5048-4", "", "");
        made.quantity.reset();
        made.value_text = std::move(text);
        return summary({made}, "ana_titre");
    };
    EXPECT_EQ(titre("1:320"), "320");
    EXPECT_EQ(titre(" 1 : 320 "), "320");
    EXPECT_EQ(titre("<1:40"), "< 40");
    EXPECT_EQ(titre("1:320 speckled"), "unknown: missing");
    EXPECT_EQ(titre("2:320"), "unknown: missing");
    EXPECT_EQ(titre("320"), "320");
}

TEST(Titres, OfANumberWithoutUnit) {
    EXPECT_EQ(summary({lab("Observation/1", "5048-4", "320", "")}, "ana_titre"), "320");
    EXPECT_EQ(summary({lab("Observation/1", "5048-4", "320", "{titer}")}, "ana_titre"), "320");
    EXPECT_EQ(summary({lab("Observation/1", "5048-4", "320", "mg/dL")}, "ana_titre"), "unknown: bad-unit");
}

TEST(WrittenNumbers, CountAsText) {
    Fact written = calcium_of("", "");
    written.quantity.reset();
    written.value_text = "9.7 mg/dL";
    const FindingState found = calcium_state({written});
    EXPECT_EQ(summary(found), "9.7 mg/dL");
    EXPECT_EQ(found.provenance, Provenance::text);
    written.value_text = "9.7";
    EXPECT_EQ(calcium_summary({written}), "unknown: no-unit");
    written.value_text = "about 9.7 mg/dL";
    EXPECT_EQ(calcium_summary({written}), "unknown: missing");
}

TEST(Ranges, SentAsAValue) {
    Fact range = calcium_of("", "");
    range.quantity.reset();
    range.value_low = sent("9", "mg/dL");
    range.value_high = sent("2.5", "mmol/L");
    EXPECT_EQ(std::get<Interval>(calcium_state({range}).value), Interval::closed(number("9"), number("10.0195")));
}

// --- high, low, normal ---

Fact ranged(std::string value, std::string low, std::string high, Flag flag = Flag::none) {
    Fact made = calcium_of(std::move(value), "mg/dL");
    if (!low.empty()) made.range_low = sent(std::move(low), "mg/dL");
    if (!high.empty()) made.range_high = sent(std::move(high), "mg/dL");
    made.flag = flag;
    return made;
}

struct JudgedRow {
    std::string name;
    Fact fact;
    std::string judged;
};

TEST(Judged, ByTheRangeSentThenTheFlagThenThePack) {
    const std::vector<JudgedRow> rows = {
        {"above the range sent, inside the pack's", ranged("10.2", "8", "10"), "Hln??"},
        {"at the limit is normal", ranged("10", "8", "10"), "hlN??"},
        {"below", ranged("7.9", "8", "10"), "hLn??"},
        {"no lower limit sent: nothing is low", ranged("3", "", "10"), "hlNpM"},
        {"no upper limit sent: nothing is high", ranged("20", "8", ""), "hlN??"},
        {"flag instead of a range", ranged("10.2", "", "", Flag::high), "Hln??"},
        {"abnormal alone", ranged("10.2", "", "", Flag::abnormal), "??n??"},
        {"neither: the pack's range", ranged("10.6", "", ""), "Hln??"},
        {"range and flag agree", ranged("10.2", "8", "10", Flag::high), "Hln??"},
        {"range and flag at odds", ranged("9", "8", "10", Flag::high), "?????"},
        {"flag and the pack's range differ a little", ranged("10.2", "", "", Flag::high), "Hln??"},
        {"flag and number on opposite sides", ranged("7", "", "", Flag::high), "?????"},
        {"indeterminate is no flag", ranged("10.6", "", "", Flag::indeterminate), "Hln??"},
    };
    for (const JudgedRow& row : rows) EXPECT_EQ(judged(calcium_state({row.fact})), row.judged) << row.name;
}

TEST(Judged, NumberAndFlagAtOddsAreNoticedAndTheNumberStays) {
    const Findings findings = select(record({ranged("9", "8", "10", Flag::high)}));
    EXPECT_EQ(summary(state(findings, "calcium")), "9 mg/dL");
    EXPECT_THAT(notice_codes(findings), testing::ElementsAre("number-and-flag"));
}

TEST(Judged, RangeIsConvertedFromItsOwnUnit) {
    Fact made = calcium_of("2.7", "mmol/L");
    made.range_low = sent("8.5", "mg/dL");
    made.range_high = sent("2.6", ""); // without a unit: that of the value
    EXPECT_EQ(judged(calcium_state({made})), "Hln??");
}

TEST(Judged, RangeInAnImpossibleUnitIsNotUsed) {
    Fact made = ranged("10.6", "8", "12");
    made.range_high->unit = "cm";
    const Findings findings = select(record({made}));
    EXPECT_EQ(judged(state(findings, "calcium")), "Hln??");
    EXPECT_THAT(notice_codes(findings), testing::Contains("range-unusable"));
}

TEST(Judged, FlagAlone) {
    Fact flagged = calcium_of("", "");
    flagged.quantity.reset();
    flagged.flag = Flag::high;
    const FindingState found = calcium_state({flagged});
    EXPECT_EQ(summary(found), "unknown: missing");
    EXPECT_EQ(found.provenance, Provenance::flag);
    EXPECT_EQ(judged(found), "Hln??");
    EXPECT_TRUE(found.high.could_be.is_only(Truth::is_true));
}

TEST(Judged, FlagOfANumberWithoutUnitStillCounts) {
    Fact flagged = calcium_of("14.5", "");
    flagged.flag = Flag::high;
    const FindingState found = calcium_state({flagged});
    EXPECT_EQ(summary(found), "unknown: no-unit");
    EXPECT_EQ(judged(found), "Hln??");
}

TEST(Judged, FlagsThatContradictEachOther) {
    Fact flagged = calcium_of("14.5", "mg/dL");
    flagged.flags_conflict = true;
    const Findings findings = select(record({flagged}));
    EXPECT_EQ(judged(state(findings, "calcium")), "?????");
    EXPECT_THAT(notice_codes(findings), testing::Contains("number-and-flag"));
}

TEST(Judged, ByThePacksRangeForAgeOnTheDayOfTheResult) {
    Record child = record({calcium_of("11", "mg/dL", "2024-05-02")});
    child.birth_date = date("2023-05-03"); // 11 months then, 12 now
    EXPECT_EQ(judged(state(select(child), "calcium")), "hlN??");
    child.birth_date = date("2023-05-02");
    EXPECT_EQ(judged(state(select(child), "calcium")), "Hln??");
    child.birth_date = date("2023"); // either
    EXPECT_EQ(judged(state(select(child), "calcium")), "?????");
    child.birth_date.reset();
    EXPECT_EQ(judged(state(select(child), "calcium")), "?????");
}

TEST(Judged, BothSexesAgreeingNeedNoSex) {
    const auto of = [](std::string value, std::string gender) {
        Record person = record({lab("Observation/1", "718-7", std::move(value), "g/dL")});
        person.gender = std::move(gender);
        return judged(state(select(person), "hemoglobin"));
    };
    EXPECT_EQ(of("13", "female"), "hlN??");
    EXPECT_EQ(of("13", "male"), "hLn??");
    EXPECT_EQ(of("13", ""), "h????");
    EXPECT_EQ(of("11", ""), "hLn??");
}

TEST(Judged, QualitativeTestByItsFlag) {
    Fact made = lab("Observation/1", "5048-4", "320", "");
    made.flag = Flag::abnormal;
    EXPECT_EQ(judged(state(select(record({made})), "ana_titre")), "??nPm");
    made.flag = Flag::none;
    made.range_high = sent("80", "");
    EXPECT_EQ(judged(state(select(record({made})), "ana_titre")), "HlnPm");
    made.flag = Flag::negative;
    EXPECT_EQ(judged(state(select(record({made})), "ana_titre")), "?????");
}

} // namespace
} // namespace apatite
