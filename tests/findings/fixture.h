// A small catalogue and short ways to write facts.
#pragma once

#include <string>
#include <string_view>

#include "findings/finding_index.h"
#include "findings/findings.h"
#include "units/quantity.h"

namespace apatite::testing_findings {

inline Code snomed(std::string code) { return {"http://snomed.info/sct", std::move(code)}; }
inline Code loinc(std::string code) { return {"http://loinc.org", std::move(code)}; }
inline Code of_finding(std::string code) { return {"urn:apatite:finding", std::move(code)}; }
inline PartialDate date(std::string_view text) { return *PartialDate::parse(text); }
inline Rational number(std::string_view text) { return *Rational::parse(text); }

inline FindingDeclaration declare(std::string id, FindingKind kind, CodeSet codes,
                                  SelectPolicy policy = SelectPolicy::latest) {
    FindingDeclaration declaration;
    declaration.id = std::move(id);
    declaration.label = declaration.id;
    declaration.kind = kind;
    declaration.codes = std::move(codes);
    declaration.select.policy = policy;
    return declaration;
}

inline FindingDeclaration quantity(std::string id, std::string code, std::string unit, std::string plausible) {
    FindingDeclaration declaration = declare(std::move(id), FindingKind::quantity, {loinc(std::move(code))});
    declaration.unit_text = unit;
    declaration.unit = *Unit::parse(unit);
    declaration.plausible = parse_quantity_range(plausible)->value;
    return declaration;
}

inline FindingDeclaration calcium() {
    FindingDeclaration declaration = quantity("calcium", "17861-6", "mg/dL", "2 mg/dL .. 25 mg/dL");
    declaration.text = {"calcium"};
    declaration.analyte = {number("40.078"), 2};
    declaration.select.within_days = 90;
    AgeRange adults, infants;
    adults.from_months = 12;
    adults.low = number("8.5");
    adults.high = number("10.5");
    infants.to_months = 12;
    infants.low = number("9");
    infants.high = number("11.5");
    declaration.ranges = {adults, infants};
    return declaration;
}

inline FindingDeclaration hemoglobin() {
    FindingDeclaration declaration = quantity("hemoglobin", "718-7", "g/dL", "2 g/dL .. 25 g/dL");
    AgeRange women, men;
    women.from_months = men.from_months = 18 * 12;
    women.sex = "female";
    men.sex = "male";
    women.low = number("12");
    men.low = number("13.5");
    women.high = number("15.5");
    men.high = number("17.5");
    declaration.ranges = {women, men};
    return declaration;
}

inline FindingDeclaration lesion() {
    FindingDeclaration declaration = declare("lesion", FindingKind::instances, {snomed("95324001")}, SelectPolicy::any);
    declaration.when_complete = "lesions";
    FindingDeclaration site = declare("site", FindingKind::site, {}), onset = declare("seen", FindingKind::date, {}),
                       text = declare("nodule", FindingKind::boolean, {});
    site.source = FindingSource::body_site;
    onset.source = FindingSource::effective_date;
    text.source = FindingSource::instance_text;
    text.text = {"hard nodule"};
    declaration.fields = {
        declare("painful", FindingKind::boolean, {of_finding("lesion_painful")}, SelectPolicy::active), site, onset,
        text};
    return declaration;
}

inline SiteDeclaration site(std::string id, std::vector<std::string> within) {
    SiteDeclaration declaration;
    declaration.id = id;
    declaration.label = id;
    declaration.codes = {{"urn:apatite:site", id}};
    declaration.within = std::move(within);
    return declaration;
}

inline FindingCatalogue catalogue() {
    FindingCatalogue all;
    FindingDeclaration lupus =
        declare("lupus", FindingKind::boolean, {{"http://hl7.org/fhir/sid/icd-10-cm", "M32"}}, SelectPolicy::active);
    lupus.text = {"systemic lupus"};
    lupus.if_absent = false;
    lupus.when_complete = "conditions";
    FindingDeclaration warfarin =
        declare("warfarin", FindingKind::boolean, {{"http://www.whocc.no/atc", "B01AA"}}, SelectPolicy::active);
    FindingDeclaration iv_calcium =
        declare("iv_calcium", FindingKind::boolean, {{"http://www.whocc.no/atc", "A12AA"}}, SelectPolicy::ever);
    iv_calcium.select.within_months = 3;
    iv_calcium.routes = {snomed("47625008")};
    FindingDeclaration family = declare("lupus_in_family", FindingKind::boolean,
                                        {{"http://hl7.org/fhir/sid/icd-10-cm", "M32"}}, SelectPolicy::ever);
    family.from = {FactKind::family_history};
    FindingDeclaration antibody = declare("antibody", FindingKind::boolean, {loinc("8061-4")}, SelectPolicy::latest);
    FindingDeclaration smoker = declare("smoker", FindingKind::boolean, {loinc("72166-2")}, SelectPolicy::latest);
    smoker.value_codes = {snomed("449868002")};
    FindingDeclaration titre = quantity("ana_titre", "5048-4", "1", "0 1 .. 100000 1");
    titre.flag_only = true;
    FindingDeclaration peak = declare("calcium_peak", FindingKind::boolean, {}, SelectPolicy::highest);
    peak.of = "calcium";
    peak.select.within_months = 12;
    FindingDeclaration stage = declare("stage", FindingKind::choice, {loinc("stage")});
    stage.choices = {"early", "late"};
    stage.choice_codes = {{"early", {snomed("1")}}, {"late", {snomed("2")}}};
    FindingDeclaration transplant = declare("transplant", FindingKind::date, {snomed("70536003")});
    FindingDeclaration age = declare("patient_age", FindingKind::quantity, {});
    age.source = FindingSource::patient_age;
    age.unit_text = "years";
    age.unit = *Unit::parse("a");
    age.calendar_unit = true;
    FindingDeclaration sex = declare("sex", FindingKind::choice, {});
    sex.source = FindingSource::patient_sex;
    sex.choices = {"female", "male", "other"};
    all.findings = {calcium(), hemoglobin(), lupus, warfarin,   iv_calcium, family, antibody, smoker,
                    titre,     peak,         stage, transplant, age,        sex,    lesion()};
    all.sites = {site("leg", {}), site("knee", {"leg"}), site("hand", {})};
    all.lists = {"conditions", "medications", "lesions"};
    return all;
}

inline Fact fact(FactKind kind, std::string source, Code code) {
    Fact made;
    made.kind = kind;
    made.source = std::move(source);
    made.codes = {std::move(code)};
    return made;
}

inline SentQuantity sent(std::string value, std::string unit) {
    return {std::move(value), "", std::move(unit), true, ""};
}

inline Fact lab(std::string source, std::string code, std::string value, std::string unit,
                std::string_view day = "2024-05-30") {
    Fact made = fact(FactKind::observation, std::move(source), loinc(std::move(code)));
    made.quantity = sent(std::move(value), std::move(unit));
    made.date = date(day);
    return made;
}

inline Fact calcium_of(std::string value, std::string unit, std::string_view day = "2024-05-30",
                       std::string source = "Observation/1") {
    return lab(std::move(source), "17861-6", std::move(value), std::move(unit), day);
}

inline Fact condition(std::string code, Presence presence = Presence::present) {
    Fact made = fact(FactKind::condition, "Condition/1", {"http://hl7.org/fhir/sid/icd-10-cm", std::move(code)});
    made.presence = presence;
    made.ongoing = true;
    return made;
}

inline Record record(std::vector<Fact> facts) {
    Record made;
    made.subject = "Patient/1";
    made.birth_date = date("1970-02-03");
    made.gender = "female";
    made.facts = std::move(facts);
    return made;
}

inline Findings select(const Record& from, std::set<std::string> complete = {}) {
    return select_findings(from, catalogue(), {date("2024-06-01"), std::move(complete)});
}

inline const FindingState& state(const Findings& findings, std::string_view id) {
    return findings.states.at(*catalogue().index_of(id));
}

/// `true`, `9.69 mg/dL`, or why it is not known.
inline std::string summary(const FindingState& state) {
    if (state.known()) return state.used;
    return state.why ? "unknown: " + std::string(to_string(*state.why)) : "instances";
}

inline std::string summary(std::vector<Fact> facts, std::string_view id) {
    return summary(state(select(record(std::move(facts))), id));
}

inline std::vector<std::string> notice_codes(const Findings& findings) {
    std::vector<std::string> codes;
    for (const Notice& notice : findings.notices) codes.push_back(notice.code);
    return codes;
}

/// The five judgements, `H` for high, `h` for not high, `?` for unknown: high, low, normal, positive, negative.
inline std::string judged(const FindingState& state) {
    std::string text;
    const auto add = [&](const Judgement& judgement, char letter) {
        if (judgement.now == Truth::unknown)
            text += '?';
        else
            text += judgement.now == Truth::is_true ? letter : static_cast<char>(letter - 'A' + 'a');
    };
    add(state.high, 'H');
    add(state.low, 'L');
    add(state.normal, 'N');
    add(state.positive, 'P');
    add(state.negative, 'M');
    return text;
}

} // namespace apatite::testing_findings
