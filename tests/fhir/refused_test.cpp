// Golden errors: what is refused as a whole, in one clear line.
#include <gtest/gtest.h>

#include "fhir/bundle_text.h"

namespace apatite {
namespace {

using namespace testing_fhir;

struct Row {
    std::string name, text, code, message;
};

const std::string condition = "'code': {'text': 'lupus'}";
const std::string other_patient = "'subject': {'reference': 'Patient/q'}";

std::string entry_of(const std::string& url, const std::string& resource) {
    return "{'fullUrl': '" + url + "', 'resource': " + resource + "}";
}
std::string with_urls(const std::vector<std::string>& entries) {
    std::string text = "{'resourceType': 'Bundle', 'type': 'collection', 'entry': [";
    for (const std::string& each : entries) text += (text.ends_with('[') ? "" : ", ") + each;
    return quoted(text + "]}");
}

TEST(Refused, WithOneClearLine) {
    const std::vector<Row> rows = {
        {"empty", "", "json-empty", "empty: there is no JSON in it"},
        {"no JSON", "{\n  \"resourceType\": Bundle}", "json-syntax", "line 2, column 19: expected a value"},
        {"cut off", R"({"resourceType": "Bundle")", "json-syntax",
         "line 1, column 26: the text ends here, expected `,` or `}`"},
        {"no UTF-8", "{\"resourceType\": \"B\xFCndel\"}", "json-utf8",
         "line 1, column 20: this byte is not UTF-8: send the file as UTF-8"},
        {"too deep", quoted("{'resourceType': 'Patient', 'x': " + std::string(63, '[') + std::string(63, ']') + "}"),
         "json-depth", "line 1, column 96: nested 64 deep: at most 63 are read"},
        {"a list", "[]", "not-fhir", "line 1, column 1: JSON, but not FHIR: an object was expected, not array"},
        {"some object", "{}", "not-fhir", "line 1, column 1: JSON, but not FHIR: it has no `resourceType`"},
        {"another resource", quoted("{'resourceType': 'Questionnaire'}"), "resource-type",
         "a FHIR `Questionnaire` is no patient's record: send a Bundle with one Patient, or a Patient"},
        {"no patient", bundle({}), "no-patient", "no Patient in it: send the Bundle with its Patient"},
        {"two patients", bundle({patient, "{'resourceType': 'Patient', 'id': 'q'}"}), "two-patients",
         "more than one Patient: send each patient in a Bundle of their own"},
        {"of another patient", bundle({patient, resource("Condition", condition, other_patient)}), "other-patient",
         "`Condition/1` is about another patient than the one in the file"},
        {"of another patient, though no finding comes from it",
         bundle({patient, resource("Encounter", "", other_patient)}), "other-patient",
         "`Encounter/1` is about another patient than the one in the file"},
        {"of another server's patient of the same id",
         with_urls(
             {entry_of("https://a.org/fhir/Patient/p", patient),
              entry_of("https://a.org/fhir/Condition/1",
                       resource("Condition", condition, "'subject': {'reference': 'https://b.org/fhir/Patient/p'}"))}),
         "other-patient", "`Condition/1` is about another patient than the one in the file"},
        {"of another urn",
         with_urls(
             {entry_of("urn:uuid:1", patient),
              entry_of("urn:uuid:2", resource("Condition", condition, "'subject': {'reference': 'urn:uuid:3'}"))}),
         "other-patient", "`Condition/1` is about another patient than the one in the file"},
        {"of another identifier",
         bundle({"{'resourceType': 'Patient', 'id': 'p', 'identifier': [{'system': 's', 'value': '1'}]}",
                 resource("Condition", condition, "'subject': {'identifier': {'system': 's', 'value': '2'}}")}),
         "other-patient", "`Condition/1` is about another patient than the one in the file"},
        {"a history", quoted("{'resourceType': 'Bundle', 'type': 'history'}"), "bundle-type",
         "a Bundle of type `history` does not tell what holds now: send a `collection` or `searchset`"},
        {"an entry that is no resource", bundle({patient, "{'id': '1'}"}), "not-fhir",
         "line 1, column 174: JSON, but not FHIR: `Bundle.entry[1].resource` has no `resourceType`"},
        {"entries that are no list", quoted("{'resourceType': 'Bundle', 'entry': {}}"), "not-fhir",
         "line 1, column 37: JSON, but not FHIR: `Bundle.entry` must be an array"},
        {"a key twice", quoted("{'resourceType': 'Patient', 'resourceType': 'Bundle'}"), "not-fhir",
         "line 1, column 1: JSON, but not FHIR: the key `resourceType` stands twice"},
        {"two versions of the patient", bundle({patient, "{'resourceType': 'Patient', 'id': 'p', 'gender': 'male'}"}),
         "patient-versions", "the Patient was sent in two versions, and nothing says which is the later"},
    };
    for (const Row& row : rows) {
        const Result<Record> record = read_bundle(row.text);
        ASSERT_FALSE(record.ok()) << row.name;
        EXPECT_EQ(record.error().code, row.code) << row.name;
        EXPECT_EQ(record.error().message, row.message) << row.name;
    }
}

TEST(Refused, WhatIsTooBig) {
    const Result<Record> record = read_bundle(bundle({patient}), {.max_bytes = 20});
    ASSERT_FALSE(record.ok());
    EXPECT_EQ(record.error().code, "json-size");
}

TEST(Read, APatientAlone) {
    const Result<Record> record = read_bundle(quoted(patient));
    ASSERT_TRUE(record.ok());
    EXPECT_EQ(record->subject, "Patient/p");
    EXPECT_EQ(record->gender, "female");
    EXPECT_EQ(record->birth_date, *PartialDate::parse("1970-02-03"));
}

struct Subject {
    std::string name, patient_url, resource_url, subject;
};

TEST(Read, EveryWayToNameThePatient) {
    const std::vector<Subject> rows = {
        {"relative", "", "", "'subject': {'reference': 'Patient/p'}"},
        {"of a version", "", "", "'subject': {'reference': 'Patient/p/_history/3'}"},
        {"absolute, no base known", "", "", "'subject': {'reference': 'https://a.org/fhir/Patient/p'}"},
        {"absolute", "https://a.org/fhir/Patient/p", "https://a.org/fhir/Condition/1",
         "'subject': {'reference': 'https://a.org/fhir/Patient/p'}"},
        {"relative to the base", "https://a.org/fhir/Patient/p", "https://a.org/fhir/Condition/1",
         "'subject': {'reference': 'Patient/p'}"},
        {"urn", "urn:uuid:7", "urn:uuid:8", "'subject': {'reference': 'urn:uuid:7'}"},
        {"relative beside urns", "urn:uuid:7", "urn:uuid:8", "'subject': {'reference': 'Patient/p'}"},
    };
    for (const Subject& row : rows) {
        const Result<Record> record =
            read_bundle(with_urls({entry_of(row.patient_url, patient),
                                   entry_of(row.resource_url, resource("Condition", condition, row.subject))}));
        ASSERT_TRUE(record.ok()) << row.name;
        EXPECT_EQ(outcome(*record), "present") << row.name;
    }
}

TEST(Read, BundlesWithinBundles) {
    const std::string inner =
        "{'resourceType': 'Bundle', 'type': 'searchset', 'entry': [{'resource': " + resource("Condition", condition) +
        "}]}";
    EXPECT_EQ(outcome(inner), "present");
}

} // namespace
} // namespace apatite
