#include "render/sample.h"

namespace apatite::test {
namespace {

const FactUse phosphate{"phosphate", "Serum phosphate",    "3.13 mmol/L", "9.69 mg/dL",
                        "observed",  "Observation/phos-1", "2024-05-30",  "1 mmol/L is 3.0974 mg/dL"};
const FactUse dialysis{"dialysis", "Dialysis", "N18.6", "true", "observed", "Condition/ckd", "2021-02", ""};
const FactUse no_lupus{"lupus", "Lupus erythematosus", "", "false", "presumed", "", "", ""};
const MissingFinding hormone{"parathyroid_hormone", "Parathyroid hormone", "missing", "", ""};
const MissingFinding calcium{"calcium", "Serum calcium", "no-unit", "14.5", "Observation/ca-1"};

RuleTrace rule(std::string id, std::string strength, std::string because, std::vector<FactUse> facts) {
    RuleTrace trace;
    trace.rule = std::move(id);
    trace.strength = std::move(strength);
    trace.because = std::move(because);
    trace.condition = "High(phosphate) and dialysis";
    trace.file = "rules/metastatic.yaml";
    trace.line = 7;
    trace.evidence = {"reiter-2011"};
    trace.facts = std::move(facts);
    return trace;
}

Hypothesis metastatic() {
    Hypothesis one;
    one.id = "metastatic";
    one.label = "Metastatic calcinosis cutis";
    one.kind = "subtype";
    one.status = one.best = Status::likely;
    one.worst = Status::possible;
    one.score = 6;
    one.lowest = 3;
    one.highest = 9;
    one.settled_if_presumed = true;
    one.causes = {{"end-stage-renal-disease", "End-stage renal disease", "On dialysis.", {"reiter-2011"}}};
    one.supporting = {
        rule("metastatic.phosphate-high", "strong", "The kidney no longer clears phosphate.", {phosphate, dialysis}),
        rule("metastatic.dialysis", "moderate", "On dialysis.", {dialysis})};
    one.supporting[1].group = "kidney";
    one.supporting[1].counted = false;
    one.opposing = {rule("metastatic.no-periarticular", "weak", "The lesions spare the joints.", {})};
    one.undecided = {
        {"metastatic.hormone", "supports", "moderate", "A high parathyroid hormone mobilises calcium.", {hormone}}};
    one.enough = {"phosphate", "dialysis"};
    one.enough_labels = {"Serum phosphate", "Dialysis"};
    one.overturn = {{{{"lupus", "Lupus erythematosus", "true"}}, "dystrophic", true}};
    return one;
}

Hypothesis other(std::string id, std::string label, Status status) {
    Hypothesis one;
    one.id = std::move(id);
    one.label = std::move(label);
    one.kind = "subtype";
    one.status = one.best = one.worst = status;
    return one;
}

void add_actions(Assessment& sample) {
    sample.workup = {
        {"parathyroid_hormone",
         "Intact parathyroid hormone",
         "suggested",
         "urgent",
         "Tells secondary from tertiary hyperparathyroidism.",
         "metastatic from idiopathic",
         "blood-test",
         CodeRef{"http://loinc.org", "2731-8"},
         {},
         {"reiter-2011"}},
        {"skin_biopsy",
         "Deep skin biopsy",
         "unsafe",
         "routine",
         "A biopsy can start a new ulcer.",
         "",
         "biopsy",
         std::nullopt,
         {},
         {}},
        {"phosphate", "Serum phosphate", "done", "routine", "Known.", "", "blood-test", std::nullopt, {}, {}}};
    sample.management = {{"sodium_thiosulfate",
                          "Sodium thiosulfate",
                          "consider",
                          "L3",
                          "Chelates calcium.",
                          {{"acidosis", "cannot-check", "It can cause metabolic acidosis.", {hormone}, {}, {}},
                           {"sulfite_allergy", "clear", "Sulfite allergy.", {}, {}, {}},
                           {"hypotension", "applies", "It lowers blood pressure.", {}, {dialysis}, {}}},
                          {"reiter-2011"}},
                         {"warfarin", "Warfarin", "never", "", "It blocks matrix Gla protein.", {}, {}}};
    sample.next = {{"parathyroid_hormone",
                    "Parathyroid hormone",
                    "Is the parathyroid hormone raised?",
                    "blood-test",
                    "It bears on metastatic",
                    {"metastatic"},
                    {{{"500 pg/mL"}, {"above 65 pg/mL"}, "metastatic", "", Status::established, {"calciphylaxis"}, {}},
                     {{"30 pg/mL"}, {"below 65 pg/mL"}, "metastatic", "", Status::likely, {}, {"hypercalcaemia"}}}}};
}

} // namespace

Assessment sample_assessment() {
    Assessment sample;
    sample.pack = {"calcinosis-cutis", "1.0.0", "0123456789ab", "Calcinosis cutis"};
    sample.subject = "Patient/p1";
    sample.as_of = "2024-06-01";
    sample.answer = {"likely",
                     "metastatic",
                     "Metastatic calcinosis cutis",
                     "",
                     "",
                     "end-stage-renal-disease",
                     "End-stage renal disease",
                     "emergency"};
    sample.differential = {metastatic(), other("dystrophic", "Dystrophic calcinosis cutis", Status::possible),
                           other("iatrogenic", "Iatrogenic calcinosis cutis", Status::not_assessed),
                           other("idiopathic", "Idiopathic calcinosis cutis", Status::excluded)};
    sample.differential[1].opposing = {
        rule("dystrophic.no-lupus", "weak", "No connective tissue disease is known.", {no_lupus})};
    sample.alerts = {{"calciphylaxis",
                      "Calciphylaxis",
                      "emergency",
                      "calciphylaxis",
                      "A painful necrotic ulcer on dialysis is calciphylaxis until shown otherwise.",
                      "Ask for a nephrologist and a dermatologist today; stop warfarin.",
                      {dialysis},
                      {},
                      {"reiter-2011"}}};
    sample.not_ruled_out = {{"hypercalcaemia",
                             "Hypercalcaemia",
                             "urgent",
                             "hypercalcaemia",
                             "A calcium of 14.5 was sent without a unit: verify now.",
                             "",
                             {},
                             {calcium},
                             {}}};
    add_actions(sample);
    sample.notices = {{"warning", "no-unit", "Observation/ca-1", "the value `14.5` has no unit and decides nothing"}};
    sample.references = {{"reiter-2011", "Reiter N et al. Calcinosis cutis, part I. J Am Acad Dermatol 2011.",
                          "https://example.org/reiter"}};
    return sample;
}

} // namespace apatite::test
