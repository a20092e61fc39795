// Whatever comes, an answer or an error, never a crash; and the order of entries changes nothing.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "fhir/bundle_text.h"

namespace apatite {
namespace {

using namespace testing_fhir;

const std::vector<std::string>& example_resources() {
    static const std::vector<std::string> resources = {
        patient,
        resource("Condition",
                 "'code': {'coding': [{'system': 's', 'code': 'c'}], 'text': 'x'}, 'onsetDateTime': '2024-05-01'"),
        resource("Observation",
                 "'status': 'final', 'code': {'text': 'x'}, 'valueQuantity': {'value': 9.7, 'unit': 'mg/dL'}, "
                 "'interpretation': [{'coding': [{'code': 'H'}]}], 'referenceRange': [{'low': {'value': 1}}]"),
        resource("MedicationStatement", "'status': 'active', 'contained': [{'resourceType': 'Medication', 'id': 'm'}], "
                                        "'medicationReference': {'reference': '#m'}"),
        resource("DiagnosticReport", "'status': 'final', 'conclusionCode': [{'text': '\\u00e9'}]"),
        resource("Procedure", "'status': 'completed', 'code': {'text': 'x'}, 'performedPeriod': {'start': '2024'}"),
    };
    return resources;
}

void expect_answer_or_error(const std::string& text) {
    const Result<Record> record = read_bundle(text);
    if (!record) RC_ASSERT(!record.error().code.empty() && !record.error().message.empty());
    if (record) RC_ASSERT(record->subject.starts_with("Patient"));
}

RC_GTEST_PROP(ReadBundle, SurvivesChangedBytes, ()) {
    std::string text = bundle(example_resources());
    const int changes = *rc::gen::inRange(1, 6);
    for (int i = 0; i < changes; ++i)
        text[*rc::gen::inRange<std::size_t>(0, text.size())] = static_cast<char>(*rc::gen::inRange(0, 256));
    expect_answer_or_error(text);
}

RC_GTEST_PROP(ReadBundle, SurvivesTruncation, ()) {
    const std::string text = bundle(example_resources());
    expect_answer_or_error(text.substr(0, *rc::gen::inRange<std::size_t>(0, text.size())));
}

// Values of other types in the place of those that belong there.
RC_GTEST_PROP(ReadBundle, SurvivesOtherShapes, ()) {
    std::string text = bundle(example_resources());
    const std::vector<std::string> others = {"null", "[]", "{}", "7", "\"x\"", "[null]", "[{}]", "true"};
    std::vector<std::size_t> colons;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, 2, ": ") == 0) colons.push_back(i + 2);
    }
    const std::size_t at = *rc::gen::elementOf(colons);
    const std::size_t end = text.find_first_of(",}", at);
    text.replace(at, end - at, *rc::gen::elementOf(others));
    expect_answer_or_error(text);
}

std::string to_text(const Record& record) {
    std::vector<std::string> lines;
    for (const Fact& fact : record.facts) lines.push_back(fact.source + " " + fact.code_text);
    std::ranges::sort(lines);
    for (const Notice& notice : record.notices) lines.push_back(notice.code + notice.source + notice.message);
    std::string text = record.subject;
    for (const std::string& line : lines) text += "\n" + line;
    return text;
}

RC_GTEST_PROP(ReadBundle, OrderOfEntriesChangesNothing, ()) {
    std::vector<std::string> resources = example_resources();
    resources.push_back(resource("Condition", "'code': {'text': 'another version'}"));
    const std::string before = to_text(*read_bundle(bundle(resources)));
    const int turns = *rc::gen::inRange(0, 200);
    std::ranges::sort(resources);
    for (int i = 0; i < turns; ++i) std::ranges::next_permutation(resources);
    RC_ASSERT(to_text(*read_bundle(bundle(resources))) == before);
}

// The published cases, as they stand beside the rules.
TEST(PublishedCases, AreReadWithoutANotice) {
    namespace fs = std::filesystem;
    int read = 0;
    for (const auto& file :
         fs::directory_iterator(fs::path(APATITE_SOURCE_DIR) / "rules/calcinosis-cutis/cases/published")) {
        if (!file.path().filename().string().ends_with(".fhir.json")) continue;
        std::ifstream in(file.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        const Result<Record> record = read_bundle(text);
        ASSERT_TRUE(record.ok()) << file.path();
        EXPECT_FALSE(record->facts.empty()) << file.path();
        EXPECT_TRUE(record->notices.empty()) << file.path();
        ++read;
    }
    EXPECT_GE(read, 67);
}

} // namespace
} // namespace apatite
