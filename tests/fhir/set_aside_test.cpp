// What is set aside with a notice, and what only loses its date.
#include <gtest/gtest.h>

#include "fhir/bundle_text.h"

namespace apatite {
namespace {

using namespace testing_fhir;

struct Row {
    std::string name, resource, notice;
};

TEST(SetAside, WithANoticeThatNamesTheResource) {
    const std::string code = "'code': {'text': 'x'}";
    const std::vector<Row> rows = {
        {"modifierExtension",
         resource("Condition", code + ", 'modifierExtension': [{'url': 'u', 'valueBoolean': true}]"),
         "modifier-extension Condition/1: it has a `modifierExtension` that is not known: set aside"},
        {"modifierExtension within",
         resource("Observation", "'status': 'final', " + code +
                                     ", 'component': [{'code': {'text': 'y'}, 'modifierExtension': [{'url': 'u'}]}]"),
         "modifier-extension Observation/1: it has a `modifierExtension` that is not known: set aside"},
        {"implicitRules", resource("Condition", code + ", 'implicitRules': 'http://x'"),
         "implicit-rules Condition/1: it follows `implicitRules` that are not known: set aside"},
        {"a key twice", resource("Condition", code + ", 'code': {'text': 'y'}"),
         "duplicate-key Condition/1: line 1, column 277: the key `code` stands twice in one object: set aside"},
        {"wrong shape", resource("Condition", "'code': 'x'"),
         "not-fhir Condition/1: line 1, column 262: `code` must be of JSON type object, not string: set aside"},
        {"no subject", resource("Condition", code, ""),
         "no-subject Condition/1: it does not say whose it is: set aside"},
        {"a group", resource("Condition", code, "'subject': {'reference': 'Group/1'}"),
         "subject Condition/1: its subject is not a patient: set aside"},
        {"only a name", resource("Condition", code, "'subject': {'display': 'somebody'}"),
         "subject Condition/1: whose it is cannot be told from its subject: set aside"},
        {"a contained patient", resource("Condition", code, "'subject': {'reference': '#p'}"),
         "subject Condition/1: whose it is cannot be told from its subject: set aside"},
        {"no status", resource("Observation", code), "no-status Observation/1: it has no status: set aside"},
        {"unknown status", resource("Observation", code + ", 'status': 'done'"),
         "status Observation/1: the status `done` lets nothing be concluded: set aside"},
        {"entered in error", resource("Observation", code + ", 'status': 'entered-in-error'"),
         "entered-in-error Observation/1: entered in error: it does not exist"},
        {"two values", resource("Observation", code + ", 'status': 'final', 'valueBoolean': true, 'valueString': 'x'"),
         "two-values Observation/1: it has more than one value: set aside"},
        {"value and no value",
         resource("Observation", code + ", 'status': 'final', 'valueBoolean': true, 'dataAbsentReason': {'text': 'x'}"),
         "value-and-absent Observation/1: it has a value and a reason why it has none: set aside"},
        {"a number as text", resource("Observation", code + ", 'status': 'final', 'valueQuantity': {'value': '9.7'}"),
         "not-fhir Observation/1: line 1, column 325: `value` must be of JSON type number, not string: set aside"},
        {"a comparator that is none",
         resource("Observation", code + ", 'status': 'final', 'valueQuantity': {'value': 9, 'comparator': '~'}"),
         "bad-comparator Observation/1: `~` is no comparator: set aside"},
        {"what was observed is not said", resource("Observation", "'status': 'final'"),
         "no-code Observation/1: it has no code: what was observed is not known"},
        {"about a donor",
         resource("Observation", code + ", 'status': 'final', 'focus': [{'reference': 'RelatedPerson/1'}]"),
         "focus Observation/1: its `focus` is not the patient: set aside"},
        {"a medicine that is not there",
         resource("MedicationStatement", "'status': 'active', 'medicationReference': {'reference': 'Medication/9'}"),
         "unresolved MedicationStatement/1: the Medication that it names is not in the Bundle, or cannot be used: set "
         "aside"},
        {"must not be given",
         resource("MedicationRequest", "'status': 'active', 'intent': 'order', 'doNotPerform': true"),
         "do-not-perform MedicationRequest/1: it asks that the medicine be not given, which does not tell whether it "
         "is "
         "taken: set aside"},
        {"active and abated",
         resource("Condition",
                  code + ", 'clinicalStatus': {'coding': [{'code': 'active'}]}, 'abatementDateTime': '2020'"),
         "status Condition/1: its status says active, but it has abated: set aside"},
    };
    for (const Row& row : rows) {
        const Record record = read({row.resource});
        EXPECT_TRUE(record.facts.empty()) << row.name;
        ASSERT_EQ(record.notices.size(), 1U) << row.name << ": " << record.subject;
        const Notice& notice = record.notices[0];
        EXPECT_EQ(notice.code + " " + notice.source + ": " + notice.message, row.notice) << row.name;
    }
}

TEST(SetAside, ThePatientsDataWhenItCannotBeUnderstood) {
    const auto record =
        read_bundle(quoted("{'resourceType': 'Patient', 'id': 'p', 'gender': 'male', 'birthDate': '1970', "
                           "'modifierExtension': [{'url': 'u'}]}"));
    ASSERT_TRUE(record.ok());
    EXPECT_EQ(record->gender, "");
    EXPECT_FALSE(record->birth_date.has_value());
    EXPECT_EQ(outcome(*record), "- [modifier-extension]");
}

TEST(BadDate, LeavesTheFactUndated) {
    for (const std::string day : {"2024-02-30", "yesterday", "01/05/2024", "2024-13"}) {
        const Record record = read({resource("Condition", "'code': {'text': 'x'}, 'onsetDateTime': '" + day + "'")});
        ASSERT_EQ(record.facts.size(), 1U);
        EXPECT_FALSE(record.facts[0].date.has_value());
        ASSERT_EQ(record.notices.size(), 1U);
        EXPECT_EQ(record.notices[0].message, "`" + day + "` in `onsetDateTime` is no date: taken as undated");
    }
}

TEST(BadDate, OfBirthLeavesTheAgeUnknown) {
    const auto record = read_bundle(quoted("{'resourceType': 'Patient', 'id': 'p', 'birthDate': '1970-02-31'}"));
    EXPECT_FALSE(record->birth_date.has_value());
    EXPECT_EQ(outcome(*record), "- [bad-date]");
}

TEST(BadDate, APeriodUpsideDownIsNoPeriod) {
    const Record record =
        read({resource("Procedure", "'status': 'completed', 'code': {'text': 'x'}, 'performedPeriod': "
                                    "{'start': '2024-02-01', 'end': '2024-01-01'}")});
    EXPECT_EQ(outcome(record), "present [bad-date]");
    EXPECT_FALSE(record.facts[0].date.has_value());
}

TEST(Searchset, TellsThatThereAreMorePages) {
    const auto record =
        read_bundle(quoted("{'resourceType': 'Bundle', 'type': 'searchset', 'link': [{'relation': 'next', "
                           "'url': 'u'}], 'entry': [{'resource': " +
                           patient + "}]}"));
    EXPECT_EQ(outcome(*record), "- [further-pages]");
}

// --- versions ---

std::string version(const std::string& meta, const std::string& text) {
    return resource("Condition", "'meta': {" + meta + "}, 'code': {'text': '" + text + "'}");
}

struct Versions {
    std::string name, first, second, kept;
};

TEST(Versions, TheLaterOneCounts) {
    const std::vector<Versions> rows = {
        {"by time", "'lastUpdated': '2024-01-01T10:00:00Z'", "'lastUpdated': '2024-01-01T09:59:59Z'", "first"},
        {"across zones", "'lastUpdated': '2024-01-01T10:00:00+02:00'", "'lastUpdated': '2024-01-01T09:00:00Z'",
         "second"},
        {"by fraction", "'lastUpdated': '2024-01-01T10:00:00.5Z'", "'lastUpdated': '2024-01-01T10:00:00.25Z'", "first"},
        {"by number", "'versionId': '9'", "'versionId': '10'", "second"},
        {"by nothing", "'source': 'a'", "'source': 'b'", ""},
    };
    for (const Versions& row : rows) {
        for (const bool swapped : {false, true}) {
            const std::string a = version(row.first, "first"), b = version(row.second, "second");
            const Record record = swapped ? read({b, a}) : read({a, b});
            EXPECT_EQ(record.facts.empty() ? "" : record.facts[0].code_text, row.kept) << row.name;
            EXPECT_EQ(record.facts.size(), row.kept.empty() ? 0U : 1U) << row.name;
            ASSERT_EQ(record.notices.size(), 1U) << row.name;
            EXPECT_EQ(record.notices[0].code, row.kept.empty() ? "two-versions" : "older-version") << row.name;
        }
    }
}

TEST(Versions, TheSameTwiceIsOneWithoutANotice) {
    const Record record = read({version("'versionId': '1'", "x"), version("'versionId': '1'", "x")});
    EXPECT_EQ(record.facts.size(), 1U);
    EXPECT_TRUE(record.notices.empty());
}

TEST(Versions, ALaterErrorWithdrawsTheEarlierOne) {
    const std::string wrong = resource("Condition", "'meta': {'versionId': '2'}, 'code': {'text': 'x'}, "
                                                    "'verificationStatus': {'coding': [{'code': 'entered-in-error'}]}");
    const Record record = read({version("'versionId': '1'", "x"), wrong});
    EXPECT_TRUE(record.facts.empty());
}

} // namespace
} // namespace apatite
