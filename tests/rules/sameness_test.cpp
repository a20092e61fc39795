// The same patient told in another way gets the same answer: other units, another order, twice, with codes of one
// system only, without texts, among facts that say nothing of the skin.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include <gtest/gtest.h>

#include "assess/assess.h"
#include "fhir/read_bundle.h"
#include "findings/findings.h"
#include "graph/rule_graph.h"
#include "pack/load.h"
#include "units/rational.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;

const std::string project = APATITE_SOURCE_DIR;

const RuleGraph& graph() {
    static const std::shared_ptr<const RuleGraph> compiled =
        RuleGraph::compile(load_pack_folder(project + "/rules/calcinosis-cutis").pack).graph;
    return *compiled;
}

std::vector<fs::path> patients() {
    std::vector<fs::path> result;
    for (const fs::path& folder :
         {fs::path(project) / "examples/patients", fs::path(project) / "rules/calcinosis-cutis/cases/published"}) {
        if (!fs::exists(folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.path().string().ends_with(".fhir.json")) result.push_back(entry.path());
        }
    }
    std::ranges::sort(result);
    return result;
}

Record record_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    Result<Record> record = read_bundle(text.str());
    EXPECT_TRUE(record.ok()) << path;
    return std::move(record).value();
}

enum class Compare { ranking, answer };

/// What must not change: the first answer with its status, its cause and the alerts; of the same facts told in another
/// way (other unit, other order) also the whole ranking with its scores. Fewer codes may leave a lesser fact unread.
std::string answer_of(const Record& record, Compare compare = Compare::ranking) {
    const Result<PartialDate> day = PartialDate::parse("2024-06-01");
    AssessOptions brief;
    brief.explain = brief.next = brief.enough = brief.overturn = brief.prove = false;
    const Assessment answer = assess(graph(), select_findings(record, graph().pack().catalogue, {*day, {}}), brief);
    std::string text = answer.answer.cause;
    for (const Hypothesis& one : answer.differential) {
        text += '\n' + one.id + ' ' + to_string(one.status);
        if (compare == Compare::answer) break;
        text += ' ' + std::to_string(one.score);
    }
    for (const Alert& alert : answer.alerts) text += "\nalert " + alert.id;
    return text;
}

void expect_same(void (*change)(Record&), Compare compare = Compare::ranking) {
    for (const fs::path& path : patients()) {
        Record record = record_of(path);
        const std::string before = answer_of(record, compare);
        change(record);
        EXPECT_EQ(before, answer_of(record, compare)) << path.filename();
    }
}

TEST(Sameness, ThereArePatients) { EXPECT_GE(patients().size(), 6U); }

TEST(Sameness, OrderOfResources) {
    expect_same([](Record& record) { std::ranges::shuffle(record.facts, std::mt19937(7)); });
}

TEST(Sameness, ResourcesSentTwice) {
    expect_same([](Record& record) {
        const std::vector<Fact> facts = record.facts;
        record.facts.insert(record.facts.end(), facts.begin(), facts.end());
    });
}

/// Mass to substance and back for the two analytes of which the cases hold most numbers.
struct OtherUnit {
    const char* loinc;
    const char* from;
    const char* to;
    const char* factor; ///< exact: from * factor = to
};
constexpr OtherUnit other_units[] = {
    {"17861-6", "mg/dL", "mg/L", "10"},      {"2777-1", "mg/dL", "ug/mL", "10"}, {"2000-8", "mmol/L", "umol/L", "1000"},
    {"14879-1", "mmol/L", "umol/L", "1000"}, {"2160-0", "mg/dL", "mg/L", "10"},  {"1751-7", "g/dL", "g/L", "10"},
    {"2731-8", "pg/mL", "ng/L", "1"},        {"62292-8", "ng/mL", "ug/L", "1"},
};

TEST(Sameness, OtherUnitsOfTheSameDimension) {
    int changed = 0;
    for (const fs::path& path : patients()) {
        Record record = record_of(path);
        const std::string before = answer_of(record);
        for (Fact& fact : record.facts) {
            if (!fact.quantity || fact.codes.empty()) continue;
            for (const OtherUnit& unit : other_units) {
                if (fact.codes.front().code != unit.loinc || fact.quantity->unit != unit.from) continue;
                const Result<Rational> number = Rational::parse(fact.quantity->number),
                                       factor = Rational::parse(unit.factor);
                fact.quantity->number = (*number * *factor).to_string();
                fact.quantity->unit = unit.to;
                fact.range_low.reset(); // told in the old unit; the flag and the pack's range remain
                fact.range_high.reset();
                ++changed;
            }
        }
        EXPECT_EQ(before, answer_of(record)) << path.filename();
    }
    EXPECT_GT(changed, 3);
}

void keep_only(Record& record, std::string_view dropped) {
    for (Fact& fact : record.facts) {
        const bool other = std::ranges::any_of(fact.codes, [&](const Code& code) { return code.system != dropped; });
        if (fact.codes.size() < 2 || !other) continue;
        std::erase_if(fact.codes, [&](const Code& code) { return code.system == dropped; });
        fact.code_text.clear();
    }
}

TEST(Sameness, OnlyIcd) {
    expect_same([](Record& record) { keep_only(record, "http://snomed.info/sct"); }, Compare::answer);
}

TEST(Sameness, OnlySnomed) {
    expect_same([](Record& record) { keep_only(record, "http://hl7.org/fhir/sid/icd-10-cm"); }, Compare::answer);
}

TEST(Sameness, WithoutTextBesideCodes) {
    expect_same(
        [](Record& record) {
            for (Fact& fact : record.facts) {
                if (!fact.codes.empty()) fact.code_text.clear();
            }
        },
        Compare::answer);
}

TEST(Sameness, UnrelatedFacts) {
    expect_same([](Record& record) {
        Fact myopia;
        myopia.kind = FactKind::condition;
        myopia.source = "Condition/unrelated";
        myopia.codes = {{"http://hl7.org/fhir/sid/icd-10-cm", "H52.13"}};
        myopia.code_text = "Myopia";
        record.facts.push_back(myopia);
        Fact height;
        height.source = "Observation/unrelated";
        height.codes = {{"http://loinc.org", "8302-2"}};
        height.quantity.emplace();
        height.quantity->number = "171";
        height.quantity->unit = "cm";
        height.quantity->unit_is_ucum = true;
        height.date = *PartialDate::parse("2024-05-30");
        record.facts.push_back(height);
    });
}

} // namespace
} // namespace apatite
