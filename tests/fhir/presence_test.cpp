// What the status of each resource says.
#include <gtest/gtest.h>

#include "fhir/bundle_text.h"

namespace apatite {
namespace {

using namespace testing_fhir;

const std::string of_the_patient = "'patient': {'reference': 'Patient/p'}";

struct Row {
    std::string status, expected;
};

TEST(ConditionStatus, Table) {
    const std::string system = "http://terminology.hl7.org/CodeSystem/condition-";
    const auto read_with = [&](const std::string& verification, const std::string& clinical) {
        const auto element = [&](const std::string& key, const std::string& kind, const std::string& code) {
            return code.empty()
                       ? ""
                       : ", '" + key + "': {'coding': [{'system': '" + system + kind + "', 'code': '" + code + "'}]}";
        };
        return outcome(resource("Condition", "'code': {'text': 'x'}" +
                                                 element("verificationStatus", "ver-status", verification) +
                                                 element("clinicalStatus", "clinical", clinical)));
    };
    EXPECT_EQ(read_with("", ""), "present");
    EXPECT_EQ(read_with("confirmed", "active"), "present");
    EXPECT_EQ(read_with("confirmed", "relapse"), "present");
    EXPECT_EQ(read_with("confirmed", "remission"), "past");
    EXPECT_EQ(read_with("confirmed", "resolved"), "past");
    EXPECT_EQ(read_with("confirmed", "inactive"), "past");
    EXPECT_EQ(read_with("provisional", "active"), "suspected");
    EXPECT_EQ(read_with("differential", ""), "suspected");
    EXPECT_EQ(read_with("unconfirmed", "resolved"), "suspected");
    EXPECT_EQ(read_with("refuted", ""), "absent");
    EXPECT_EQ(read_with("entered-in-error", ""), "- [entered-in-error]");
    EXPECT_EQ(read_with("maybe", ""), "- [status]");
    EXPECT_EQ(read_with("confirmed", "sleeping"), "- [status]");
}

TEST(ConditionStatus, WhatHasAbatedIsPast) {
    EXPECT_EQ(outcome(resource("Condition", "'code': {'text': 'x'}, 'abatementDateTime': '2020'")), "past");
    EXPECT_EQ(outcome(resource("Condition", "'code': {'text': 'x'}, 'abatementString': 'in spring'")), "past");
    EXPECT_EQ(outcome(resource("Condition", "'code': {'text': 'x'}, 'abatementBoolean': false")), "present");
}

void expect_statuses(const std::string& type, const std::string& rest, const std::string& subject,
                     const std::vector<Row>& rows) {
    for (const Row& row : rows)
        EXPECT_EQ(outcome(resource(type, rest + "'status': '" + row.status + "'", subject)), row.expected)
            << type << " " << row.status;
}

const std::string drug = "'medicationCodeableConcept': {'text': 'x'}, ";

TEST(Statuses, MedicationStatement) {
    expect_statuses("MedicationStatement", drug, of_patient,
                    {{"active", "present"},
                     {"completed", "past"},
                     {"stopped", "past"},
                     {"on-hold", "past"},
                     {"not-taken", "absent"},
                     {"intended", "intended"},
                     {"unknown", "- [status]"},
                     {"entered-in-error", "- [entered-in-error]"}});
}

TEST(Statuses, MedicationAdministration) {
    expect_statuses("MedicationAdministration", drug, of_patient,
                    {{"completed", "present"},
                     {"in-progress", "present"},
                     {"stopped", "present"},
                     {"not-done", "absent"},
                     {"unknown", "- [status]"},
                     {"entered-in-error", "- [entered-in-error]"}});
}

TEST(Statuses, MedicationRequestThatIsAnOrder) {
    expect_statuses("MedicationRequest", drug + "'intent': 'order', ", of_patient,
                    {{"active", "present"},
                     {"completed", "past"},
                     {"stopped", "past"},
                     {"draft", "intended"},
                     {"on-hold", "intended"},
                     {"cancelled", "intended"},
                     {"unknown", "- [status]"}});
}

TEST(Statuses, MedicationRequestByIntent) {
    const auto active = [](const std::string& rest) {
        return outcome(resource("MedicationRequest", drug + "'status': 'active'" + rest));
    };
    EXPECT_EQ(active(", 'intent': 'proposal'"), "intended");
    EXPECT_EQ(active(", 'intent': 'plan'"), "intended");
    EXPECT_EQ(active(", 'intent': 'plan', 'reportedBoolean': true"), "present");
    EXPECT_EQ(active(", 'intent': 'instance-order'"), "present");
    EXPECT_EQ(active(""), "- [status]");
}

TEST(Statuses, MedicationDispense) {
    expect_statuses("MedicationDispense", drug, of_patient,
                    {{"completed", "present"}, {"preparation", "intended"}, {"declined", "intended"}});
}

TEST(Statuses, Procedure) {
    expect_statuses("Procedure", "'code': {'text': 'x'}, ", of_patient,
                    {{"completed", "present"},
                     {"in-progress", "present"},
                     {"not-done", "absent"},
                     {"stopped", "suspected"},
                     {"preparation", "intended"},
                     {"unknown", "- [status]"}});
}

TEST(Statuses, Others) {
    expect_statuses("Immunization", "'vaccineCode': {'text': 'x'}, ", of_the_patient,
                    {{"completed", "present"}, {"not-done", "absent"}, {"entered-in-error", "- [entered-in-error]"}});
    expect_statuses("FamilyMemberHistory", "'condition': [{'code': {'text': 'x'}}], ", of_the_patient,
                    {{"completed", "present"}, {"partial", "present"}, {"health-unknown", "-"}, {"", "- [no-status]"}});
    expect_statuses("Observation", "'code': {'text': 'x'}, ", of_patient,
                    {{"final", "present"},
                     {"corrected", "present"},
                     {"preliminary", "present"},
                     {"registered", "- [status]"},
                     {"cancelled", "- [status]"},
                     {"unknown", "- [status]"}});
    expect_statuses("DiagnosticReport", "'conclusionCode': [{'text': 'x'}], ", of_patient,
                    {{"final", "present"}, {"partial", "present"}, {"registered", "- [status]"}});
    expect_statuses("Device", "'type': {'text': 'x'}, ", of_the_patient,
                    {{"active", "present"}, {"inactive", "past"}, {"entered-in-error", "- [entered-in-error]"}});
}

TEST(Statuses, AllergyIntolerance) {
    const auto allergy = [](const std::string& rest) {
        return outcome(resource("AllergyIntolerance", "'code': {'text': 'x'}" + rest, of_the_patient));
    };
    EXPECT_EQ(allergy(""), "present");
    EXPECT_EQ(allergy(", 'verificationStatus': {'coding': [{'code': 'refuted'}]}"), "absent");
    EXPECT_EQ(allergy(", 'verificationStatus': {'coding': [{'code': 'unconfirmed'}]}"), "suspected");
    EXPECT_EQ(allergy(", 'clinicalStatus': {'coding': [{'code': 'resolved'}]}"), "past");
    EXPECT_EQ(allergy(", 'verificationStatus': {'coding': [{'code': 'entered-in-error'}]}"), "- [entered-in-error]");
}

TEST(Orders, AreWhatHasBeenAskedFor) {
    const auto order = [](const std::string& rest) {
        return outcome(resource("ServiceRequest", "'code': {'text': 'x'}, " + rest));
    };
    EXPECT_EQ(order("'status': 'active', 'intent': 'order'"), "intended");
    EXPECT_EQ(order("'status': 'completed', 'intent': 'order'"), "past");
    EXPECT_EQ(order("'status': 'active', 'intent': 'proposal'"), "-");
    EXPECT_EQ(order("'status': 'draft', 'intent': 'order'"), "-");
    EXPECT_EQ(order("'status': 'active', 'intent': 'order', 'doNotPerform': true"), "-");
}

TEST(Silence, OnWhatNoFindingComesFrom) {
    EXPECT_EQ(outcome(resource("Encounter", "'status': 'finished'")), "-");
    EXPECT_EQ(outcome(resource("Organization", "", "")), "-");
    EXPECT_EQ(outcome(resource("Device", "'type': {'text': 'x'}", "")), "-");
}

} // namespace
} // namespace apatite
