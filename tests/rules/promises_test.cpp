// What the calcinosis cutis pack promises to patients, whatever its rules become: docs/hazards.md names these tests.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/pack_under_test.h"

namespace apatite {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

using Facts = std::vector<std::pair<std::string, std::string>>;

std::vector<std::string> ids(const std::vector<Alert>& alerts) {
    std::vector<std::string> result;
    for (const Alert& alert : alerts) result.push_back(alert.id);
    return result;
}

const Hypothesis& hypothesis(const Assessment& answer, const std::string& id) {
    return *std::ranges::find(answer.differential, id, &Hypothesis::id);
}

TEST(Pack, CalciphylaxisAlertNeedsNeitherDialysisNorChemistry) {
    const Facts normal{{"calcium_total", "9.4 mg/dL"}, {"phosphate", "3.2 mg/dL"}, {"creatinine", "0.8 mg/dL"},
                       {"dialysis", "false"},          {"age", "55 years"},        {"sex", "female"}};
    for (const char* risk :
         {"liver_cirrhosis", "vitamin_k_antagonist", "diabetes", "obesity", "protein_c_deficiency"}) {
        Facts facts = normal;
        facts.insert(facts.end(), {{"lesion_painful", "true"}, {"lesion_livedo_or_purpura", "true"}, {risk, "true"}});
        EXPECT_THAT(ids(answer_of(facts).alerts), Contains("calciphylaxis")) << risk;
    }
}

TEST(Pack, ANegativeBiopsyOrFilmClearsNothing) {
    const Assessment answer = answer_of({{"lesion_painful", "true"},
                                         {"lesion_necrotic", "true"},
                                         {"dialysis", "true"},
                                         {"histology_vessel_calcium", "false"},
                                         {"imaging_soft_tissue_calcium", "false"}});
    EXPECT_THAT(ids(answer.alerts), Contains("calciphylaxis"));
    EXPECT_NE(hypothesis(answer, "calciphylaxis").status, Status::excluded);
}

// Neuropathy hides pain: in kidney failure or under a vitamin K antagonist painless necrosis is suspect all the same.
TEST(Pack, PainlessNecrosisAtHighRiskIsSuspectAllTheSame) {
    for (const char* risk : {"dialysis", "ckd_stage4", "warfarin"}) {
        const Assessment answer = answer_of({{"lesion_painful", "false"}, {"lesion_necrotic", "true"}, {risk, "true"}});
        EXPECT_THAT(ids(answer.alerts), Contains("calciphylaxis")) << risk;
    }
}

TEST(Pack, UnknownIsNeverSilence) {
    const Assessment answer = answer_of({{"dialysis", "true"}, {"lesion_ulcerated", "true"}});
    EXPECT_THAT(ids(answer.not_ruled_out), Contains("calciphylaxis"));
    const auto& open = *std::ranges::find(answer.not_ruled_out, std::string("calciphylaxis"), &Alert::id);
    EXPECT_THAT(open.missing, Not(IsEmpty()));
}

// Nobody asked for a risk factor yet: painful dying skin is then not raised as calciphylaxis, and never silent.
TEST(Pack, PainfulNecrosisOfUnknownRiskIsNotRuledOut) {
    const Assessment answer = answer_of({{"lesion_painful", "true"}, {"lesion_necrotic", "true"}});
    EXPECT_THAT(ids(answer.alerts), Contains("tissue-necrosis"));
    EXPECT_THAT(ids(answer.not_ruled_out), Contains("calciphylaxis"));
    EXPECT_EQ(answer.differential.front().id, "calciphylaxis");
}

TEST(Pack, RiskProfileAloneRaisesNothing) {
    const Assessment answer = answer_of({{"dialysis", "true"},
                                         {"vitamin_k_antagonist", "true"},
                                         {"diabetes", "true"},
                                         {"obesity", "true"},
                                         {"phosphate", "8 mg/dL"},
                                         {"age", "60 years"},
                                         {"albumin", "2.5 g/dL"}});
    EXPECT_THAT(answer.alerts, IsEmpty());
}

TEST(Pack, HypercalcaemiaByLevelSymptomsOrKidneys) {
    const auto alerts = [](Facts facts) {
        facts.emplace_back("age", "50 years");
        return ids(answer_of(facts).alerts);
    };
    EXPECT_THAT(alerts({{"calcium_total", "14.1 mg/dL"}}), Contains("hypercalcaemia"));
    EXPECT_THAT(alerts({{"calcium_total", "3.6 mmol/L"}}), Contains("hypercalcaemia"));
    EXPECT_THAT(alerts({{"calcium_total", "14 mg/dL"}}), Not(Contains("hypercalcaemia")));
    EXPECT_THAT(alerts({{"calcium_total", "11.5 mg/dL"}}), Not(Contains("hypercalcaemia")));
    EXPECT_THAT(alerts({{"calcium_total", "11.5 mg/dL"}, {"hypercalcaemia_symptom", "true"}}),
                Contains("hypercalcaemia"));
    EXPECT_THAT(alerts({{"calcium_total", "11.5 mg/dL"}, {"acute_kidney_injury", "true"}}), Contains("hypercalcaemia"));
}

TEST(Pack, TheProductOfCalciumAndPhosphateDecidesNothingAlone) {
    const Assessment low = answer_of({{"dialysis", "true"},
                                      {"lesion_painful", "true"},
                                      {"lesion_necrotic", "true"},
                                      {"calcium_total", "8 mg/dL"},
                                      {"phosphate", "4 mg/dL"},
                                      {"age", "60 years"}});
    EXPECT_EQ(low.differential.front().id, "calciphylaxis");
}

TEST(Pack, DiseaseThatIsNotThere) {
    for (const char* unsure : {"false", "unknown"}) {
        const Assessment answer = answer_of({{"sle", unsure}, {"lesion_nodule_or_papule", "true"}});
        EXPECT_THAT(hypothesis(answer, "dystrophic").supporting, IsEmpty()) << unsure;
    }
}

TEST(Pack, AutoimmuneDiseaseThatIsNoConnectiveTissueDisease) {
    const Assessment answer = answer_of({{"hypothyroidism", "true"},
                                         {"primary_biliary_cholangitis", "true"},
                                         {"ana_titre", "80"},
                                         {"lesion_nodule_or_papule", "true"}});
    EXPECT_THAT(hypothesis(answer, "dystrophic").supporting, IsEmpty());
}

TEST(Pack, IdiopathicIsLikelyOnlyWhenACauseWasLookedFor) {
    Facts facts{{"lesion_nodule_or_papule", "true"},
                {"calcium_total", "9.4 mg/dL"},
                {"phosphate", "3.2 mg/dL"},
                {"age", "30 years"},
                {"sex", "female"}};
    EXPECT_EQ(hypothesis(answer_of(facts), "idiopathic").status, Status::possible);
    EXPECT_EQ(answer_of(facts).answer.state, "cannot-tell");
    facts.insert(facts.end(), {{"kidney_disease", "false"}, {"lesion_no_known_injury", "true"}});
    EXPECT_EQ(hypothesis(answer_of(facts), "idiopathic").status, Status::likely);
}

TEST(Pack, BiopsyIsUnsafeWhereItHarms) {
    for (const Facts& facts : {Facts{{"lesion_painful", "true"}, {"lesion_necrotic", "true"}, {"dialysis", "true"}},
                               Facts{{"fibrodysplasia_ossificans", "true"}, {"lesion_nodule_or_papule", "true"}}}) {
        const Assessment answer = answer_of(facts);
        const auto biopsy = std::ranges::find(answer.workup, std::string("skin_biopsy"), &WorkupItem::id);
        ASSERT_NE(biopsy, answer.workup.end());
        EXPECT_EQ(biopsy->state, "unsafe");
        EXPECT_THAT(answer.next, Not(Contains(testing::Field(&NextFinding::cost, "biopsy"))));
    }
}

// Every caution of every option that comes up for a patient of whom nothing else is known: none may be clear.
TEST(Pack, CautionsAreNeverClearOnSilence) {
    const Assessment answer =
        answer_of({{"systemic_sclerosis", "true"}, {"lesion_painful", "true"}, {"histology_skin_calcium", "true"}});
    ASSERT_THAT(answer.management, Not(IsEmpty()));
    int unchecked = 0;
    for (const ManagementItem& item : answer.management) {
        for (const CautionState& caution : item.cautions) {
            unchecked += caution.state == "cannot-check" ? 1 : 0;
            if (caution.state == "clear") {
                EXPECT_THAT(caution.facts, Not(IsEmpty())) << item.id << '/' << caution.id;
            }
        }
    }
    EXPECT_GT(unchecked, 0);
}

TEST(Pack, WarfarinInSuspectedCalciphylaxisIsADanger) {
    const Assessment answer = answer_of({{"warfarin", "true"},
                                         {"vitamin_k_antagonist", "true"},
                                         {"lesion_painful", "true"},
                                         {"lesion_necrotic", "true"}});
    EXPECT_THAT(ids(answer.alerts), Contains("drug-danger"));
}

TEST(Pack, PrintsNoProbabilityAndNoDysmorphic) {
    const std::string text =
        to_json(answer_of({{"calcinosis_dystrophic", "true"}, {"dialysis", "true"}, {"lesion_painful", "true"}}));
    EXPECT_EQ(text.find("probab"), std::string::npos);
    EXPECT_EQ(text.find("ysmorphic"), std::string::npos);
}

} // namespace
} // namespace apatite
