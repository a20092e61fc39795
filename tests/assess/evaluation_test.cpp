// Conditions on a patient, in each of their three readings.
#include <algorithm>

#include <gtest/gtest.h>

#include "assess/evaluation.h"
#include "graph/pack_builder.h"

namespace apatite {
namespace {

using testing::Given;
using testing::PackBuilder;

PackBuilder names() {
    PackBuilder pack;
    pack.boolean("dialysis").boolean("lupus").quantity("phosphate", "mg/dL", "0.3 mg/dL .. 30 mg/dL");
    pack.quantity("pth", "pg/mL").choice("sex", {"female", "male"}).date("onset").date("transplant").site("place");
    pack.place("body").place("leg", {"body"}).place("thigh", {"leg"}).place("arm", {"body"});
    pack.instances("lesion", {"site:site", "painful:boolean", "onset:date"});
    pack.instances("iv_calcium", {"site:site", "given:date"});
    return pack;
}

/// `now/firm/could`, could as the letters of what is possible: `true/unknown/TFU`.
std::string readings(const std::string& condition, const Given& given, std::vector<std::string> some = {}) {
    PackBuilder pack = names();
    pack.condition("it", condition, std::move(some));
    const auto graph = pack.graph();
    Evaluation evaluation(*graph);
    evaluation.run(testing::patient(*graph, given));
    const NodeId root = graph->roots().conditions[0];
    const TruthSet could = evaluation.could().truth(root);
    std::string letters;
    if (could.can_be_true()) letters += 'T';
    if (could.can_be_false()) letters += 'F';
    if (could.can_be_unknown()) letters += 'U';
    return std::string(to_string(evaluation.now().truth(root))) + "/" +
           std::string(to_string(evaluation.firm().truth(root))) + "/" + letters;
}

TEST(Readings, OfWhatIsKnown) {
    EXPECT_EQ(readings("dialysis", {{"dialysis", "true"}}), "true/true/T");
    EXPECT_EQ(readings("not dialysis", {{"dialysis", "true"}}), "false/false/F");
    EXPECT_EQ(readings("phosphate > 4.5 'mg/dL'", {{"phosphate", "9.7 mg/dL"}}), "true/true/T");
    EXPECT_EQ(readings("phosphate > 4.5 'mg/dL'", {{"phosphate", "4.5 mg/dL"}}), "false/false/F");
    EXPECT_EQ(readings("sex = 'female'", {{"sex", "female"}}), "true/true/T");
    EXPECT_EQ(readings("sex in {'male'}", {{"sex", "female"}}), "false/false/F");
}

TEST(Readings, OfWhatIsUnknown) {
    EXPECT_EQ(readings("dialysis", {}), "unknown/unknown/TFU");
    EXPECT_EQ(readings("dialysis and lupus", {{"lupus", "false"}}), "false/false/F");
    EXPECT_EQ(readings("dialysis or lupus", {{"lupus", "true"}}), "true/true/T");
    EXPECT_EQ(readings("dialysis and lupus", {{"lupus", "true"}}), "unknown/unknown/TFU");
    EXPECT_EQ(readings("sex = 'female'", {}), "unknown/unknown/TFU");
    EXPECT_EQ(readings("place = 'leg'", {}), "unknown/unknown/TFU");
}

TEST(Readings, ThePlausibleRangeBoundsWhatCouldBe) {
    EXPECT_EQ(readings("phosphate > 0.1 'mg/dL'", {}), "unknown/unknown/TU");
    EXPECT_EQ(readings("phosphate > 50 'mg/dL'", {}), "unknown/unknown/FU");
    EXPECT_EQ(readings("pth > 50 'pg/mL'", {}), "unknown/unknown/TFU");
}

TEST(Readings, OfWhatIsPresumedOrTakenFromText) {
    EXPECT_EQ(readings("dialysis", {{"dialysis", "presumed false"}}), "false/unknown/TFU");
    EXPECT_EQ(readings("dialysis", {{"dialysis", "text true"}}), "true/unknown/TFU");
    EXPECT_EQ(readings("dialysis or lupus", {{"dialysis", "presumed false"}, {"lupus", "true"}}), "true/true/T");
}

TEST(Readings, OfComparators) {
    EXPECT_EQ(readings("pth < 5 'pg/mL'", {{"pth", "< 2 pg/mL"}}), "true/true/T");
    EXPECT_EQ(readings("pth < 1 'pg/mL'", {{"pth", "< 2 pg/mL"}}), "unknown/unknown/TFU");
    EXPECT_EQ(readings("pth = 1 'pg/mL'", {{"pth", "< 2 pg/mL"}}), "unknown/unknown/TFU");
    EXPECT_EQ(readings("pth = 3 'pg/mL'", {{"pth", "< 2 pg/mL"}}), "false/false/F");
    EXPECT_EQ(readings("pth * 2 < 4 'pg/mL'", {{"pth", "< 2 pg/mL"}}), "true/true/T");
}

TEST(Readings, OfNullCatchingOperators) {
    EXPECT_EQ(readings("dialysis is null", {}), "true/true/TF");
    EXPECT_EQ(readings("Coalesce(dialysis, false)", {}), "false/false/TF");
    EXPECT_EQ(readings("dialysis is true", {{"dialysis", "presumed true"}}), "true/false/TF");
    EXPECT_EQ(readings("AnyTrue({dialysis, lupus})", {{"lupus", "false"}}), "false/false/TF");
    EXPECT_EQ(readings("if dialysis then true else lupus", {{"lupus", "false"}}), "false/false/TF");
}

TEST(Readings, AtLeastIsExact) {
    const std::string two = "AtLeast(2, {dialysis, lupus, sex = 'female'})";
    EXPECT_EQ(readings(two, {{"dialysis", "true"}, {"lupus", "true"}}), "true/true/T");
    EXPECT_EQ(readings(two, {{"dialysis", "false"}, {"lupus", "false"}}), "false/false/F");
    EXPECT_EQ(readings(two, {{"dialysis", "true"}, {"lupus", "false"}}), "unknown/unknown/TFU");
}

// Every set that an operand can have, three at a time, against all their members.
TEST(Readings, AtLeastCouldBeExactlyWhatItsOperandsAllow) {
    const std::vector<std::pair<std::string, TruthSet>> operands{{"true", TruthSet(Truth::is_true)},
                                                                 {"false", TruthSet(Truth::is_false)},
                                                                 {"null", TruthSet(Truth::unknown)},
                                                                 {"(dialysis is null)", {true, true, false}},
                                                                 {"phosphate > 0.1 'mg/dL'", {true, false, true}},
                                                                 {"phosphate > 50 'mg/dL'", {false, true, true}},
                                                                 {"lupus", TruthSet()}};
    const auto at_least = [](int n, std::vector<Truth> values) {
        const auto yes = std::count(values.begin(), values.end(), Truth::is_true);
        const auto no = std::count(values.begin(), values.end(), Truth::is_false);
        return yes >= n ? Truth::is_true : 3 - no < n ? Truth::is_false : Truth::unknown;
    };
    PackBuilder pack = names();
    std::vector<TruthSet> expected;
    for (const auto& a : operands)
        for (const auto& b : operands)
            for (const auto& c : operands)
                for (int n = 1; n <= 3; ++n) {
                    pack.condition("k" + std::to_string(expected.size()), "AtLeast(" + std::to_string(n) + ", {" +
                                                                              a.first + ", " + b.first + ", " +
                                                                              c.first + "})");
                    TruthSet all = TruthSet::from_bits(0);
                    for (const Truth x : {Truth::is_true, Truth::is_false, Truth::unknown})
                        for (const Truth y : {Truth::is_true, Truth::is_false, Truth::unknown})
                            for (const Truth z : {Truth::is_true, Truth::is_false, Truth::unknown})
                                if (a.second.contains(x) && b.second.contains(y) && c.second.contains(z))
                                    all = all.united(TruthSet(at_least(n, {x, y, z})));
                    expected.push_back(all);
                }
    const auto graph = pack.graph();
    Evaluation evaluation(*graph);
    evaluation.run(testing::patient(*graph, {}));
    for (std::size_t i = 0; i < expected.size(); ++i)
        EXPECT_EQ(evaluation.could().truth(graph->roots().conditions[i]), expected[i])
            << pack.pack->conditions[i].when.text;
}

TEST(Readings, SameRegionFollowsTheTreeOfSites) {
    EXPECT_EQ(readings("SameRegion(place, 'leg')", {{"place", "thigh"}}), "true/true/T");
    EXPECT_EQ(readings("SameRegion(place, 'leg')", {{"place", "body"}}), "true/true/T");
    EXPECT_EQ(readings("SameRegion(place, 'leg')", {{"place", "arm"}}), "false/false/F");
    EXPECT_EQ(readings("SameRegion(place, 'body')", {}), "unknown/unknown/TU");
}

TEST(Readings, OfDates) {
    const std::string follows = "transplant 12 weeks or less before onset";
    EXPECT_EQ(readings(follows, {{"transplant", "2024-01-01"}, {"onset", "2024-02-01"}}), "true/true/T");
    EXPECT_EQ(readings(follows, {{"transplant", "2024-01-01"}, {"onset", "2024-01-01"}}), "false/false/F");
    EXPECT_EQ(readings(follows, {{"transplant", "2024-01-01"}, {"onset", "2024-03-25"}}), "true/true/T");
    EXPECT_EQ(readings(follows, {{"transplant", "2024-01-01"}, {"onset", "2024-03-26"}}), "false/false/F");
    EXPECT_EQ(readings(follows, {{"transplant", "2024-01"}, {"onset", "2024-02"}}), "true/true/T");
    EXPECT_EQ(readings(follows, {{"transplant", "2024"}, {"onset", "2024-02"}}), "unknown/unknown/TFU");
    EXPECT_EQ(readings(follows, {{"transplant", "2022"}, {"onset", "2024"}}), "false/false/F");
    EXPECT_EQ(readings("onset > transplant", {{"onset", "2024"}, {"transplant", "2024-05-01"}}), "unknown/unknown/TFU");
}

TEST(Readings, SomeInstance) {
    const std::string painful = "lesion.painful and SameRegion(lesion.site, 'leg')";
    EXPECT_EQ(readings(painful, {}, {"lesion"}), "unknown/unknown/TFU");
    EXPECT_EQ(readings(painful, {{"lesion", "false"}}, {"lesion"}), "false/false/F");
    EXPECT_EQ(readings(painful, {{"lesion[0].painful", "true"}, {"lesion[0].site", "thigh"}}, {"lesion"}),
              "true/true/T");
    // One of each is not one with both; and there may be a third.
    EXPECT_EQ(readings(painful,
                       {{"lesion[0].painful", "true"}, {"lesion[0].site", "arm"}, {"lesion[1].painful", "false"}},
                       {"lesion"}),
              "unknown/unknown/TFU");
    EXPECT_EQ(readings("SameRegion(lesion.site, iv_calcium.site)",
                       {{"lesion[0].site", "arm"}, {"lesion[1].site", "leg"}, {"iv_calcium[0].site", "thigh"}},
                       {"lesion", "iv_calcium"}),
              "true/true/T");
    EXPECT_EQ(readings("exists(lesion)", {{"lesion[0].painful", "true"}}), "true/true/T");
    EXPECT_EQ(readings("exists(lesion)", {{"lesion", "false"}}), "false/false/F");
}

// A value sent without a unit decides nothing, but could be anything plausible; nothing else is opened.
TEST(Readings, IfUsable) {
    PackBuilder pack = names();
    pack.condition("high", "phosphate > 4.5 'mg/dL'").condition("other", "lupus");
    const auto graph = pack.graph();
    Findings findings = testing::patient(*graph, {});
    findings.states[testing::index_of(*pack.pack, "phosphate")].why = WhyUnknown::no_unit;
    Evaluation evaluation(*graph);
    evaluation.run(findings);
    EXPECT_TRUE(evaluation.if_usable().truth(graph->roots().conditions[0]).can_be_true());
    EXPECT_FALSE(evaluation.if_usable().truth(graph->roots().conditions[1]).can_be_true());
}

} // namespace
} // namespace apatite
