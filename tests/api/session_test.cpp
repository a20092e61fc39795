// A session answers what a fresh evaluation answers, byte for byte, whatever was edited and in which order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "apatite/render.h"
#include "apatite/session.h"
#include "api/compiled_pack.h"
#include "assess/random_pack.h"
#include "support/golden.h"

namespace apatite {
namespace {

using ::testing::HasSubstr;
using testing::PackBuilder;
using testing::Random;

const CompiledPack& calcinosis() {
    static const Result<CompiledPack> pack = builtin_pack();
    if (!pack) throw std::runtime_error(pack.error().message);
    return *pack;
}

AnswerOptions today() {
    AnswerOptions options;
    options.as_of = "2024-06-01";
    return options;
}

CompiledPack random_pack(Random& random) {
    PackBuilder pack = testing::random_names();
    pack.hypothesis("one").hypothesis("two");
    for (int i = 0; i < 6; ++i) {
        const bool lesion = random.one_in(3);
        const std::vector<std::string> some = lesion ? std::vector<std::string>{"lesion"} : std::vector<std::string>{};
        pack.rule("r" + std::to_string(i), testing::RandomCondition(random, lesion, {}).boolean(2),
                  {random.text({"+", "++", "+++", "--", "!", "x "}) + random.text({"one", "two"})}, {}, some);
    }
    pack.alert("alarm", "a or w = 'red'", "exists(lesion) and x > 5 'mg/dL'");
    return CompiledPack(std::make_shared<const CompiledPack::Data>(pack.graph()));
}

std::string random_value(Random& random, const FindingDeclaration& declaration, const FindingCatalogue& catalogue) {
    if (random.one_in(8)) return "unknown";
    switch (declaration.kind) {
    case FindingKind::quantity:
        if (random.one_in(4)) return random.text({"high", "low", "normal", "positive", "nonsense", "3"});
        return (random.one_in(4) ? "< " : "") + std::to_string(1 + random.below(60)) + " " + declaration.unit_text;
    case FindingKind::choice: return random.of(declaration.choices);
    case FindingKind::site: return catalogue.sites.empty() ? "leg" : random.of(catalogue.sites).id;
    case FindingKind::date: return random.text({"2024-05", "2024-05-20", "2023", "2024-04-01"});
    default: return random.text({"true", "false"});
    }
}

std::string random_name(Random& random, const FindingDeclaration& declaration) {
    if (declaration.kind != FindingKind::instances || random.one_in(4)) return declaration.id;
    return declaration.id + "[" + std::to_string(random.below(3)) + "]." + random.of(declaration.fields).id;
}

/// One edit at random. Some are refused, which must change nothing.
void edit(Random& random, Session& session, const FindingCatalogue& catalogue, const FindingDeclaration& declaration) {
    const std::string name = random_name(random, declaration);
    switch (random.below(8)) {
    case 0: (void)session.clear(name); break;
    case 1: (void)session.declined(name); break;
    case 2: (void)session.add_instance(declaration.id); break;
    case 3: (void)session.remove_instance(declaration.id, static_cast<std::size_t>(random.below(2))); break;
    default: {
        const auto dot = name.find('.');
        const FindingDeclaration* field = &declaration;
        if (dot != std::string::npos)
            field = &*std::ranges::find(declaration.fields, name.substr(dot + 1), &FindingDeclaration::id);
        (void)session.set(name, random_value(random, *field, catalogue));
    }
    }
}

std::string fresh(const CompiledPack& pack, const Session& session, std::string_view bundle) {
    const AnswerOptions options = session.options();
    const auto answer = bundle.empty() ? pack.assess_findings(options) : pack.assess_bundle(bundle, options);
    return answer ? to_json(*answer) : answer.error().message;
}

RC_GTEST_PROP(Session, IsAFreshEvaluationOnRandomPacks, (std::uint32_t seed)) {
    Random random(seed);
    const CompiledPack pack = random_pack(random);
    const FindingCatalogue& catalogue = pack.data().pack().catalogue;
    Result<Session> session = Session::start(pack, today());
    RC_ASSERT(session.ok());
    for (int i = 0; i < 12; ++i) {
        edit(random, session.value(), catalogue, random.of(catalogue.findings));
        RC_ASSERT(to_json(session.value().assessment()) == fresh(pack, *session, ""));
    }
}

TEST(Session, IsAFreshEvaluationForTheExamplePatients) {
    const FindingCatalogue& catalogue = calcinosis().data().pack().catalogue;
    std::uint32_t seed = 0;
    for (const char* name : {"calciphylaxis-warfarin", "iatrogenic-calcium-gluconate", "metastatic-sarcoidosis"}) {
        const std::string bundle = test::read_file("examples/patients/" + std::string(name) + ".fhir.json");
        Random random(++seed);
        Result<Session> session = Session::start(calcinosis(), today(), bundle);
        ASSERT_TRUE(session.ok()) << session.error().message;
        for (int i = 0; i < 12; ++i) {
            for (int several = random.below(6); several >= 0; --several)
                edit(random, session.value(), catalogue, random.of(catalogue.findings));
            for (const char* often : {"age", "sex", "lesion", "phosphate"})
                if (random.one_in(3)) edit(random, session.value(), catalogue, *catalogue.find(often));
            ASSERT_EQ(to_json(session.value().assessment()), fresh(calcinosis(), *session, bundle)) << name << i;
        }
    }
}

TEST(Session, AnErrorNamesWhatWasMeantAndChangesNothing) {
    Result<Session> started = Session::start(calcinosis(), today());
    ASSERT_TRUE(started.ok());
    Session& session = started.value();
    ASSERT_FALSE(session.set("phosphate", "9.7 mg/dL"));
    const std::string before = to_json(session.assessment());
    EXPECT_THAT(session.set("phosphat", "1 mg/dL")->message, HasSubstr("did you mean `phosphate`?"));
    EXPECT_THAT(session.set("phosphate", "9.7")->message, HasSubstr("unit"));
    EXPECT_THAT(session.set("lesion[1].site", "thigh")->message, HasSubstr("the next one is `lesion[0]`"));
    EXPECT_THAT(session.set("lesion[0].sitee", "thigh")->message, HasSubstr("did you mean `site`?"));
    EXPECT_EQ(session.declined("lesion[0].site")->code, "no-instance");
    EXPECT_EQ(session.remove_instance("lesion", 0)->code, "no-instance");
    EXPECT_EQ(session.add_instance("phosphate").error().code, "finding-value");
    EXPECT_EQ(to_json(session.assessment()), before);
}

TEST(Session, WhatWasClearedWasNeverSet) {
    Result<Session> started = Session::start(calcinosis(), today());
    ASSERT_TRUE(started.ok());
    Session& session = started.value();
    const std::string before = to_json(session.assessment());
    ASSERT_FALSE(session.set("age", "54 years"));
    ASSERT_FALSE(session.set("phosphate", "3.13 mmol/L"));
    ASSERT_FALSE(session.set("lesion.site", "thigh"));
    EXPECT_NE(to_json(session.assessment()), before);
    for (const char* name : {"phosphate", "age", "lesion"}) ASSERT_FALSE(session.clear(name));
    EXPECT_EQ(to_json(session.assessment()), before);
    EXPECT_TRUE(session.options().set.empty());
}

TEST(Session, AQuestionThatNobodyCanAnswerIsNotAskedAgain) {
    Result<Session> started = Session::start(calcinosis(), today());
    ASSERT_TRUE(started.ok());
    Session& session = started.value();
    ASSERT_FALSE(session.assessment().next.empty());
    const std::string asked = session.assessment().next.front().finding;
    ASSERT_FALSE(session.declined(asked));
    for (const NextFinding& next : session.assessment().next) EXPECT_NE(next.finding, asked);
}

// A calcium without its unit may be an emergency: that nobody knows the unit does not hide it.
TEST(Session, DecliningHidesNothingThatWasSent) {
    const std::string bundle = R"({"resourceType":"Bundle","type":"collection","entry":[
      {"resource":{"resourceType":"Patient","id":"p"}},
      {"resource":{"resourceType":"Observation","id":"ca","status":"final","effectiveDateTime":"2024-06-01",
        "code":{"coding":[{"system":"http://loinc.org","code":"17861-6"}]},"subject":{"reference":"Patient/p"},
        "valueQuantity":{"value":14.5}}}]})";
    Result<Session> session = Session::start(calcinosis(), today(), bundle);
    ASSERT_TRUE(session.ok()) << session.error().message;
    const auto open = session.value().assessment().not_ruled_out;
    ASSERT_FALSE(open.empty());
    ASSERT_FALSE(session.value().declined("calcium_total"));
    EXPECT_EQ(session.value().assessment().not_ruled_out, open);
}

TEST(Session, InstancesComeAndGo) {
    Result<Session> started = Session::start(calcinosis(), today());
    ASSERT_TRUE(started.ok());
    Session& session = started.value();
    EXPECT_EQ(session.add_instance("lesion").value(), 0U);
    ASSERT_FALSE(session.set("lesion[0].site", "thigh"));
    EXPECT_EQ(session.add_instance("lesion").value(), 1U);
    ASSERT_FALSE(session.set("lesion[1].site", "forearm"));
    ASSERT_FALSE(session.remove_instance("lesion", 0));
    EXPECT_EQ(session.instances("lesion"), 1U);
    const std::vector<std::pair<std::string, std::string>> left{{"lesion[0]", "true"}, {"lesion[0].site", "forearm"}};
    EXPECT_EQ(session.options().set, left);
}

TEST(Session, AnswersForAllItsOptions) {
    AnswerOptions options = today();
    options.set = {{"lesion_painful", "true"}, {"age", "54 years"}};
    const auto is_as_fresh = [&] {
        Result<Session> session = Session::start(calcinosis(), options);
        ASSERT_TRUE(session);
        EXPECT_EQ(session.value().assessment(), *calcinosis().assess_findings(options));
    };
    options.what_if = false;
    is_as_fresh();
    options.in_full = options.trace = true;
    options.why_not = "metastatic";
    is_as_fresh();
    options.why_not = "metastatik";
    EXPECT_EQ(Session::start(calcinosis(), options).error().code, "unknown-hypothesis");
}

TEST(Session, StartsWithWhatTheOptionsSay) {
    AnswerOptions options = today();
    options.set = {{"phosphate", "9.7 mg/dL"}, {"lesion.site", "thigh"}, {"age", "54 years"}};
    options.declined = {"dialysis"};
    Result<Session> session = Session::start(calcinosis(), options);
    ASSERT_TRUE(session.ok());
    EXPECT_EQ(to_json(session.value().assessment()), to_json(*calcinosis().assess_findings(options)));
    options.set.emplace_back("dialisys", "true");
    EXPECT_EQ(Session::start(calcinosis(), options).error().code, "unknown-finding");
    EXPECT_FALSE(Session::start(calcinosis(), today(), "").ok());
}

} // namespace
} // namespace apatite
