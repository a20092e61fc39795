// What the facts of each resource hold.
#include <gtest/gtest.h>

#include "fhir/bundle_text.h"

namespace apatite {
namespace {

using namespace testing_fhir;

Fact only(const Record& record) {
    EXPECT_EQ(record.facts.size(), 1U) << record.subject;
    return record.facts.empty() ? Fact() : record.facts[0];
}
Fact observed(const std::string& rest) {
    return only(read({resource("Observation", "'status': 'final', 'code': {'text': 'x'}, " + rest)}));
}
PartialDate date(std::string_view text) { return *PartialDate::parse(text); }
const std::string ucum = "'system': 'http://unitsofmeasure.org'";

TEST(Condition, HoldsCodesTextSiteAndDates) {
    const Fact fact = only(read({resource(
        "Condition",
        "'code': {'coding': [{'system': 'urn:oid:2.16.840.1.113883.6.96', 'code': '1', 'display': 'no match'}, "
        "{'system': 'http://hl7.org/fhir/sid/icd-10-cm', 'code': 'M32.1'}], 'text': 'Lupus'}, "
        "'bodySite': [{'coding': [{'system': 'urn:apatite:site', 'code': 'leg'}], 'text': 'leg'}], "
        "'onsetPeriod': {'start': '2019-05'}, 'recordedDate': '2020-01-02T10:00:00Z'")}));
    EXPECT_EQ(fact.kind, FactKind::condition);
    EXPECT_EQ(fact.source, "Condition/1");
    EXPECT_EQ(fact.codes, (CodeSet{{"http://hl7.org/fhir/sid/icd-10-cm", "M32.1"}, {"http://snomed.info/sct", "1"}}));
    EXPECT_EQ(fact.code_text, "Lupus");
    EXPECT_EQ(fact.sites, (CodeSet{{"urn:apatite:site", "leg"}}));
    EXPECT_EQ(fact.site_text, "leg");
    EXPECT_EQ(fact.date, date("2019-05"));
    EXPECT_EQ(fact.recorded, date("2020-01-02"));
    EXPECT_TRUE(fact.ongoing);
}

TEST(Condition, AnAgeOfOnsetIsNoDate) {
    const Fact fact = only(
        read({resource("Condition", "'code': {'text': 'x'}, 'onsetAge': {'value': 5, 'code': 'a', " + ucum + "}")}));
    EXPECT_FALSE(fact.date.has_value());
}

TEST(Value, QuantityKeepsItsNumberAndUnit) {
    EXPECT_EQ(observed("'valueQuantity': {'value': 9.70, 'unit': 'MG/DL', 'code': 'mg/dL', " + ucum + "}").quantity,
              (SentQuantity{"9.70", "", "mg/dL", true, "MG/DL"}));
    EXPECT_EQ(observed("'valueQuantity': {'value': 1e-2, 'comparator': '<', 'unit': '/mm3'}").quantity,
              (SentQuantity{"1e-2", "<", "/mm3", false, ""}));
    EXPECT_EQ(observed("'valueQuantity': {'value': 4}").quantity, (SentQuantity{"4", "", "", false, ""}));
    EXPECT_EQ(
        observed("'valueQuantity': {'value': 4, 'unit': 'mg', 'code': '258684004', 'system': 'http://snomed.info/sct'}")
            .quantity,
        (SentQuantity{"4", "", "mg", false, ""}));
}

TEST(Value, OfEveryOtherForm) {
    EXPECT_EQ(observed("'valueBoolean': false").boolean, false);
    EXPECT_EQ(observed("'valueString': 'hard nodule'").value_text, "hard nodule");
    EXPECT_EQ(observed("'valueInteger': 7").quantity->number, "7");
    EXPECT_EQ(observed("'valueDateTime': '2024-05'").value_date, date("2024-05"));
    const Fact coded = observed("'valueCodeableConcept': {'coding': [{'system': 'http://snomed.info/sct', 'code': "
                                "'10828004'}], 'text': 'positive'}");
    EXPECT_EQ(coded.value_codes, (CodeSet{{"http://snomed.info/sct", "10828004"}}));
    EXPECT_EQ(coded.value_text, "positive");
    const Fact range = observed("'valueRange': {'low': {'value': 1, 'unit': 'g'}, 'high': {'value': 2, 'unit': 'g'}}");
    EXPECT_EQ(range.value_low->number + ".." + range.value_high->number, "1..2");
    EXPECT_EQ(observed("'valueRatio': {'numerator': {'value': 1}, 'denominator': {'value': 320}}").value_text, "1:320");
    EXPECT_EQ(
        observed("'valueRatio': {'numerator': {'value': 30, 'unit': 'mg'}, 'denominator': {'value': 1, 'unit': 'g'}}")
            .quantity->unit,
        "(mg)/(g)");
}

TEST(Value, WhyThereIsNone) {
    const auto reason = [](const std::string& code) {
        return observed("'dataAbsentReason': {'coding': [{'code': '" + code + "'}]}").absent_reason;
    };
    EXPECT_EQ(reason("masked"), AbsentReason::masked);
    EXPECT_EQ(reason("asked-unknown"), AbsentReason::unknown);
    EXPECT_EQ(reason("not-performed"), AbsentReason::not_performed);
    EXPECT_EQ(reason("other-thing"), AbsentReason::other);
}

TEST(Time, OfAnObservation) {
    EXPECT_EQ(observed("'effectiveDateTime': '2024-05-01T10:00:00+02:00'").date, date("2024-05-01"));
    EXPECT_EQ(observed("'effectiveInstant': '2024-05-01T10:00:00Z'").date, date("2024-05-01"));
    const Fact period = observed("'effectivePeriod': {'start': '2024-05-01', 'end': '2024-05-02'}");
    EXPECT_EQ(period.date, date("2024-05-01"));
    EXPECT_EQ(period.end_date, date("2024-05-02"));
    const Fact masked = observed("'_effectiveDateTime': {'extension': [{'url': 'u', 'valueCode': 'unknown'}]}");
    EXPECT_FALSE(masked.date.has_value());
    EXPECT_FALSE(observed("'issued': '2024-05-01T10:00:00Z'").date.has_value());
}

struct FlagRow {
    std::vector<std::string> codes;
    Flag flag;
    bool conflict = false;
};

TEST(Interpretation, OfOneOrMoreCodes) {
    const std::string system = "'system': 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'";
    for (const FlagRow& row : std::vector<FlagRow>{{{"H"}, Flag::high},
                                                   {{"HH"}, Flag::high},
                                                   {{"L"}, Flag::low},
                                                   {{"N"}, Flag::normal},
                                                   {{"POS"}, Flag::positive},
                                                   {{"ND"}, Flag::negative},
                                                   {{"WR"}, Flag::indeterminate},
                                                   {{"U"}, Flag::none},
                                                   {{"H", "A"}, Flag::high},
                                                   {{"U", "L"}, Flag::low},
                                                   {{"H", "L"}, Flag::none, true},
                                                   {{"N", "A"}, Flag::none, true},
                                                   {{"POS", "NEG"}, Flag::none, true},
                                                   {{"N", "NEG"}, Flag::negative}}) {
        std::string codes;
        for (const std::string& code : row.codes)
            codes += (codes.empty() ? "" : ", ") + ("{'coding': [{" + system + ", 'code': '" + code + "'}]}");
        const Fact fact = observed("'interpretation': [" + codes + "]");
        EXPECT_EQ(fact.flag, row.flag) << row.codes[0];
        EXPECT_EQ(fact.flags_conflict, row.conflict) << row.codes[0];
    }
    EXPECT_EQ(observed("'interpretation': [{'text': 'High'}]").flag, Flag::high);
    EXPECT_EQ(observed("'interpretation': [{'coding': [{'system': 'urn:local', 'code': 'H'}]}]").flag, Flag::none);
}

std::string range_of(const std::string& ranges, const std::string& rest = "'effectiveDateTime': '2024-05-01'") {
    const Record record = read({resource("Observation", "'status': 'final', 'code': {'text': 'x'}, " + rest +
                                                            ", 'referenceRange': [" + ranges + "]")});
    const Fact fact = only(record);
    const auto limit = [](const std::optional<SentQuantity>& sent) { return sent ? sent->number : std::string("-"); };
    return limit(fact.range_low) + ".." + limit(fact.range_high) +
           (record.notices.empty() ? "" : " [" + record.notices[0].code + "]");
}

TEST(ReferenceRange, TheOneForThisPatient) {
    const std::string normal = "'low': {'value': 1}, 'high': {'value': 2}";
    const auto typed = [&](const std::string& type) {
        return "{" + normal + ", 'type': {'coding': [{'code': '" + type + "'}]}}";
    };
    const auto of_sex = [](const std::string& low, const std::string& sex) {
        return "{'low': {'value': " + low +
               "}, 'appliesTo': [{'coding': [{'system': "
               "'http://hl7.org/fhir/administrative-gender', 'code': '" +
               sex + "'}]}]}";
    };
    const auto of_age = [](const std::string& low, const std::string& age) {
        return "{'low': {'value': " + low + "}, 'age': {" + age + "}}";
    };
    EXPECT_EQ(range_of("{" + normal + "}"), "1..2");
    EXPECT_EQ(range_of("{" + normal + "}, {" + normal + "}"), "1..2");
    EXPECT_EQ(range_of(typed("normal")), "1..2");
    EXPECT_EQ(range_of(typed("therapeutic")), "-..-");
    EXPECT_EQ(range_of("{" + normal + "}, {'low': {'value': 3}}"), "-..- [reference-range]");
    EXPECT_EQ(range_of("{'low': {'value': 3}, 'high': {'value': 2}}"), "-..- [reference-range]");
    EXPECT_EQ(range_of(of_sex("5", "female") + ", " + of_sex("6", "male")), "5..-");
    EXPECT_EQ(range_of("{" + normal + ", 'appliesTo': [{'text': 'athletes'}]}"), "-..- [reference-range]");
    const std::string years = ", 'code': 'a', " + ucum;
    EXPECT_EQ(range_of(of_age("5", "'low': {'value': 18" + years + "}") + ", " +
                       of_age("6", "'high': {'value': 17" + years + "}")),
              "5..-");
    EXPECT_EQ(range_of(of_age("5", "'low': {'value': 18" + years + "}"), "'issued': '2024-05-01T00:00:00Z'"),
              "-..- [reference-range]");
    EXPECT_EQ(range_of("{'text': '1 - 2'}"), "-..-");
}

TEST(Components, AreFactsOfTheirOwn) {
    const Record record = read({resource(
        "Observation", "'status': 'final', 'code': {'text': 'panel'}, 'effectiveDateTime': '2024-05-01', 'component': "
                       "[{'code': {'text': 'a'}, 'valueBoolean': true}, {'code': {'text': 'b'}, 'valueInteger': 3}]")});
    ASSERT_EQ(record.facts.size(), 3U);
    EXPECT_EQ(record.facts[1].code_text, "a");
    EXPECT_EQ(record.facts[1].boolean, true);
    EXPECT_EQ(record.facts[2].quantity->number, "3");
    EXPECT_EQ(record.facts[2].date, date("2024-05-01"));
    EXPECT_EQ(record.facts[2].source, "Observation/1");
}

bool excludes_serum(const std::string& specimen, const std::vector<std::string>& more = {}) {
    std::vector<std::string> all = {
        resource("Observation", "'status': 'final', 'code': {'text': 'x'}, 'specimen': {" + specimen + "}")};
    all.insert(all.end(), more.begin(), more.end());
    return only(read(all)).specimen_excludes_serum;
}

TEST(Specimen, OfBloodOrNot) {
    EXPECT_FALSE(excludes_serum("'display': 'Serum'"));
    EXPECT_TRUE(excludes_serum("'display': 'Urine'"));
    EXPECT_TRUE(excludes_serum("'display': 'aspirated fluid'"));
    EXPECT_FALSE(excludes_serum("'reference': 'Specimen/9'"));
    const std::string urine = "{'resourceType': 'Specimen', 'id': '9', 'type': {'coding': [{'system': "
                              "'http://snomed.info/sct', 'code': '122575003'}]}}";
    EXPECT_TRUE(excludes_serum("'reference': 'Specimen/9'", {urine}));
    const std::string serum = "{'resourceType': 'Specimen', 'id': '9', 'type': {'coding': [{'system': "
                              "'http://snomed.info/sct', 'code': '119364003'}]}}";
    EXPECT_FALSE(excludes_serum("'reference': 'Specimen/9'", {serum}));
}

TEST(Focus, IsTheResourceThatIsSpokenOf) {
    EXPECT_EQ(observed("'focus': [{'reference': 'Observation/7'}]").focus, (std::vector<std::string>{"Observation/7"}));
    EXPECT_TRUE(observed("'focus': [{'reference': 'Patient/p'}]").focus.empty());
}

TEST(Medicine, IsFoundWhereverItStands) {
    const std::string medication =
        "{'resourceType': 'Medication', 'id': 'm', 'code': {'text': 'warfarin'}, 'ingredient': "
        "[{'itemCodeableConcept': {'coding': [{'system': 's', 'code': '1'}]}}, "
        "{'itemCodeableConcept': {'coding': [{'system': 's', 'code': '2'}]}, 'isActive': false}]}";
    const auto statement = [](const std::string& rest) {
        return resource("MedicationStatement", "'status': 'active', " + rest);
    };
    const Fact in_bundle = only(read({statement("'medicationReference': {'reference': 'Medication/m'}"), medication}));
    EXPECT_EQ(in_bundle.code_text, "warfarin");
    EXPECT_EQ(in_bundle.codes, (CodeSet{{"s", "1"}}));
    const Fact contained =
        only(read({statement("'contained': [" + medication + "], 'medicationReference': {'reference': '#m'}")}));
    EXPECT_EQ(contained.code_text, "warfarin");
}

TEST(Medicine, OfTwoServersWithOneNameIsNone) {
    const auto medication = [](const std::string& server, const std::string& text) {
        return "{'fullUrl': 'https://" + server +
               "/Medication/m', 'resource': {'resourceType': 'Medication', 'id': 'm', "
               "'code': {'text': '" +
               text + "'}}}";
    };
    const auto record = read_bundle(quoted(
        "{'resourceType': 'Bundle', 'type': 'collection', 'entry': [" + medication("a.org", "one") + ", " +
        medication("b.org", "other") + ", {'resource': " + patient + "}, {'resource': " +
        resource("MedicationStatement", "'status': 'active', 'medicationReference': {'reference': 'Medication/m'}") +
        "}]}"));
    ASSERT_TRUE(record.ok());
    EXPECT_EQ(outcome(*record), "- [unresolved]");
}

TEST(Medicine, KeepsRouteSiteAndTimes) {
    const Fact given =
        only(read({resource("MedicationAdministration",
                            "'status': 'completed', 'medicationCodeableConcept': {'text': 'calcium'}, "
                            "'effectivePeriod': {'start': '2024-05-01', 'end': '2024-05-02'}, 'dosage': {'route': "
                            "{'coding': [{'system': 'http://snomed.info/sct', 'code': '47625008'}], 'text': "
                            "'intravenous'}, 'site': {'coding': [{'system': 'urn:apatite:site', 'code': 'arm'}]}}")}));
    EXPECT_EQ(given.routes, (CodeSet{{"http://snomed.info/sct", "47625008"}}));
    EXPECT_EQ(given.route_text, "intravenous");
    EXPECT_EQ(given.sites, (CodeSet{{"urn:apatite:site", "arm"}}));
    EXPECT_EQ(given.date, date("2024-05-01"));
    EXPECT_EQ(given.end_date, date("2024-05-02"));
    EXPECT_FALSE(given.ongoing);
}

TEST(Report, GivesItsCodedConclusionsAndContainedResults) {
    const Record record =
        read({resource("DiagnosticReport",
                       "'status': 'final', 'conclusion': 'never read', 'conclusionCode': [{'text': 'calcinosis'}], "
                       "'contained': [{'resourceType': 'Observation', 'id': 'o', 'status': 'final', 'code': {'text': "
                       "'calcium'}}], 'result': [{'reference': '#o'}, {'reference': 'Observation/elsewhere'}]")});
    ASSERT_EQ(record.facts.size(), 2U);
    EXPECT_EQ(record.facts[0].kind, FactKind::report);
    EXPECT_EQ(record.facts[0].code_text, "calcinosis");
    EXPECT_EQ(record.facts[1].kind, FactKind::observation);
    EXPECT_EQ(record.facts[1].source, "DiagnosticReport/1#o");
    EXPECT_TRUE(record.notices.empty());
}

TEST(Device, IsReadWhereItIsUsed) {
    const std::string pump = "{'resourceType': 'Device', 'id': 'd', 'type': {'text': 'pump'}}";
    const Fact used =
        only(read({resource("DeviceUseStatement", "'status': 'active', 'device': {'reference': 'Device/d'}"), pump}));
    EXPECT_EQ(used.kind, FactKind::device);
    EXPECT_EQ(used.code_text, "pump");
    EXPECT_EQ(used.source, "DeviceUseStatement/1");
}

} // namespace
} // namespace apatite
