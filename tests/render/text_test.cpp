// The text report: golden pages, and what must hold of every page.
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apatite/render.h"
#include "render/fhir_elements.h"
#include "render/page.h"
#include "render/sample.h"
#include "render/words.h"
#include "support/golden.h"

namespace apatite {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

TEST(Text, IsTheReportExpected) {
    EXPECT_TRUE(test::matches_golden(to_text(test::sample_assessment()), "tests/render/golden/report.txt"));
}

TEST(Text, InDetailTellsTheReasonsInFull) {
    EXPECT_TRUE(test::matches_golden(to_text(test::sample_assessment(), {.detail = true}),
                                     "tests/render/golden/report-detail.txt"));
}

TEST(Text, WhatToAskNextIsTheListExpected) {
    EXPECT_TRUE(test::matches_golden(next_to_text(test::sample_assessment()), "tests/render/golden/next.txt"));
}

TEST(Text, TellsAnAgeAsPeopleSayItAndExactlyWhereTheRulesAreTraced) {
    const auto said = [](const std::string& label, const std::string& value, bool detail = false) {
        FactUse fact;
        fact.label = label;
        fact.value = value;
        return plain(fact_in_words(fact, detail));
    };
    EXPECT_EQ(said("Age in days", "15795 days"), "Age 43 years");
    EXPECT_EQ(said("Age in days", "15795 days", true), "Age in days 15795 days");
    EXPECT_EQ(said("Age in months", "30 months"), "Age 2 years");
    EXPECT_EQ(said("Age in months", "23 months"), "Age 23 months");
    EXPECT_EQ(said("Age in days", "20 days"), "Age 20 days");
    EXPECT_EQ(said("Age in days", "99999999999999999999 days"), "Age in days 99999999999999999999 days");
    EXPECT_EQ(said("Lesion", "2 recorded"), "Lesion: 2 recorded");
}

TEST(Text, TellsRefinedBoundsBesideTheComposedOnes) {
    Assessment sample = test::sample_assessment();
    sample.differential[0].refined = {Status::likely, Status::possible, 4, 8};
    EXPECT_THAT(to_text(sample, {.detail = true}),
                HasSubstr("Score 6, could be 4 to 8 (rule by rule 3 to 9); could become possible to likely."));
}

TEST(Text, OneEntryOfARecordIsToldOnce) {
    Assessment sample = test::sample_assessment();
    const FactUse warfarin{"warfarin", "Warfarin", "warfarin", "true", "observed", "MedicationStatement/w", "", ""};
    FactUse wider = warfarin, by_text = warfarin;
    wider.label = "Vitamin K antagonist";
    by_text.label = "Anticoagulant";
    by_text.provenance = "text";
    sample.differential[0].supporting[0].facts = {warfarin, wider, by_text};
    EXPECT_THAT(to_text(sample), HasSubstr("\n    Warfarin; Anticoagulant (from the text alone)\n"));
}

TEST(Text, InColourSaysTheSame) {
    std::string coloured = to_text(test::sample_assessment(), {.colour = true});
    EXPECT_THAT(coloured, HasSubstr("\x1b[1;37;41mEMERGENCY\x1b[0m"));
    for (std::size_t at = 0; (at = coloured.find('\x1b', at)) != std::string::npos;)
        coloured.erase(at, coloured.find('m', at) - at + 1);
    EXPECT_EQ(coloured, to_text(test::sample_assessment()));
}

TEST(Text, FitsTheWidth) {
    for (const int width : {40, 60, 80, 132})
        for (const std::string& line : lines_of(to_text(test::sample_assessment(), {.width = width})))
            EXPECT_LE(columns(line), static_cast<std::size_t>(width)) << line;
}

TEST(Text, AnswerAndUrgencyStandFirst) {
    EXPECT_THAT(lines_of(to_text(test::sample_assessment())).front(),
                testing::AllOf(HasSubstr("EMERGENCY"), HasSubstr("Metastatic calcinosis cutis"), HasSubstr("likely")));
}

TEST(Text, SaysThatItCannotTellAndWhatWouldTell) {
    Assessment unclear = test::sample_assessment();
    unclear.answer = {"cannot-tell", "", "", "", "", "", "", "routine"};
    unclear.alerts.clear();
    unclear.would_tell = {{{{"scar", "In an old scar", "", "question", "true", "yes"}},
                           "dystrophic",
                           "Dystrophic (local)",
                           Status::likely},
                          {{{"phosphate", "Phosphate", "", "blood-test", "high", "high"},
                            {"egfr", "eGFR", "", "blood-test", "12 mL/min", "below 15 mL/min"}},
                           "metastatic",
                           "",
                           Status::established}};
    const std::string text = to_text(unclear);
    EXPECT_THAT(lines_of(text).front(), HasSubstr("Cannot tell yet"));
    EXPECT_THAT(text, HasSubstr("What would tell:\n    ? In an old scar would make Dystrophic likely.\n"
                                "    ? Phosphate: high; eGFR: below 15 mL/min would together make metastatic "
                                "established.\n"));
}

TEST(Text, AnEmptyAssessmentStillSaysWhatItIs) {
    EXPECT_THAT(to_text(Assessment{}), HasSubstr("not a medical device"));
}

// What a record holds may not drive the terminal that shows it.
TEST(Text, ControlCharactersAreMadeVisible) {
    Assessment hostile = test::sample_assessment();
    hostile.notices = {{"warning", "x", "Observation/\x1b[2J",
                        "bell \a, C1 \xC2\x9B"
                        "31m, line\nbreak"}};
    const std::string text = to_text(hostile);
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text, Not(HasSubstr("\a")));
    EXPECT_THAT(text, Not(HasSubstr("\xC2\x9B")));
    EXPECT_THAT(text, HasSubstr("line break"));
}

TEST(Page, KeepsWordsWithoutASpaceTogether) {
    Page page(20, false);
    page.add({0, 2}, {{"one two three (four"}, {")"}, {" five six seven"}});
    EXPECT_EQ(std::move(page).take(), "one two three (four)\n  five six seven\n");
}

TEST(Page, CountsColumnsNotBytes) {
    EXPECT_EQ(columns("≥ 10 µg"), 7U);
    Page page(7, false);
    page.add({0, 0}, {{"≥ 10 µg ab"}});
    EXPECT_EQ(std::move(page).take(), "≥ 10 µg\nab\n");
}

} // namespace
} // namespace apatite
