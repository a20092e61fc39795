// The service as a client sees it: every response against the standard, one card or silence, never a guess.
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cds_hooks/calls.h"
#include "cds_hooks/invariants.h"
#include "cds_hooks/markdown.h"

namespace apatite {
namespace {

using cds_hooks::Outcome;
using cds_hooks::Reply;
using json::Value;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const std::vector<std::string> examples{"calciphylaxis-warfarin",       "dystrophic-lupus",
                                        "iatrogenic-calcium-gluconate", "idiopathic-limbs",
                                        "metastatic-sarcoidosis",       "mimic-phleboliths"};

std::vector<Value> cards(const test::Parsed& response) {
    std::vector<Value> all;
    for (const Value card : response.root().find("cards")->elements()) all.push_back(card);
    return all;
}

std::string text(const Value& object, std::string_view key) {
    const auto value = object.find(key);
    return value ? std::string(value->text()) : std::string();
}

struct Coding {
    std::string system, code;
    friend bool operator==(const Coding&, const Coding&) = default;
};

/// Of every draft order; one that has only words has none.
std::vector<Coding> ordered(const Value& card) {
    std::vector<Coding> all;
    const auto suggestions = card.find("suggestions");
    if (!suggestions) return all;
    for (const Value suggestion : suggestions->elements())
        for (const Value action : suggestion.find("actions")->elements())
            if (const auto codings = action.find("resource")->find("code")->find("coding"))
                for (const Value coding : codings->elements())
                    all.push_back({text(coding, "system"), text(coding, "code")});
    return all;
}

TEST(Discovery, KeepsTheStandardAndNamesOneServiceForEveryHook) {
    const test::Parsed discovery(test::service().discovery());
    EXPECT_THAT(test::breaches_of_discovery(discovery.root()), IsEmpty());
    std::set<std::string> ids, hooks;
    for (const Value service : discovery.root().find("services")->elements()) {
        ids.insert(text(service, "id"));
        hooks.insert(text(service, "hook"));
    }
    EXPECT_EQ(ids, std::set<std::string>{test::service().id()});
    EXPECT_EQ(hooks, (std::set<std::string>{"order-select", "order-sign", "patient-view"}));
}

TEST(Prefetch, IsNarrowFewAndShortEnoughForGet) {
    const auto& all = test::service().prefetch();
    EXPECT_THAT(all, SizeIs(testing::Le(12U)));
    std::set<std::string> keys;
    for (const auto& one : all) {
        EXPECT_TRUE(keys.insert(one.key).second) << one.key;
        EXPECT_LT(one.query.size(), 4000U) << one.key;
        EXPECT_THAT(one.query, HasSubstr("{{context.patientId}}"));
        EXPECT_THAT(one.query, Not(HasSubstr(" ")));
    }
    EXPECT_THAT(keys, testing::IsSupersetOf({"patient", "conditions", "results", "procedures", "orders"}));
}

TEST(Prefetch, AsksForEveryLaboratoryCodeThatARuleReadsAndNoOther) {
    FindingInfo used, unused;
    used.id = "phosphate";
    used.used = true;
    used.resources = {"Observation"};
    used.codes = {{"http://loinc.org", "2777-1"}, {"http://loinc.org", "14879-1"}};
    unused = used;
    unused.used = false;
    unused.codes = {{"http://loinc.org", "718-7"}};
    const auto all = cds_hooks::prefetch_templates({unused, used});
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[1].query, "Observation?patient={{context.patientId}}&code=14879-1,2777-1");
    EXPECT_EQ(all[2].key, "orders");
    EXPECT_EQ(cds_hooks::prefetch_templates({used, unused})[1].query, all[1].query);
}

class EveryExample : public testing::TestWithParam<std::tuple<std::string, std::string>> {
protected:
    test::Call call_ = [] {
        test::Call one;
        one.hook = std::get<1>(GetParam());
        one.prefetch = test::prefetch_of(std::get<0>(GetParam()));
        return one;
    }();
};

TEST_P(EveryExample, GetsOneCardThatKeepsTheStandard) {
    const Reply reply = test::call(call_);
    ASSERT_EQ(reply.status, 200) << reply.body;
    const test::Parsed response(reply.body);
    EXPECT_THAT(test::breaches_of_response(response.root()), IsEmpty());
    ASSERT_THAT(cards(response), SizeIs(1));
    const Value card = cards(response).front();
    EXPECT_THAT(text(card, "detail"), AllOf(HasSubstr("Sources"), HasSubstr("Not a medical device")));
    EXPECT_THAT(reply.rules, Not(IsEmpty()));
    EXPECT_EQ(reply.body, test::call(call_).body); // a retry is the same card
}

TEST_P(EveryExample, WithoutTheRecordSaysWhatItWouldNeedAndNothingElse) {
    call_.prefetch.clear();
    const Reply reply = test::call(call_);
    ASSERT_EQ(reply.status, 200);
    EXPECT_EQ(reply.outcome, Outcome::needs_data);
    const test::Parsed response(reply.body);
    EXPECT_THAT(test::breaches_of_response(response.root()), IsEmpty());
    ASSERT_THAT(cards(response), SizeIs(1));
    EXPECT_EQ(text(cards(response).front(), "indicator"), "info");
    EXPECT_THAT(text(cards(response).front(), "detail"), AllOf(HasSubstr("`patient`"), HasSubstr("`results`")));
    EXPECT_THAT(ordered(cards(response).front()), IsEmpty());
    EXPECT_THAT(reply.rules, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(All, EveryExample,
                         testing::Combine(testing::ValuesIn(examples),
                                          testing::Values("patient-view", "order-select", "order-sign")),
                         [](const auto& one) {
                             std::string name = std::get<0>(one.param) + "_" + std::get<1>(one.param);
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

test::Call view_of(const std::string& example, const std::vector<std::string>& without = {}) {
    test::Call one;
    one.prefetch = test::prefetch_of(example, without);
    return one;
}

TEST(Card, IsCriticalOnlyForAnEmergency) {
    const std::map<std::string, Outcome> expected{{"calciphylaxis-warfarin", Outcome::critical},
                                                  {"metastatic-sarcoidosis", Outcome::critical},
                                                  {"mimic-phleboliths", Outcome::info}};
    for (const auto& [example, outcome] : expected) EXPECT_EQ(test::call(view_of(example)).outcome, outcome) << example;
}

/// A calcium of 14.9 that came without its unit: high in mg/dL, and nobody knows.
std::string calcium_without_unit() {
    return R"({"patient":{"resourceType":"Patient","id":"patient-1","birthDate":"1970-01-01"},"results":{"resourceType":"Bundle",
        "type":"searchset","entry":[{"resource":{"resourceType":"Observation","id":"c","status":"final","subject":{"reference":
        "Patient/patient-1"},"code":{"coding":[{"system":"http://loinc.org","code":"17861-6"}]},"effectiveDateTime":"2024-05-30",
        "valueQuantity":{"value":14.9}}}]}})";
}

TEST(Card, WarnsOfWhatIsUrgentAndNotRuledOut) {
    test::Call one;
    one.prefetch = calcium_without_unit();
    const Reply reply = test::call(one);
    EXPECT_EQ(reply.outcome, Outcome::warning);
    const test::Parsed response(reply.body);
    EXPECT_THAT(test::breaches_of_response(response.root()), IsEmpty());
    ASSERT_THAT(cards(response), SizeIs(1));
    const Value card = cards(response).front();
    EXPECT_EQ(text(card, "indicator"), "warning");
    EXPECT_THAT(text(card, "summary"), testing::StartsWith("Not ruled out: Hypercalcaemia"));
    EXPECT_THAT(text(card, "detail"), HasSubstr("Verify now: Calcium, total \\(sent without a unit: 14.9\\)"));
}

TEST(Card, GivesTheReasonsOfThePackToOverrideItAndALinkToTheRulesInWords) {
    const test::Parsed response(test::call(view_of("metastatic-sarcoidosis")).body);
    const Value card = cards(response).front();
    std::set<std::string> given, known;
    for (const Value reason : card.find("overrideReasons")->elements()) given.insert(text(reason, "code"));
    for (const auto& [id, words] : builtin_pack().value().override_reasons()) known.insert(id);
    EXPECT_EQ(given, known);
    EXPECT_THAT(given, Not(IsEmpty()));
    const auto links = card.find("links")->elements();
    EXPECT_EQ(text(*links.begin(), "url"), "https://cds.example.org/knowledge");
}

TEST(Card, IsAnotherForAnotherHookOrPatientButNotForAnotherInstance) {
    test::Call one = view_of("mimic-phleboliths");
    const std::string first = test::call(one).body;
    one.instance = "00000000-0000-4000-8000-000000000000";
    EXPECT_EQ(test::call(one).body, first);
    one.hook = "order-sign";
    EXPECT_NE(test::call(one).body, first);
}

TEST(Card, DoesNotSuggestWhatTheDraftsOnTheScreenAlreadyOrder) {
    test::Call one = view_of("metastatic-sarcoidosis");
    one.hook = "order-sign";
    const test::Parsed before(test::call(one).body);
    const std::vector<Coding> codes = ordered(cards(before).front());
    ASSERT_THAT(codes, Not(IsEmpty()));
    one.draft_orders = fmt::format(R"({{"resourceType":"Bundle","type":"collection","entry":[{{"resource":
        {{"resourceType":"ServiceRequest","status":"draft","intent":"order","subject":{{"reference":"Patient/patient-1"}},
        "code":{{"coding":[{{"system":"{}","code":"{}"}}]}}}}}}]}})",
                                   codes.front().system, codes.front().code);
    const test::Parsed after(test::call(one).body);
    EXPECT_THAT(ordered(cards(after).front()), Not(Contains(codes.front())));
    EXPECT_EQ(ordered(cards(after).front()).size(), codes.size() - 1);
}

TEST(Card, ListsTheSourcesThatItNamesAndNoOther) {
    for (const std::string& example : examples) {
        const test::Parsed response(test::call(view_of(example)).body);
        const std::string detail = text(cards(response).front(), "detail");
        const std::size_t sources = detail.find("**Sources**");
        ASSERT_NE(sources, std::string::npos) << example;
        const std::string said = detail.substr(0, sources);
        std::size_t count = 0;
        for (std::size_t at = detail.find("\n- ", sources); at != std::string::npos; at = detail.find("\n- ", at + 3)) {
            const std::string key = detail.substr(at + 3, detail.find(':', at) - at - 3);
            EXPECT_THAT(said, HasSubstr(key)) << example;
            ++count;
        }
        EXPECT_GT(count, 0U) << example;
    }
}

TEST(Card, SaysWhatToAskOnlyWhileNothingIsLikely) {
    const auto detail = [](const std::string& example) {
        const test::Parsed response(test::call(view_of(example)).body);
        return text(cards(response).front(), "detail");
    };
    EXPECT_THAT(detail("idiopathic-limbs"), HasSubstr("What would tell more"));
    EXPECT_THAT(detail("metastatic-sarcoidosis"), Not(HasSubstr("What would tell more")));
}

TEST(Card, SaysWhichPartOfTheRecordWasNotProvided) {
    const test::Parsed response(test::call(view_of("metastatic-sarcoidosis", {"results"})).body);
    EXPECT_THAT(text(cards(response).front(), "detail"),
                HasSubstr("Not provided, so not considered: laboratory results"));
}

std::string with(std::string body, const std::string& part, const std::string& instead) {
    const std::size_t at = body.find(part);
    return body.replace(at, part.size(), instead);
}

const std::string nobody = R"({"patient":{"resourceType":"Patient","id":"patient-1","birthDate":"1970-01-01"})";

/// Every key answered with an empty search.
std::string empty_prefetch() {
    std::string all = nobody;
    for (const auto& one : test::service().prefetch())
        if (one.key != "patient")
            all += ",\"" + one.key + R"(":{"resourceType":"Bundle","type":"searchset","total":0})";
    return all + "}";
}

TEST(Silence, WhenThereIsNothingToActOn) {
    test::Call one;
    one.prefetch = empty_prefetch();
    const Reply reply = test::call(one);
    EXPECT_EQ(reply.body, R"({"cards":[]})");
    EXPECT_EQ(reply.outcome, Outcome::silent);
}

TEST(Silence, ForASettingWithoutASignOfDeposits) {
    test::Call one;
    one.prefetch = with(empty_prefetch(), R"("conditions":{"resourceType":"Bundle","type":"searchset","total":0})",
                        R"("conditions":{"resourceType":"Bundle","type":"searchset","entry":[{"resource":
        {"resourceType":"Condition","id":"c","subject":{"reference":"Patient/patient-1"},"clinicalStatus":{"coding":[{"system":
        "http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
        "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"N19"}]}}}]})");
    const Reply reply = test::call(one);
    EXPECT_EQ(reply.outcome, Outcome::silent) << reply.body;
    EXPECT_THAT(reply.rules, Not(IsEmpty()));
}

TEST(Silence, IsNeverMadeFromARecordThatIsNotThere) {
    for (const std::string& prefetch : {nobody + "}", nobody + R"(,"results":null})",
                                        nobody + R"(,"results":{"resourceType":"OperationOutcome","issue":[]}})",
                                        std::string(R"({"patient":null})")}) {
        test::Call one;
        one.prefetch = prefetch;
        const Reply reply = test::call(one);
        EXPECT_EQ(reply.outcome, Outcome::needs_data) << prefetch;
        EXPECT_THAT(test::breaches_of_response(test::Parsed(reply.body).root()), IsEmpty());
    }
}

struct Wrong {
    std::string name, body, says;
};
void PrintTo(const Wrong& one, std::ostream* out) { *out << one.name; }

const std::string good = test::body_of({});
const std::vector<Wrong> wrong_requests{
    {"nothing", "", "no JSON"},
    {"no_json", "{", "line 1"},
    {"no_object", "[]", "must be a JSON object"},
    {"no_hook", with(good, "\"hook\"", "\"hok\""), "`hook` is missing"},
    {"other_hook", with(good, "patient-view", "encounter-start"), "order-sign"},
    {"hook_of_wrong_type", with(good, "\"patient-view\"", "7"), "must be of type string"},
    {"no_instance", with(good, "hookInstance", "x"), "`hookInstance` is missing"},
    {"instance_no_uuid", with(good, "d1577c69", "zzz"), "no UUID"},
    {"no_context", with(good, "\"context\"", "\"contxt\""), "`context` is missing"},
    {"no_user", with(good, "userId", "x"), "`context.userId` is missing"},
    {"no_patient", with(good, "patientId", "x"), "`context.patientId` is missing"},
    {"patient_no_id", with(good, "patient-1", "a b"), "no FHIR id"},
    {"key_twice", with(good, "{\"hook\":", R"({"hook":"order-sign","hook":)"), "twice"},
    {"prefetch_of_wrong_type", with(good, "\"context\"", "\"prefetch\":[],\"context\""),
     "`prefetch` must be an object"},
    {"authorization_without_server", with(good, "\"context\"", "\"fhirAuthorization\":{},\"context\""), "fhirServer"},
    {"order_hook_without_orders", with(good, "patient-view", "order-sign"), "`context.draftOrders` is missing"},
    {"order_select_without_selections", with(good, "patient-view", "order-select"), "`context.selections` is missing"},
};

class WrongRequest : public testing::TestWithParam<Wrong> {};
TEST_P(WrongRequest, IsRefusedAndSaysWhy) {
    const Reply reply = test::service().call(GetParam().body, "2024-06-01");
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.outcome, Outcome::refused);
    EXPECT_THAT(reply.body, HasSubstr(GetParam().says));
}
INSTANTIATE_TEST_SUITE_P(Table, WrongRequest, testing::ValuesIn(wrong_requests),
                         [](const auto& one) { return one.param.name; });

TEST(Records, OfAnotherPatientAreRefused) {
    test::Call one = view_of("mimic-phleboliths");
    one.patient_id = "somebody-else";
    EXPECT_EQ(test::call(one).status, 400);
    EXPECT_THAT(test::call(one).body, HasSubstr("other-patient"));
    one.patient_id = "patient-1";
    one.prefetch = with(empty_prefetch(), R"("conditions":{"resourceType":"Bundle","type":"searchset","total":0})",
                        R"("conditions":{"resourceType":"Bundle","type":"searchset","entry":[{"resource":
        {"resourceType":"Condition","id":"c","subject":{"reference":"Patient/other"},"code":{"text":"lupus"}}}]})");
    EXPECT_EQ(test::call(one).status, 400);
}

TEST(Text, OfARecordCannotBecomeMarkup) {
    EXPECT_EQ(cds_hooks::escaped("<img src=x> [a](b) *c* `d`\n# e"),
              "\\<img src=x\\> \\[a\\]\\(b\\) \\*c\\* \\`d\\` \\# e");
}

TEST(Text, IsShortenedByCharactersAtAWord) {
    EXPECT_EQ(cds_hooks::shortened("short", 139), "short");
    EXPECT_EQ(cds_hooks::shortened("aaaa bbbb cccc", 12), "aaaa bbbb\u2026");
    EXPECT_EQ(cds_hooks::shortened("\u00e4\u00e4\u00e4\u00e4", 3), "\u00e4\u00e4\u2026");
}

const std::string feedback = R"({"feedback":[{"card":"4e0a3a1e-3283-4575-ab82-028d55fe2719","outcome":"accepted",
    "acceptedSuggestions":[{"id":"e56e1945-20b3-4393-8503-a1a20fd73152"}],"outcomeTimestamp":"2020-12-11T00:00:00Z"}]})";

TEST(Feedback, IsCountedByItsReason) {
    EXPECT_EQ(test::service().feedback(feedback).status, 200);
    EXPECT_THAT(test::service().feedback(feedback).reasons, testing::ElementsAre("accepted"));
    const std::string overridden = with(
        with(feedback, "\"accepted\"", "\"overridden\""),
        R"("acceptedSuggestions":[{"id":"e56e1945-20b3-4393-8503-a1a20fd73152"}])",
        R"("overrideReason":{"reason":{"code":"other-diagnosis","system":"urn:apatite:override-reason"},"userComment":"x"})");
    EXPECT_THAT(test::service().feedback(overridden).reasons, testing::ElementsAre("other-diagnosis"));
    EXPECT_THAT(test::service().feedback(with(overridden, "other-diagnosis", "made-up")).reasons,
                testing::ElementsAre("other"));
}

TEST(Feedback, ThatBreaksTheStandardIsRefused) {
    for (const auto& [part, instead] :
         std::vector<std::pair<std::string, std::string>>{{"\"accepted\"", "\"ignored\""},
                                                          {"acceptedSuggestions", "accepted"},
                                                          {"4e0a3a1e", "x"},
                                                          {"e56e1945", "x"},
                                                          {"2020-12-11T", "yesterday "},
                                                          {"\"feedback\"", "\"feedbak\""},
                                                          {"\"outcome\"", "\"overrideReason\":{},\"outcome\""}})
        EXPECT_EQ(test::service().feedback(with(feedback, part, instead)).status, 400) << part;
}

} // namespace
} // namespace apatite
