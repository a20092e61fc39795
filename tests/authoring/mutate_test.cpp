// `apatite mutate`: which changes there are, and which expectations notice them.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apatite/authoring.h"
#include "bench.h"

namespace {

using namespace apatite;
using apatite::test::anaemia;
using apatite::test::PackCopy;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;

MutationReport report_of(const std::filesystem::path& folder, const MutateOptions& options = {}) {
    Result<MutationReport> report = mutate_pack(folder, options);
    EXPECT_TRUE(report.ok()) << report.error().message;
    return report.ok() ? std::move(report).value() : MutationReport{};
}

MutateOptions of(const std::string& id) {
    MutateOptions options;
    options.rule = id;
    return options;
}

std::vector<std::string> mutations(const MutationReport& report) {
    std::vector<std::string> all;
    for (const Mutant& each : report.mutants) all.push_back(each.mutation);
    return all;
}

const Mutant& mutant(const MutationReport& report, const std::string& mutation) {
    static const Mutant none;
    const auto at = std::ranges::find(report.mutants, mutation, &Mutant::mutation);
    EXPECT_NE(at, report.mutants.end()) << mutation << " is none of\n" << testing::PrintToString(mutations(report));
    return at == report.mutants.end() ? none : *at;
}

TEST(Mutants, OfARule) {
    EXPECT_THAT(mutations(report_of(anaemia(), of("iron.low-ferritin"))),
                testing::UnorderedElementsAre(
                    "left out", "supports iron_lack: strong -> moderate",
                    "when: `anaemic and ferritin < 15.5 'ug/L'` -> `anaemic or ferritin < 15.5 'ug/L'`",
                    "when: `anaemic` -> `not anaemic`",
                    "when: `ferritin < 15.5 'ug/L'` -> `not (ferritin < 15.5 'ug/L')`",
                    "when: `ferritin < 15.5 'ug/L'` -> `ferritin < 15.6 'ug/L'`",
                    "when: `ferritin < 15.5 'ug/L'` -> `ferritin < 15.4 'ug/L'`",
                    "when: `ferritin < 15.5 'ug/L'` -> `ferritin < 16.5 'ug/L'`",
                    "when: `ferritin < 15.5 'ug/L'` -> `ferritin < 14.5 'ug/L'`"));
}

// Unknown negated is unknown: such a mutant could not be told from the pack.
TEST(Mutants, DoNotNegateWhatIsAskedForNull) {
    const PackCopy pack;
    pack.replace("rules.yaml", "when: \"vegan\"", "when: \"vegan or (vegan is null and collapse)\"\n  missing: Test.");
    EXPECT_THAT(mutations(report_of(pack.folder(), of("iron.diet"))),
                AllOf(Contains("when: `vegan` -> `not vegan`"),
                      Contains("when: `vegan is null` -> `vegan is not null`"),
                      Not(Contains("when: `vegan` -> `not vegan` (2)"))));
}

TEST(Mutants, OfAnAlertACautionAndAFinding) {
    EXPECT_THAT(mutations(report_of(anaemia(), of("shock"))),
                IsSupersetOf({"left out", "suspect: never", "suspect: `collapse` -> `not collapse`",
                              "when: `haemoglobin < 7 'g/dL'` -> `haemoglobin < 8 'g/dL'`"}));
    EXPECT_THAT(mutations(report_of(anaemia(), of("iron_tablets/overload"))),
                testing::ElementsAre("left out", "when: `haemochromatosis` -> `not haemochromatosis`"));
    EXPECT_THAT(mutations(report_of(anaemia(), of("ferritin"))), testing::ElementsAre("code dropped: loinc 2276-4"));
}

TEST(Mutants, AreShownAsTheLineThatChanges) {
    const MutationReport report = report_of(anaemia(), of("iron.low-ferritin"));
    const Mutant& threshold = mutant(report, "when: `ferritin < 15.5 'ug/L'` -> `ferritin < 15.6 'ug/L'`");
    EXPECT_EQ(threshold.before, "  when: \"anaemic and ferritin < 15.5 'ug/L'\"");
    EXPECT_EQ(threshold.after, "  when: \"anaemic and ferritin < 15.6 'ug/L'\"");
    EXPECT_EQ(threshold.span.line, 2U);
    const Mutant& strength = mutant(report, "supports iron_lack: strong -> moderate");
    EXPECT_EQ(strength.after, "  supports: { iron_lack: moderate }");
}

TEST(Mutants, AreKilledByBoundaryCases) {
    const MutationReport report = report_of(anaemia(), of("iron.low-ferritin"));
    EXPECT_EQ(report.count(Mutant::Fate::killed), report.mutants.size()) << to_text(report);
}

// What rests on a changed name changes with it.
TEST(Mutants, OfANamedConditionAreSeenThroughItsUsers) {
    const MutationReport report = report_of(anaemia(), of("anaemic"));
    EXPECT_EQ(mutant(report, "when: `haemoglobin_deficit > 0 'g/dL'` -> `not (haemoglobin_deficit > 0 'g/dL')`").fate,
              Mutant::Fate::killed);
    const MutationReport value = report_of(anaemia(), of("haemoglobin_deficit"));
    EXPECT_EQ(value.mutants.size(), 2U);
    EXPECT_EQ(value.count(Mutant::Fate::killed), 2U) << to_text(value);
}

TEST(Mutants, OfACodeAreSeenByRecords) {
    EXPECT_EQ(report_of(anaemia(), of("haemoglobin")).count(Mutant::Fate::killed), 1U);
    EXPECT_EQ(report_of(anaemia(), of("ferritin")).count(Mutant::Fate::survived), 1U) << "it is given by hand";
}

// An expectation a row, and whether it notices that the diet rule was left out.
TEST(Mutants, AreKilledOnlyByTheAnswerItself) {
    const std::map<std::string, bool> rows{{"first: iron_lack, status: possible", true},
                                           {"status: possible", true},
                                           {"possible: [iron_lack]", true},
                                           {"true: [iron.diet]", false},
                                           {"true: [iron.diet], state: cannot-tell, alerts: []", false}};
    for (const auto& [expect, notices] : rows) {
        const PackCopy pack;
        pack.only_cases("{ id: x, given: { vegan: true }, expect: { " + expect + " } }\n");
        const MutationReport report = report_of(pack.folder(), of("iron.diet"));
        EXPECT_EQ(mutant(report, "left out").fate, notices ? Mutant::Fate::killed : Mutant::Fate::survived) << expect;
    }
}

TEST(Mutants, AreKilledByWhatIsMissing) {
    const PackCopy pack;
    pack.only_cases("{ id: x, given: { haemoglobin: 9 g/dL }, expect: { missing: [vegan] } }\n");
    EXPECT_EQ(mutant(report_of(pack.folder(), of("iron.diet")), "left out").killed_by, "x");
}

// What fails as it is says nothing about a change.
TEST(Mutants, AreNotKilledByAFailingExpectation) {
    const PackCopy pack;
    pack.only_cases("{ id: x, given: { vegan: true }, expect: { first: blood_loss } }\n");
    const MutationReport report = report_of(pack.folder(), of("iron.diet"));
    EXPECT_EQ(mutant(report, "left out").fate, Mutant::Fate::survived);
    EXPECT_THAT(report.problems, testing::ElementsAre(HasSubstr("x fails")));
}

// The many mutants in one graph are judged as each would be alone: the pack is changed by hand and its cases run.
TEST(Mutants, FareAsThePackWouldThatWasChangedByHand) {
    const MutationReport report = report_of(anaemia());
    std::size_t compared = 0;
    for (const Mutant& each : report.mutants) {
        if (each.kind == "code" || each.mutation == "left out" || each.mutation.ends_with("never") ||
            each.after.empty())
            continue;
        const PackCopy pack;
        const std::string file = std::filesystem::path(each.span.file).filename().string();
        pack.replace(file, each.before, each.after);
        Result<CaseReport> cases = test_pack(pack.folder());
        ASSERT_TRUE(cases.ok()) << each.of << ' ' << each.mutation << ": " << cases.error().message;
        bool noticed = false;
        for (const CaseResult& one : cases->cases)
            for (const CaseDifference& difference : one.differences)
                noticed =
                    noticed || (difference.key != "true" && difference.key != "false" && difference.key != "unknown" &&
                                difference.key != "state" && difference.key != "urgency");
        EXPECT_EQ(each.fate == Mutant::Fate::killed, noticed) << each.of << ' ' << each.mutation;
        ++compared;
    }
    EXPECT_GT(compared, 30U);
}

TEST(Mutants, DoNotDependOnThreads) {
    MutateOptions two;
    two.threads = 2;
    EXPECT_EQ(to_json(report_of(anaemia())), to_json(report_of(anaemia(), two)));
}

TEST(Mutants, ASampleIsChosenByItsSeed) {
    MutateOptions options;
    options.sample = 10;
    const MutationReport report = report_of(anaemia(), options);
    EXPECT_EQ(report.mutants.size(), 10U);
    EXPECT_EQ(mutations(report), mutations(report_of(anaemia(), options)));
    options.seed = 2;
    EXPECT_NE(mutations(report), mutations(report_of(anaemia(), options)));
    options.kinds = {"logic"};
    options.sample = 0;
    for (const Mutant& each : report_of(anaemia(), options).mutants) EXPECT_EQ(each.kind, "logic");
}

TEST(Mutants, AnExcuseIsListedAndDoesNotRaiseTheScore) {
    const PackCopy pack;
    const MutationReport before = report_of(pack.folder(), of("ferritin"));
    pack.write("mutants.yaml",
               "- { of: finding ferritin, mutation: \"code dropped: loinc 2276-4\", because: No record. }\n"
               "- { of: rule iron.diet, mutation: left out, because: It is noticed. }\n"
               "- { of: rule gone, mutation: left out, because: It is not there. }\n");
    const MutationReport after = report_of(pack.folder(), of("ferritin"));
    EXPECT_EQ(after.score(), before.score());
    EXPECT_EQ(after.count(Mutant::Fate::excused), 1U);
    EXPECT_THAT(to_text(after), HasSubstr("No record."));
    EXPECT_THAT(report_of(pack.folder()).idle_excuses,
                testing::ElementsAre(HasSubstr("a case notices it"), HasSubstr("there is no such mutant")));
}

TEST(Mutants, UnknownKindsAndIdsAreErrors) {
    MutateOptions options;
    options.kinds = {"logics"};
    EXPECT_EQ(mutate_pack(anaemia(), options).error().code, "mutant-kind");
    EXPECT_THAT(mutate_pack(anaemia(), of("iron.dite")).error().message, HasSubstr("did you mean `iron.diet`?"));
}

TEST(MutationReports, EndWithTheScore) {
    const MutationReport report = report_of(anaemia());
    const std::string text = to_text(report);
    EXPECT_THAT(text, testing::ContainsRegex("\nmutation score: [0-9]+\\.[0-9] %\n$"));
    EXPECT_GE(report.score(), 85.0) << text;
    EXPECT_THAT(text, HasSubstr("survived: finding ferritin: code dropped: loinc 2276-4"));
    EXPECT_THAT(to_json(report), HasSubstr("\"fate\": \"killed\""));
}

} // namespace
