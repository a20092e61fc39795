#include <algorithm>
#include <array>
#include <cstdint>

#include "terminology/code.h"

namespace apatite {
namespace {

struct System {
    std::string_view short_name, uri, oid; // oid empty: none in use
};

// OIDs are HL7's, as old records and CDA conversions send them.
constexpr std::array systems = {
    System{"loinc", "http://loinc.org", "2.16.840.1.113883.6.1"},
    System{"snomed", "http://snomed.info/sct", "2.16.840.1.113883.6.96"},
    System{"rxnorm", "http://www.nlm.nih.gov/research/umls/rxnorm", "2.16.840.1.113883.6.88"},
    System{"atc", "http://www.whocc.no/atc", "2.16.840.1.113883.6.73"},
    System{"icd10cm", "http://hl7.org/fhir/sid/icd-10-cm", "2.16.840.1.113883.6.90"},
    System{"icd10", "http://hl7.org/fhir/sid/icd-10", "2.16.840.1.113883.6.3"},
    System{"icd9cm", "http://hl7.org/fhir/sid/icd-9-cm", "2.16.840.1.113883.6.103"},
    System{"icd10pcs", "http://www.cms.gov/Medicare/Coding/ICD10", "2.16.840.1.113883.6.4"},
    System{"cpt", "http://www.ama-assn.org/go/cpt", "2.16.840.1.113883.6.12"},
    System{"ndc", "http://hl7.org/fhir/sid/ndc", "2.16.840.1.113883.6.69"},
    System{"cvx", "http://hl7.org/fhir/sid/cvx", "2.16.840.1.113883.12.292"},
    System{"ucum", "http://unitsofmeasure.org", "2.16.840.1.113883.6.8"},
    System{"interpretation", "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
           "2.16.840.1.113883.5.83"},
    System{"yes-no", "http://terminology.hl7.org/CodeSystem/v2-0136", "2.16.840.1.113883.12.136"},
    System{"finding", "urn:apatite:finding", ""},
    System{"site", "urn:apatite:site", ""},
};

// Older names of the same system.
struct OtherName {
    std::string_view sent, uri;
};
constexpr std::array other_names = {
    OtherName{"http://hl7.org/fhir/sid/icd-10-us", "http://hl7.org/fhir/sid/icd-10-cm"},
    OtherName{"http://whocc.no/atc", "http://www.whocc.no/atc"},
    OtherName{"http://www.icd10data.com/icd10pcs", "http://www.cms.gov/Medicare/Coding/ICD10"},
    OtherName{"http://hl7.org/fhir/v2/0136", "http://terminology.hl7.org/CodeSystem/v2-0136"},
    OtherName{"http://hl7.org/fhir/v3/ObservationInterpretation",
              "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"},
};

template <typename Table, typename Key>
const auto* find_in(const Table& table, std::string_view wanted, Key key) noexcept {
    const auto found = std::ranges::find(table, wanted, key);
    return found == table.end() ? nullptr : &*found;
}

bool is_uri(std::string_view text) noexcept {
    return text.find(':') != std::string_view::npos && text.find_first_of(" \t") == std::string_view::npos;
}

// `https` for `http` and a slash at the end are the slips that feeds make.
constexpr std::string_view without_scheme_and_slash(std::string_view uri) noexcept {
    for (const std::string_view scheme : {std::string_view("http://"), std::string_view("https://")}) {
        if (uri.starts_with(scheme)) uri.remove_prefix(scheme.size());
    }
    if (uri.ends_with('/')) uri.remove_suffix(1);
    return uri;
}

// Every name that a system goes by, as far as it is compared.
struct Name {
    std::string_view compared, uri;
};
constexpr auto names = [] {
    std::array<Name, systems.size() + other_names.size()> all{};
    for (std::size_t i = 0; i < systems.size(); ++i)
        all[i] = {without_scheme_and_slash(systems[i].uri), systems[i].uri};
    for (std::size_t i = 0; i < other_names.size(); ++i)
        all[systems.size() + i] = {without_scheme_and_slash(other_names[i].sent), other_names[i].uri};
    return all;
}();

// A bit for each length of a name: nearly every system that is none of them shows it by its length.
static_assert(std::ranges::all_of(names, [](const Name& name) { return name.compared.size() < 64; }));
constexpr std::uint64_t lengths = [] {
    std::uint64_t bits = 0;
    for (const Name& name : names) bits |= std::uint64_t{1} << name.compared.size();
    return bits;
}();

std::optional<std::string_view> known_uri(std::string_view sent) noexcept {
    const std::string_view wanted = without_scheme_and_slash(sent);
    if (wanted.size() < 64 && (lengths >> wanted.size() & 1) != 0)
        if (const Name* name = find_in(names, wanted, &Name::compared)) return name->uri;
    // An edition or version of SNOMED CT: its codes mean the same.
    if (wanted.starts_with("snomed.info/sct/")) return "http://snomed.info/sct";
    return std::nullopt;
}

} // namespace

std::optional<std::string_view> system_uri(std::string_view short_name) noexcept {
    if (const System* system = find_in(systems, short_name, &System::short_name)) return system->uri;
    if (is_uri(short_name)) return canonical_system(short_name);
    return std::nullopt;
}

std::string_view system_short_name(std::string_view uri) noexcept {
    const System* system = find_in(systems, uri, &System::uri);
    return system ? system->short_name : uri;
}

std::string_view canonical_system(std::string_view sent) noexcept {
    constexpr std::string_view prefix = "urn:oid:";
    if (!sent.starts_with(prefix)) return known_uri(sent).value_or(sent);
    const System* system = find_in(systems, sent.substr(prefix.size()), &System::oid);
    return system && !system->oid.empty() ? system->uri : sent;
}

std::vector<std::string_view> system_short_names() {
    std::vector<std::string_view> names;
    for (const System& system : systems) names.push_back(system.short_name);
    return names;
}

} // namespace apatite
