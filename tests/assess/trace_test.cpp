// The trace: every condition, with what each of its parts rests on.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "assess/assess.h"
#include "random_rules.h"

namespace apatite {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::PackBuilder;
using testing::Random;
using ::testing::SizeIs;

Trace traced(const PackBuilder& pack, const testing::Given& given) {
    const auto graph = pack.graph();
    return assess(*graph, testing::patient(*graph, given), {.trace = true, .words = true}).trace;
}

const TraceEntry& entry(const Trace& trace, const std::string& id) {
    const auto found = std::ranges::find(trace.entries, id, &TraceEntry::id);
    EXPECT_NE(found, trace.entries.end()) << id;
    return found == trace.entries.end() ? trace.entries.front() : *found;
}

std::vector<std::string> parts(const TraceEntry& entry) {
    std::vector<std::string> all;
    for (const TraceAtom& atom : entry.atoms) {
        std::string text = atom.instances + (atom.instances.empty() ? "" : ": ") + atom.condition + " is " +
                           std::string(to_string(atom.result));
        for (const FactUse& fact : atom.facts) text += "; " + fact.finding + " = " + fact.value;
        for (const MissingFinding& missing : atom.missing) text += "; " + missing.finding + " " + missing.why;
        all.push_back(text);
    }
    return all;
}

TEST(Trace, TellsEachPartOfARule) {
    PackBuilder pack;
    pack.boolean("dialysis").boolean("lupus").quantity("phosphate", "mg/dL").condition("kidney", "dialysis");
    pack.hypothesis("metastatic");
    pack.rule("r", "phosphate > 4.5 'mg/dL' and (kidney or lupus)", {"+++metastatic"}, "mineral");
    pack.rule("s", "phosphate > 4 'mg/dL'", {"+metastatic"}, "mineral");
    const Trace trace = traced(pack, {{"phosphate", "9.7 mg/dL"}});
    EXPECT_THAT(parts(entry(trace, "r")), ElementsAre("phosphate > 4.5 'mg/dL' is true; phosphate = 9.7 mg/dL",
                                                      "kidney is unknown", "lupus is unknown; lupus missing"));
    EXPECT_EQ(entry(trace, "r").result, Truth::unknown);
    EXPECT_EQ(entry(trace, "r").could_be, "true or false or unknown");
    EXPECT_EQ(entry(trace, "s").effects.at(0), (TraceEffect{"supports", "metastatic", "weak", 1, true}));
    EXPECT_THAT(parts(entry(trace, "kidney")), ElementsAre("dialysis is unknown; dialysis missing"));
    ASSERT_THAT(trace.facts, SizeIs(1));
    EXPECT_EQ(trace.facts[0].finding, "phosphate");
    EXPECT_FALSE(entry(traced(pack, {{"phosphate", "9.7 mg/dL"}, {"dialysis", "true"}}), "s").effects[0].counts)
        << "a stronger rule of the group holds";
}

TEST(Trace, TellsEachTupleOfInstances) {
    PackBuilder pack;
    pack.instances("lesion", {"painful:boolean", "hard:boolean"}).hypothesis("h");
    pack.rule("r", "lesion.painful and lesion.hard", {"+++h"}, {}, {"lesion"});
    const Trace trace = traced(pack, {{"lesion[0].painful", "false"}, {"lesion[1].painful", "true"}});
    EXPECT_THAT(parts(entry(trace, "r")), ElementsAre("lesion[0]: lesion.painful is false; lesion[0].painful = false",
                                                      "lesion[0]: lesion.hard is unknown; lesion[0].hard missing",
                                                      "lesion[1]: lesion.painful is true; lesion[1].painful = true",
                                                      "lesion[1]: lesion.hard is unknown; lesion[1].hard missing",
                                                      "lesion is true; lesion = 2 recorded; lesion list-open"));
    EXPECT_THAT(parts(entry(traced(pack, {}), "r")), ElementsAre("lesion is unknown; lesion missing"));
}

TEST(Trace, ValuesAreToldAsCqlWritesThem) {
    PackBuilder pack;
    pack.quantity("calcium", "mg/dL")
        .value("twice", "calcium * 2")
        .hypothesis("h")
        .rule("r", "calcium > 1 'mg/dL'", {"+h"});
    EXPECT_EQ(entry(traced(pack, {{"calcium", "9 mg/dL"}}), "twice").value, "18 'mg/dL'");
    EXPECT_EQ(entry(traced(pack, {}), "twice").value, "null");
}

// Nothing is left out, and tracing changes nothing else.
RC_GTEST_PROP(Trace, HoldsEveryConditionWithItsValue, (std::uint32_t seed)) {
    Random random(seed);
    PackBuilder pack = testing::random_rules(random);
    pack.alert("alarm", testing::random_condition(random, 1), testing::random_condition(random, 2));
    const auto graph = pack.graph();
    const Findings findings = testing::random_facts(random, *pack.pack);
    Assessment full = assess(*graph, findings, {.trace = true});
    Evaluation evaluation(*graph);
    evaluation.run(findings);
    for (std::size_t i = 0; i < pack.pack->rules.size(); ++i) {
        const TraceEntry& of_rule = entry(full.trace, pack.pack->rules[i].id);
        RC_ASSERT(of_rule.result == evaluation.now().truth(graph->roots().rules[i]));
        RC_ASSERT(of_rule.firm == evaluation.firm().truth(graph->roots().rules[i]));
        for (const TraceAtom& atom : of_rule.atoms) {
            const FindingState& state = findings.states[testing::index_of(*pack.pack, atom.condition)];
            RC_ASSERT((atom.result == Truth::unknown) == !state.known());
            RC_ASSERT(atom.facts.empty() == !state.known());
            RC_ASSERT(atom.missing.empty() == state.known());
        }
    }
    RC_ASSERT(full.trace.entries.size() == pack.pack->rules.size() + 2 + 1); // an alert has two, a hypothesis needs one
    full.trace = {};
    RC_ASSERT(full == assess(*graph, findings));
}

TEST(InFull, TellsWhatAHypothesisNeedsAndTheRulesInWords) {
    PackBuilder pack;
    pack.boolean("a").boolean("normal").hypothesis("h", "normal").rule("r", "a", {"+++h"});
    const auto graph = pack.graph();
    const Findings findings = testing::patient(*graph, {{"a", "true"}});
    const Hypothesis brief = assess(*graph, findings).differential.front();
    EXPECT_THAT(brief.undecided, IsEmpty());
    EXPECT_EQ(brief.supporting.at(0).words, "");
    const Hypothesis full = assess(*graph, findings, {.words = true}).differential.front();
    ASSERT_THAT(full.undecided, SizeIs(1));
    EXPECT_EQ(full.undecided[0].effect, "needs");
    EXPECT_EQ(full.undecided[0].because, "Without this it is possible at most: “normal”.");
    EXPECT_EQ(full.undecided[0].missing.at(0).finding, "normal");
    EXPECT_EQ(full.supporting.at(0).words, "“a”");
}

TEST(Trace, IsEmptyUnlessAskedFor) {
    PackBuilder pack;
    pack.boolean("a").hypothesis("h").rule("r", "a", {"+h"});
    const Trace none = assess(*pack.graph(), testing::nobody(*pack.pack)).trace;
    EXPECT_THAT(none.entries, IsEmpty());
}

} // namespace
} // namespace apatite
