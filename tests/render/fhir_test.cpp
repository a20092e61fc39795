// FHIR out: a golden Bundle, and what R4 asks of every resource, checked by an own reading of its tables.
#include <map>
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apatite/render.h"
#include "render/sample.h"
#include "support/golden.h"
#include "json/reader.h"

namespace apatite {
namespace {

using json::Value;
using testing::HasSubstr;
using testing::Not;

/// Elements that R4 has for the resources written here: name, 1 if it must be there, the words of a required binding.
struct Element {
    bool required = false;
    std::set<std::string> words = {};
};
const std::map<std::string, std::map<std::string, Element>> elements{
    {"RiskAssessment",
     {{"status", {true, {"registered", "preliminary", "final", "amended", "corrected", "cancelled"}}},
      {"method", {}},
      {"code", {}},
      {"subject", {true}},
      {"occurrenceDateTime", {}},
      {"basis", {}},
      {"prediction", {}},
      {"note", {}}}},
    {"DetectedIssue",
     {{"status", {true, {"registered", "preliminary", "final", "amended"}}},
      {"code", {}},
      {"severity", {false, {"high", "moderate", "low"}}},
      {"patient", {}},
      {"identifiedDateTime", {}},
      {"implicated", {}},
      {"detail", {}},
      {"mitigation", {}}}},
    {"ServiceRequest",
     {{"status", {true, {"draft"}}},
      {"intent", {true, {"proposal"}}},
      {"priority", {false, {"routine", "urgent", "asap", "stat"}}},
      {"code", {}},
      {"subject", {true}},
      {"authoredOn", {}},
      {"reasonCode", {}},
      {"supportingInfo", {}}}},
    {"GuidanceResponse",
     {{"moduleUri", {true}},
      {"status", {true, {"success", "data-requested", "data-required", "in-progress", "failure"}}},
      {"subject", {}},
      {"occurrenceDateTime", {}},
      {"note", {}},
      {"evaluationMessage", {}},
      {"dataRequirement", {}}}},
    {"OperationOutcome", {{"issue", {true}}}},
};

std::vector<Value> resources(const json::Document& bundle) {
    std::vector<Value> all;
    for (const Value entry : bundle.root().find("entry")->elements()) all.push_back(*entry.find("resource"));
    return all;
}

std::string type_of(const Value& resource) { return std::string(resource.find("resourceType")->text()); }

/// No empty string, array or object anywhere: FHIR knows none.
void expect_nothing_empty(const Value& value) {
    EXPECT_FALSE(value.is_string() && value.text().empty()) << value.raw();
    EXPECT_FALSE((value.is_array() || value.is_object()) && value.empty()) << value.raw();
    EXPECT_FALSE(value.is_null());
    for (const Value element : value.elements()) expect_nothing_empty(element);
    for (const json::Member member : value.members()) expect_nothing_empty(member.value);
}

void collect_references(const Value& value, std::set<std::string>& found) {
    if (const auto reference = value.find("reference")) found.insert(std::string(reference->text()));
    for (const Value element : value.elements()) collect_references(element, found);
    for (const json::Member member : value.members()) collect_references(member.value, found);
}

Result<json::Document> parse(const std::string& text) { return json::Document::parse(text); }

TEST(Fhir, IsTheBundleExpected) {
    EXPECT_TRUE(test::matches_golden(to_fhir(test::sample_assessment()), "tests/render/golden/report.fhir.json"));
}

TEST(Fhir, EveryResourceHasWhatR4AsksAndNothingElse) {
    const std::string text = to_fhir(test::sample_assessment());
    const auto bundle = parse(text);
    ASSERT_TRUE(bundle.ok());
    std::set<std::string> types;
    for (const Value& resource : resources(*bundle)) {
        const std::string type = type_of(resource);
        types.insert(type);
        ASSERT_TRUE(elements.contains(type)) << type;
        for (const auto& [name, element] : elements.at(type)) {
            const auto value = resource.find(name);
            EXPECT_TRUE(value || !element.required) << type << '.' << name;
            const bool bound = value && !element.words.empty();
            EXPECT_TRUE(!bound || element.words.contains(std::string(value->text()))) << name;
        }
        for (const json::Member member : resource.members())
            EXPECT_TRUE(member.key == "resourceType" || elements.at(type).contains(std::string(member.key)))
                << type << '.' << member.key;
        expect_nothing_empty(resource);
    }
    EXPECT_EQ(types.size(), elements.size());
}

TEST(Fhir, HasNoProbability) { EXPECT_THAT(to_fhir(test::sample_assessment()), Not(HasSubstr("\"probability"))); }

TEST(Fhir, RefersOnlyToWhatIsInTheBundleOrInTheRecord) {
    const std::string text = to_fhir(test::sample_assessment());
    const auto bundle = parse(text);
    ASSERT_TRUE(bundle.ok());
    static const std::regex uuid("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    std::set<std::string> urls, references;
    for (const Value entry : bundle->root().find("entry")->elements()) {
        const std::string url(entry.find("fullUrl")->text());
        EXPECT_TRUE(std::regex_match(url, uuid)) << url;
        EXPECT_TRUE(urls.insert(url).second) << url;
    }
    collect_references(bundle->root(), references);
    for (const std::string& reference : references)
        EXPECT_TRUE(urls.contains(reference) || reference == "Patient/p1" || reference.starts_with("Observation/") ||
                    reference.starts_with("Condition/"))
            << reference;
    EXPECT_TRUE(references.contains("Observation/phos-1"));
}

TEST(Fhir, DraftsOnlyWhatIsSuggested) {
    const std::string text = to_fhir(test::sample_assessment());
    const auto bundle = parse(text);
    ASSERT_TRUE(bundle.ok());
    std::vector<std::string> drafted;
    for (const Value& resource : resources(*bundle))
        if (type_of(resource) == "ServiceRequest") drafted.emplace_back(resource.find("code")->find("text")->text());
    EXPECT_THAT(drafted, testing::ElementsAre("Intact parathyroid hormone")); // not the unsafe, not the done
}

TEST(Fhir, AsksByTheCodesOfThePackWhenItHasThem) {
    FindingInfo hormone;
    hormone.id = "parathyroid_hormone";
    hormone.resources = {"Observation"};
    hormone.codes = {{"http://loinc.org", "2731-8"}};
    EXPECT_THAT(to_fhir(test::sample_assessment(), {.pretty = true, .findings = {hormone}}),
                HasSubstr(R"({"system": "http://loinc.org", "code": "2731-8"})"));
}

TEST(Fhir, AnAlertNotRuledOutIsPreliminaryAndNamesWhatIsMissing) {
    const std::string text = to_fhir(test::sample_assessment());
    EXPECT_THAT(text, HasSubstr("Not ruled out. A calcium of 14.5"));
    EXPECT_THAT(text, HasSubstr("sent without a unit: 14.5"));
}

TEST(Fhir, OfNothingIsStillWhole) {
    Assessment nothing;
    nothing.as_of = "2024-06-01";
    nothing.pack = {"p", "1", "0", "P"};
    nothing.answer.state = "cannot-tell";
    const std::string text = to_fhir(nothing, {.pretty = false, .findings = {}});
    const auto bundle = parse(text);
    ASSERT_TRUE(bundle.ok());
    EXPECT_EQ(text.find('\n'), std::string::npos);
    expect_nothing_empty(bundle->root());
    EXPECT_EQ(resources(*bundle).size(), 2U);
}

TEST(Fhir, EqualAssessmentsGiveEqualBytesAndOthersOtherNames) {
    const std::string once = to_fhir(test::sample_assessment());
    EXPECT_EQ(once, to_fhir(test::sample_assessment()));
    Assessment other = test::sample_assessment();
    other.subject = "Patient/p2";
    const std::size_t first = once.find("urn:uuid:");
    EXPECT_NE(once.substr(first, 45), to_fhir(other).substr(first, 45));
}

} // namespace
} // namespace apatite
