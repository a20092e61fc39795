// One reader and one record for many patients: nothing of one is left for the next, and nothing rests on a text that is
// gone.
#include <memory>
#include <tuple>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "fhir/bundle_text.h"

namespace apatite {
namespace {

using namespace testing_fhir;

std::string numbered(std::string text, std::size_t number) {
    constexpr std::string_view id = "'id': '1'";
    return text.replace(text.find(id), id.size(), "'id': '" + std::to_string(number) + "'");
}

/// Each part of a fact is there in some of them and not in others.
const std::vector<std::string> some_resources = {
    resource("Condition", "'code': {'coding': [{'system': 's', 'code': 'c'}, {'system': 'r', 'code': 'd'}], 'text': "
                          "'b\\u00e9'}, 'onsetDateTime': '2024-05-01', 'abatementDateTime': '2024-06', 'recordedDate': "
                          "'2024-05-02', 'bodySite': [{'coding': [{'code': 'arm'}], 'text': 'left\\tarm'}]"),
    resource("Observation",
             "'status': 'preliminary', 'code': {'text': 'x'}, 'valueQuantity': {'value': 9.7, 'comparator': '<', "
             "'unit': 'mg/dL', 'system': 'http://unitsofmeasure.org', 'code': 'mg/dL'}, 'interpretation': [{'coding': "
             "[{'code': 'H'}]}], 'referenceRange': [{'low': {'value': 1, 'unit': 'mg/dL'}, 'high': {'value': 2}}]"),
    resource("Observation", "'status': 'final', 'code': {'text': 'titre'}, 'valueRatio': {'numerator': {'value': 1}, "
                            "'denominator': {'value': 320}}, 'focus': [{'reference': 'Observation/7'}]"),
    resource("Observation", "'status': 'final', 'code': {'text': 'range'}, 'valueRange': {'low': {'value': 1}, 'high': "
                            "{'value': 3, 'unit': 'g'}}, 'specimen': {'display': 'urine'}"),
    resource("Observation", "'status': 'final', 'code': {'text': 'a'}, 'component': [{'code': {'text': 'b'}, "
                            "'valueBoolean': true}, {'code': {'text': 'c'}, 'valueString': '\\\"no\\\"'}]"),
    resource("Observation", "'status': 'final', 'code': {'text': 'y'}, 'dataAbsentReason': {'coding': [{'code': "
                            "'masked'}]}"),
    resource("MedicationStatement",
             "'status': 'active', 'contained': [{'resourceType': 'Medication', 'id': 'm', 'code': {'text': 'drug'}}], "
             "'medicationReference': {'reference': '#m'}, 'dosage': [{'route': {'coding': [{'code': 'iv'}]}}]"),
    resource("Procedure", "'status': 'completed', 'code': {'text': 'x'}, 'performedPeriod': {'start': '2024'}"),
    resource("Procedure", "'status': 'nonsense', 'code': {'text': 'x'}"),
    resource("Condition", "'code': {'text': 'x'}, 'modifierExtension': [{'url': 'u'}]"),
    resource("Condition", "'code': {'text': 'x'}, 'code': {'text': 'y'}"),
};

std::string some_bundle() {
    std::vector<std::string> resources{*rc::gen::element(
        patient, std::string("{'resourceType': 'Patient', 'id': 'p', 'deceasedDateTime': '2024-01-01'}"))};
    const auto count = *rc::gen::inRange<std::size_t>(0, 40) * *rc::gen::inRange<std::size_t>(0, 2);
    for (std::size_t i = 0; i < count; ++i) resources.push_back(numbered(*rc::gen::elementOf(some_resources), i + 2));
    std::string text = bundle(resources);
    const int changes = *rc::gen::inRange(0, 3) * *rc::gen::inRange(0, 2);
    for (int i = 0; i < changes; ++i)
        text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::elementOf(std::string("\"{}[]:,x0t"));
    return text;
}

auto parts(const Record& record) {
    return std::tie(record.subject, record.birth_date, record.gender, record.deceased, record.facts, record.passed_over,
                    record.notices);
}

RC_GTEST_PROP(Reuse, NothingIsLeftForTheNextPatient, ()) {
    BundleReader reader;
    Record record;
    for (int i = 0; i < 5; ++i) {
        auto text = std::make_unique<std::string>(some_bundle());
        const Result<Record> expected = read_bundle(*text);
        const std::optional<Error> error = reader.read(*text, record);
        text.reset(); // what was read may not rest on it
        RC_ASSERT(error.has_value() == !expected.ok());
        if (error) RC_ASSERT(error->code + error->message == expected.error().code + expected.error().message);
        if (!error) RC_ASSERT(parts(record) == parts(*expected));
    }
}

TEST(Reuse, AnErrorLeavesTheReaderReady) {
    BundleReader reader;
    Record record;
    const std::string good = bundle({patient, some_resources[0], numbered(some_resources[1], 2)});
    const auto refused = [&](const std::string& text) {
        const std::optional<Error> error = reader.read(text, record);
        return error ? error->code : "read";
    };
    const std::string another = "{'resourceType': 'Patient', 'id': 'q'}";
    for (int round = 0; round < 2; ++round) {
        EXPECT_EQ(refused(good.substr(0, good.size() / 2)), "json-syntax");
        EXPECT_EQ(reader.read(good, record), std::nullopt);
        EXPECT_EQ(record.facts.size(), 2U);
        EXPECT_EQ(refused(bundle({patient, another})), "two-patients");
        EXPECT_EQ(refused(""), "json-empty");
        EXPECT_EQ(refused(bundle({patient, resource("Condition", "", "'subject': {'reference': 'Patient/q'}")})),
                  "other-patient");
        EXPECT_EQ(reader.read(bundle({patient}), record), std::nullopt);
        EXPECT_TRUE(record.facts.empty() && record.notices.empty());
    }
}

} // namespace
} // namespace apatite
