// The evaluators in bits against the one that does a patient at a time, node by node.
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "assess/batch_evaluation.h"
#include "assess/evaluation.h"
#include "c_api/counted_memory.h"
#include "random_pack.h"

namespace apatite {
namespace {

using testing::PackBuilder;
using testing::Random;
using testing::RandomCondition;

std::string told(std::string_view by, std::size_t patient, NodeId node) {
    return std::string(by) + " differs for patient " + std::to_string(patient) + " at node " + std::to_string(node);
}

/// The first node, if any, that an evaluator in bits has otherwise than `ValuePass`.
std::string disagreement(const RuleGraph& graph, const std::vector<Findings>& patients, Reading reading) {
    const BitPlan plan(graph);
    SlotReader reader(plan, reading);
    SlotEvaluation alone(plan);
    PatientColumns columns(plan);
    PatientSlots slots;
    std::vector<std::vector<Truth>> expected;
    for (const Findings& findings : patients) {
        ValuePass pass(graph, reading);
        pass.run(findings);
        reader.read(findings, slots);
        alone.run(slots);
        columns.add(slots);
        expected.emplace_back();
        for (NodeId id = 0; id < graph.nodes().size(); ++id) {
            expected.back().push_back(pass.truth(id));
            const bool in_bits = plan.planes[id] != no_plane;
            if (in_bits && alone.truth(id) != pass.truth(id)) return told("one lane", expected.size() - 1, id);
        }
    }
    for (const std::string_view instructions : BatchEvaluation::instruction_sets()) {
        BatchEvaluation batch(plan, instructions);
        for (std::size_t i = 0; i < patients.size(); ++i) {
            if (i % PatientColumns::block_size == 0) batch.run(columns, i / PatientColumns::block_size);
            for (NodeId id = 0; id < graph.nodes().size(); ++id)
                if (plan.planes[id] != no_plane && batch.truth(id, i) != expected[i][id])
                    return told(instructions, i, id);
        }
    }
    return {};
}

/// Every truth that a rule can rest on stands in a plane.
void expect_whole(const RuleGraph& graph) {
    const BitPlan plan(graph);
    for (const NodeId id : graph.plan())
        if (graph.node(id).storage == Storage::truth) RC_ASSERT(plan.planes[id] != no_plane);
}

RC_GTEST_PROP(Batch, AgreesWithOnePatientAtATime, (std::uint32_t seed)) {
    Random random(seed);
    PackBuilder pack = testing::random_names();
    pack.condition("k", RandomCondition(random, false, {}).boolean(4));
    pack.condition("l", RandomCondition(random, false, {"k"}).boolean(4));
    pack.condition("m", RandomCondition(random, true, {"k", "l"}).boolean(3), {"lesion"});
    pack.condition("n", RandomCondition(random, false, {"k", "l", "m"}).boolean(3));
    for (const auto& each : pack.pack->conditions) RC_LOG(each.id + ": " + each.when.text + "\n");
    const auto graph = pack.graph();
    std::vector<Findings> patients;
    for (int i = 0; i < 20; ++i) patients.push_back(testing::random_patient(random, *pack.pack));
    expect_whole(*graph);
    RC_ASSERT(disagreement(*graph, patients, Reading::now) == "");
    RC_ASSERT(disagreement(*graph, patients, Reading::firm) == "");
}

// Blocks that are full, and one that is not.
TEST(Batch, AgreesOverManyBlocks) {
    Random random(7);
    PackBuilder pack = testing::random_names();
    pack.condition("k", "(a and not b or x > 4 'mg/dL') xor AtLeast(2, {c, d, x + y < 9 'mg/dL'})");
    std::vector<Findings> some, patients;
    for (int i = 0; i < 40; ++i) some.push_back(testing::random_patient(random, *pack.pack));
    for (int i = 0; i < 1100; ++i) patients.push_back(random.of(some));
    EXPECT_EQ(disagreement(*pack.graph(), patients, Reading::now), "");
}

FindingState number(const Rational& value) {
    FindingState state;
    state.value = Interval(value);
    return state;
}

/// Numbers on, just beside and far from the thresholds, in a unit that is converted, and what is calculated of them.
class NearThresholds : public ::testing::Test {
protected:
    NearThresholds() {
        pack_.quantity("x", "mg/dL", "0 mg/dL .. 100 mg/dL").quantity("y", "mmol/L").quantity("t", "Cel");
        pack_.value("product", "Coalesce(x * 50, y * 0.8 '1' * 3 'mg/mmol')");
        for (const char* op : {"<", "<=", ">", ">=", "=", "!="}) {
            const std::string name = "c" + std::to_string(count_++);
            pack_.condition(name + "x", std::string("x ") + op + " 1.1 'mg/dL'");
            pack_.condition(name + "y", std::string("1.1 'mol/m3' ") + op + " y");
            pack_.condition(name + "p", std::string("product ") + op + " 55 'mg/dL'");
            pack_.condition(name + "t", std::string("t ") + op + " 310.25 'K'");
            pack_.condition(name + "s", std::string("-Abs(x - 2.2 'mg/dL') ") + op + " -1.1 'mg/dL'");
        }
        pack_.condition("between", "x between 1.1 'mg/dL' and 1.2 'mg/dL'");
    }

    /// 1.1 give or take one in the last of so many places.
    static std::vector<Rational> values() {
        std::vector<Rational> result{0, 1, 2, 100, Rational(11, 3), Rational(6, 5), Rational(741, 20)};
        for (int places = 1; places < 20; ++places) {
            const Rational step = Rational(1, 10).pow(places);
            for (const Rational& value : {Rational(11, 10), Rational(33, 10), Rational(371, 10), Rational(275, 12)})
                for (const Rational& each : {value, value + step, value - step}) result.push_back(each);
        }
        return result;
    }

    PackBuilder pack_;
    int count_ = 0;
};

TEST_F(NearThresholds, DoublesNeverDecideWhatTheyCannot) {
    const auto graph = pack_.graph();
    std::vector<Findings> patients;
    for (const Rational& value : values())
        for (std::size_t finding = 0; finding < 3; ++finding) {
            patients.push_back(testing::nobody(*pack_.pack));
            patients.back().states[finding] = number(value);
        }
    EXPECT_EQ(disagreement(*graph, patients, Reading::now), "");
}

TEST(Doubles, StandForDecimalsOfFifteenDigitsAndComeBack) {
    for (const char* text : {"0", "9.7", "-0.1", "1e-15", "999999999999999", "0.123456789012345", "123456.789012345"}) {
        const Rational number = Rational::parse(text).value();
        double value = 1;
        ASSERT_TRUE(as_double(number, value)) << text;
        EXPECT_EQ(as_rational(value), number) << text;
    }
    for (const char* text : {"1e15", "0.1234567890123456", "1e-16", "1e300", "100000000000000.5"}) {
        double value = 1;
        EXPECT_FALSE(as_double(Rational::parse(text).value(), value)) << text;
    }
    double value = 1;
    EXPECT_FALSE(as_double(Rational(1, 3), value));
}

TEST(Batch, AllocatesNothingAfterTheFirstPatient) {
    PackBuilder pack = testing::random_names();
    pack.condition("k", "(a and not b or x > 4 'mg/dL') xor AtLeast(2, {c, d, x + y < 9 'mg/dL', w = 'red'})");
    pack.condition("m", "lesion.painful or lesion.size > 3 'mg/dL'", {"lesion"});
    const auto graph = pack.graph();
    Random random(1);
    const BitPlan plan(*graph);
    SlotReader reader(plan, Reading::now);
    SlotEvaluation alone(plan);
    BatchEvaluation batch(plan);
    PatientColumns columns(plan);
    PatientSlots slots;
    Evaluation evaluation(*graph);
    std::vector<Findings> patients;
    for (int i = 0; i < 20; ++i) patients.push_back(testing::random_patient(random, *pack.pack));
    for (int round = 0; round < 2; ++round) {
        const test::FailingAllocation none(round == 0 ? 1'000'000 : 0);
        columns.clear();
        for (const Findings& findings : patients) {
            reader.read(findings, slots);
            alone.run(slots);
            columns.add(slots);
            evaluation.run(findings);
            evaluation.run_next(findings);
        }
        batch.run(columns, 0);
        EXPECT_FALSE(none.happened());
    }
}

} // namespace
} // namespace apatite
