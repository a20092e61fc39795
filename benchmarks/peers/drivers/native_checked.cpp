// The job by hand in C++ over simdjson's DOM with the checks that the engine makes: the whole text validated, no key
// twice, one Patient, every resource's status, subject and modifiers looked at, the unit of every number.
//   native_checked FILE OUT [REPS]
#include <simdjson.h>

#include <cstring>
#include <stdexcept>

#include "common.hpp"
#include "job.hpp"

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;
using Text = std::string_view;

Text text(const object& o, Text key) {
    Text value;
    return o[key].get(value) == simdjson::SUCCESS ? value : Text();
}

void no_key_twice(const element& e) {
    if (e.is_array()) {
        for (const element each : array(e)) no_key_twice(each);
    } else if (e.is_object()) {
        Text keys[64];
        std::size_t count = 0;
        for (const auto [key, value] : object(e)) {
            for (std::size_t i = 0; i < count; ++i)
                if (keys[i] == key) throw std::runtime_error("a key twice");
            if (count == 64) throw std::runtime_error("too many keys");
            keys[count++] = key;
            no_key_twice(value);
        }
    }
}

bool has_modifier(const object& o) {
    element found;
    return o["modifierExtension"].get(found) == simdjson::SUCCESS || o["implicitRules"].get(found) == simdjson::SUCCESS;
}

struct Coded {
    Text system, code;
};
Coded code_of(const object& resource, Text key) {
    object holder, coding;
    if (resource[key]["coding"].at(0).get(coding) != simdjson::SUCCESS) return {};
    return {text(coding, "system"), text(coding, "code")};
}

int one_of(Text found, const auto& names) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == found) return static_cast<int>(i);
    return -1;
}

void observation(const object& r, Facts& facts) {
    constexpr std::array<Text, NUMS> loinc{"17861-6", "1751-7", "2777-1", "2731-8"};
    constexpr std::array<Text, NUMS> units{"mg/dL", "g/dL", "mg/dL", "pg/mL"};
    const Text status = text(r, "status");
    if (status != "final" && status != "amended" && status != "corrected") return;
    const Coded code = code_of(r, "code");
    if (code.system == "http://loinc.org") {
        const int number = one_of(code.code, loinc);
        object quantity;
        if (number < 0 || r["valueQuantity"].get(quantity) != simdjson::SUCCESS) return;
        if (text(quantity, "code") != units[static_cast<std::size_t>(number)]) return;
        if (text(quantity, "system") != "http://unitsofmeasure.org") return;
        double value = 0;
        if (quantity["value"].get(value) == simdjson::SUCCESS) facts.n[static_cast<std::size_t>(number)] = value;
    } else if (code.system == "http://example.org/peer-bench") {
        const int which = one_of(code.code, kBool);
        bool value = false;
        if (which >= 0 && r["valueBoolean"].get(value) == simdjson::SUCCESS)
            facts.b[static_cast<std::size_t>(which)] = value;
    }
}

void told_by(const object& r, Text code_key, Text word, Facts& facts) {
    const Coded code = code_of(r, code_key);
    if (code.system != "http://example.org/peer-bench") return;
    const int which = one_of(code.code, kBool);
    if (which < 0) return;
    if (word == "confirmed" || word == "completed" || word == "active") facts.b[static_cast<std::size_t>(which)] = 1;
    if (word == "refuted" || word == "not-done" || word == "not-taken") facts.b[static_cast<std::size_t>(which)] = 0;
}

std::string decided(const element& document) {
    no_key_twice(document);
    Facts facts;
    Text id;
    for (const element each : array(document["entry"]))
        if (const object r = each["resource"]; text(r, "resourceType") == "Patient") {
            if (!id.empty()) throw std::runtime_error("two patients");
            id = text(r, "id");
        }
    if (id.empty()) throw std::runtime_error("no patient");
    for (const element each : array(document["entry"])) {
        const object r = each["resource"];
        const Text type = text(r, "resourceType");
        if (type == "Patient" || has_modifier(r)) continue;
        object subject;
        if (r["subject"].get(subject) != simdjson::SUCCESS) continue;
        const Text reference = text(subject, "reference");
        if (!reference.starts_with("Patient/") || reference.substr(8) != id)
            throw std::runtime_error("another patient");
        if (type == "Observation") observation(r, facts);
        if (type == "Condition") told_by(r, "code", code_of(r, "verificationStatus").code, facts);
        if (type == "Procedure") told_by(r, "code", text(r, "status"), facts);
        if (type == "MedicationAdministration" || type == "MedicationStatement")
            told_by(r, "medicationCodeableConcept", text(r, "status"), facts);
    }
    return line(id, decide(facts));
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    simdjson::padded_string all;
    if (simdjson::padded_string::load(argv[1]).get(all) != simdjson::SUCCESS) return 2;
    const auto ls = lines(all.data(), all.size());
    simdjson::dom::parser parser;
    std::vector<double> times;
    std::string answers;
    for (int k = 0, reps = argc > 3 ? std::atoi(argv[3]) : 5; k < reps; ++k) {
        answers.clear();
        const double start = now();
        for (const auto& [begin, size] : ls) answers += decided(parser.parse(begin, size, false));
        times.push_back(now() - start);
    }
    if (std::strcmp(argv[2], "-") != 0) std::ofstream(argv[2], std::ios::binary) << answers;
    report("native_checked", "fhir", ls.size(), times, double(all.size()));
    return 0;
}
