// Bundles as text, in few words. Apostrophes stand for double quotes.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/read_bundle.h"

namespace apatite::testing_fhir {

inline std::string quoted(std::string text) {
    std::ranges::replace(text, '\'', '"');
    return text;
}

inline const std::string patient =
    "{'resourceType': 'Patient', 'id': 'p', 'gender': 'female', 'birthDate': '1970-02-03'}";
inline const std::string of_patient = "'subject': {'reference': 'Patient/p'}";

/// `{'resourceType': 'Condition', 'id': '1', 'subject': …, REST}`.
inline std::string resource(const std::string& type, const std::string& rest, const std::string& subject = of_patient) {
    return "{'resourceType': '" + type + "', 'id': '1'" + (subject.empty() ? "" : ", " + subject) +
           (rest.empty() ? "" : ", " + rest) + "}";
}

inline std::string bundle(const std::vector<std::string>& resources) {
    std::string text = "{'resourceType': 'Bundle', 'type': 'collection', 'entry': [";
    for (const std::string& each : resources)
        text += (text.ends_with('[') ? "" : ", ") + ("{'resource': " + each + "}");
    return quoted(text + "]}");
}

/// The record of the patient with one more resource; a failure of the test when it is refused.
inline Record read(const std::vector<std::string>& resources) {
    std::vector<std::string> all = {patient};
    all.insert(all.end(), resources.begin(), resources.end());
    const Result<Record> record = read_bundle(bundle(all));
    return record ? *record
                  : Record{.subject = "refused: " + record.error().message,
                           .birth_date = {},
                           .gender = {},
                           .deceased = {},
                           .facts = {},
                           .passed_over = {},
                           .notices = {}};
}

inline std::string_view word(Presence presence) {
    switch (presence) {
    case Presence::present: return "present";
    case Presence::absent: return "absent";
    case Presence::suspected: return "suspected";
    case Presence::past: return "past";
    case Presence::intended: return "intended";
    }
    return "";
}

/// The presence of the only fact, `-` for none, the code of the first notice in brackets.
inline std::string outcome(const Record& record) {
    if (record.subject.starts_with("refused")) return record.subject;
    std::string text = record.facts.empty() ? "-" : std::string(word(record.facts[0].presence));
    if (!record.notices.empty()) text += " [" + record.notices[0].code + "]";
    return text;
}
inline std::string outcome(const std::string& one) { return outcome(read({one})); }

} // namespace apatite::testing_fhir
