// What the picture of a pack and of a patient shows.
#include <algorithm>
#include <tuple>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apatite/graph.h"
#include "support/golden.h"

namespace apatite {
namespace {

using testing::HasSubstr;
using Kind = PictureNode::Kind;
using State = PictureNode::State;

const CompiledPack& pack() {
    static const Result<CompiledPack> built_in = builtin_pack();
    if (!built_in) throw std::runtime_error(built_in.error().message);
    return *built_in;
}

Assessment example(const std::string& name) {
    AnswerOptions options;
    options.as_of = "2024-06-01";
    options.what_if = false;
    const auto answer = pack().assess_bundle(test::read_file("examples/patients/" + name + ".fhir.json"), options);
    if (!answer) throw std::runtime_error(answer.error().message);
    return *answer;
}

const PictureNode* find(const Picture& picture, Kind kind, const std::string& id) {
    const auto at =
        std::ranges::find_if(picture.nodes, [&](const PictureNode& n) { return n.kind == kind && n.id == id; });
    return at == picture.nodes.end() ? nullptr : &*at;
}

std::size_t count(const Picture& picture, Kind kind) {
    return static_cast<std::size_t>(std::ranges::count(picture.nodes, kind, &PictureNode::kind));
}

/// Edges lie within the picture and are there once; every rule leads somewhere.
void expect_sound(const Picture& picture) {
    std::vector<bool> leads(picture.nodes.size());
    std::vector<std::tuple<std::size_t, std::size_t, std::string>> seen;
    for (const PictureEdge& edge : picture.edges) {
        ASSERT_LT(edge.from, picture.nodes.size());
        ASSERT_LT(edge.to, picture.nodes.size());
        leads[edge.from] = true;
        seen.emplace_back(edge.from, edge.to, edge.strength);
    }
    std::ranges::sort(seen);
    EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end());
    for (std::size_t i = 0; i < picture.nodes.size(); ++i)
        EXPECT_TRUE(leads[i] || picture.nodes[i].kind != Kind::rule) << picture.nodes[i].id;
}

TEST(PackPicture, ShowsEveryRuleAndHypothesis) {
    const Result<Picture> picture = picture_of(pack());
    ASSERT_TRUE(picture.ok());
    expect_sound(*picture);
    EXPECT_FALSE(picture->of_patient);
    EXPECT_GT(count(*picture, Kind::rule), 100U);
    EXPECT_NE(find(*picture, Kind::hypothesis, "iatrogenic"), nullptr);
    EXPECT_NE(find(*picture, Kind::alert, "hypercalcaemia"), nullptr);
    const PictureNode* site = find(*picture, Kind::finding, "lesion.site");
    ASSERT_NE(site, nullptr);
    EXPECT_EQ(site->label, "Lesion: Site");
}

TEST(PackPicture, OfAHypothesisEndsInIt) {
    const Result<Picture> all = picture_of(pack()), one = picture_of(pack(), {"metastatic"});
    ASSERT_TRUE(all.ok() && one.ok());
    expect_sound(*one);
    EXPECT_LT(one->nodes.size(), all->nodes.size());
    EXPECT_EQ(count(*one, Kind::hypothesis), 1U);
    EXPECT_EQ(count(*one, Kind::alert), 0U);
    EXPECT_NE(find(*one, Kind::rule, "metastatic.calcium-high-with-deposit"), nullptr);
    EXPECT_THAT(one->title, HasSubstr("Metastatic"));
}

TEST(PatientPicture, ShowsWhatDecided) {
    const Assessment answer = example("metastatic-sarcoidosis");
    const Result<Picture> picture = picture_of(answer);
    ASSERT_TRUE(picture.ok());
    expect_sound(*picture);
    const PictureNode* first = find(*picture, Kind::hypothesis, "metastatic");
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(first->state, State::lit);
    EXPECT_EQ(find(*picture, Kind::hypothesis, "idiopathic")->state, State::faint);
    EXPECT_EQ(find(*picture, Kind::alert, "hypercalcaemia")->state, State::lit);
    EXPECT_EQ(find(*picture, Kind::finding, "calcium_total")->detail, "11.3 mg/dL (2024-06-01)");
    const auto metastatic = static_cast<std::size_t>(first - picture->nodes.data());
    const auto drawn = std::ranges::count_if(picture->edges, [&](const PictureEdge& edge) {
        return edge.to == metastatic && edge.state == State::lit && edge.kind == PictureEdge::Kind::speaks_for;
    });
    EXPECT_EQ(drawn, std::ranges::count(answer.differential.front().supporting, true, &RuleTrace::counted));
    EXPECT_LE(picture->nodes.size(), 60U) << "small enough to read";
}

TEST(PatientPicture, ShowsWhatIsMissing) {
    const Result<Picture> picture = picture_of(example("calciphylaxis-warfarin"), {"metastatic"});
    ASSERT_TRUE(picture.ok());
    expect_sound(*picture);
    EXPECT_EQ(count(*picture, Kind::hypothesis), 1U);
    EXPECT_TRUE(std::ranges::any_of(picture->nodes, [](const PictureNode& node) {
        return node.kind == Kind::finding && node.state == State::undecided && node.detail == "not known";
    }));
}

TEST(PatientPicture, OfNobodyStillShowsTheFirst) {
    AnswerOptions options;
    options.as_of = "2024-06-01";
    const Result<Assessment> answer = pack().assess_findings(options);
    ASSERT_TRUE(answer.ok());
    const Result<Picture> picture = picture_of(*answer);
    ASSERT_TRUE(picture.ok());
    EXPECT_EQ(count(*picture, Kind::hypothesis), 1U);
    EXPECT_EQ(find(*picture, Kind::hypothesis, answer->differential.front().id)->state, State::undecided);
}

TEST(Pictures, NameAnUnknownHypothesis) {
    for (const Result<Picture>& picture :
         {picture_of(pack(), {"metastatik"}), picture_of(example("dystrophic-lupus"), {"metastatik"})}) {
        ASSERT_FALSE(picture.ok());
        EXPECT_EQ(picture.error().code, "unknown-hypothesis");
        EXPECT_THAT(picture.error().message, HasSubstr("did you mean `metastatic`?"));
    }
}

} // namespace
} // namespace apatite
