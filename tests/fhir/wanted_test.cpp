// Facts that no finding speaks of may be left out of the record: no finding and no notice changes.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "fhir/bundle_text.h"
#include "findings/finding_index.h"
#include "findings/findings.h"

namespace apatite {
namespace {

using namespace testing_fhir;

FindingDeclaration yes_or_no(std::string id, CodeSet codes, std::vector<std::string> text) {
    FindingDeclaration declaration;
    declaration.id = std::move(id);
    declaration.codes = std::move(codes);
    declaration.text = std::move(text);
    return declaration;
}

const FindingIndex& index() {
    static const FindingIndex made([] {
        FindingCatalogue catalogue;
        catalogue.findings.push_back(yes_or_no("lupus", {{"http://hl7.org/fhir/sid/icd-10-cm", "M32"}}, {"lupus"}));
        catalogue.findings.push_back(yes_or_no("warfarin", {{"http://www.whocc.no/atc", "B01AA"}}, {}));
        return catalogue;
    }());
    return made;
}

std::string coded(const std::string& system, const std::string& code, const std::string& text) {
    return "{'coding': [{'system': '" + system + "', 'code': '" + code + "'}], 'text': '" + text + "'}";
}

const std::string icd = "http://hl7.org/fhir/sid/icd-10-cm";

TEST(Wanted, WhatNoFindingSpeaksOfLeavesItsDates) {
    const std::string text = bundle(
        {patient, resource("Condition", "'code': " + coded(icd, "M32.1", "SLE") + ", 'onsetDateTime': '2020'"),
         resource("Procedure", "'status': 'completed', 'performedDateTime': '2021-05', 'code': {'text': 'LUPUS'}"),
         resource("Immunization", "'status': 'completed', 'occurrenceDateTime': '2022-01-31', 'vaccineCode': {}",
                  "'patient': {'reference': 'Patient/p'}"),
         resource("MedicationStatement", "'status': 'active', 'dateAsserted': '2023', 'medicationCodeableConcept': " +
                                             coded("http://www.whocc.no/atc", "C01", "other")),
         resource("ServiceRequest", "'status': 'active', 'intent': 'order', 'code': {'text': 'x'}")});
    const Result<Record> record = read_bundle(text, {.wanted = &index()});
    ASSERT_TRUE(record.ok());
    std::vector<std::string> sources;
    for (const Fact& fact : record->facts) sources.push_back(fact.source);
    EXPECT_EQ(sources, (std::vector<std::string>{"Condition/1", "Procedure/1", "ServiceRequest/1"}));
    EXPECT_EQ(record->passed_over, (std::vector{*PartialDate::parse("2022-01-31"), *PartialDate::parse("2023")}));
    EXPECT_TRUE(read_bundle(text)->passed_over.empty());
}

TEST(Wanted, WhatNoFindingSpeaksOfIsCheckedLikeAllElse) {
    const std::string unknown = "'code': {'text': 'other'}, ";
    for (const std::string& rest :
         {unknown + "'status': 'nonsense'", unknown + "'status': 'final', 'effectiveDateTime': 'yesterday'",
          unknown + "'status': 'final', 'valueString': 'a', 'valueBoolean': true",
          unknown + "'status': 'final', 'modifierExtension': [{}]", unknown + "'status': 'final', 'valueString': 7",
          unknown + "'status': 'final', 'referenceRange': [{'low': {'value': 3}, 'high': {'value': 1}}]"}) {
        const std::string text = bundle({patient, resource("Observation", rest)});
        const Result<Record> all = read_bundle(text), wanted = read_bundle(text, {.wanted = &index()});
        ASSERT_TRUE(all.ok() && wanted.ok());
        EXPECT_EQ(all->notices.size(), 1U) << rest;
        EXPECT_EQ(all->notices, wanted->notices) << rest;
        EXPECT_TRUE(wanted->facts.empty()) << rest;
    }
}

std::string in_words(const Result<Record>& record) {
    if (!record) return record.error().code + record.error().message;
    const Findings findings = select_findings(*record, index(), {*PartialDate::parse("2024-06-01"), {}});
    std::string text = findings.subject;
    for (const FindingState& state : findings.states)
        text += "\n" + state.used + state.source + state.sent + (state.why ? std::string(to_string(*state.why)) : "");
    for (const Notice& notice : findings.notices) text += "\n" + notice.code + notice.source + notice.message;
    return text;
}

std::string some_condition() {
    const std::string code = *rc::gen::element<std::string>("M32", "m32.1", "M3210", "M33", "L94");
    const std::string text = *rc::gen::element<std::string>("lupus", " Lupus.", "lupus?", "", "other");
    const std::string status = *rc::gen::element<std::string>("confirmed", "refuted", "provisional", "nonsense");
    return resource("Condition", "'verificationStatus': {'coding': [{'system': "
                                 "'http://terminology.hl7.org/CodeSystem/condition-ver-status', 'code': '" +
                                     status + "'}]}, 'code': " + coded(icd, code, text));
}

RC_GTEST_PROP(Wanted, FindingsAndNoticesAreTheSame, ()) {
    std::vector<std::string> resources{patient};
    const int conditions = *rc::gen::inRange(0, 4);
    for (int i = 0; i < conditions; ++i) resources.push_back(some_condition());
    resources.push_back(resource("MedicationStatement", "'status': 'active', 'medicationCodeableConcept': " +
                                                            coded("http://whocc.no/atc/", "B01AA03", "")));
    std::string text = bundle(resources);
    constexpr std::string_view id = R"("id": "1")";
    for (std::size_t at = text.find(id), i = 0; at != std::string::npos; at = text.find(id, at + 1))
        text[at + id.size() - 2] = static_cast<char>('1' + i++);
    RC_ASSERT(in_words(read_bundle(text)) == in_words(read_bundle(text, {.wanted = &index()})));
}

} // namespace
} // namespace apatite
