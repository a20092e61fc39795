#include "terminology/code.h"

#include "terminology/hierarchy_key.h"

namespace apatite {
namespace {

bool is_icd(std::string_view uri) noexcept {
    return uri == "http://hl7.org/fhir/sid/icd-10-cm" || uri == "http://hl7.org/fhir/sid/icd-10" ||
           uri == "http://hl7.org/fhir/sid/icd-9-cm";
}

} // namespace

bool is_hierarchical(std::string_view system_uri) noexcept {
    return system_uri == "http://www.whocc.no/atc" || is_icd(system_uri);
}

bool covers(const Code& of_set, const Code& sent) noexcept {
    if (of_set.system != sent.system || of_set.code.empty()) return false;
    if (!is_hierarchical(of_set.system)) return of_set.code == sent.code;
    const HierarchyKey wide(of_set.code);
    return !wide.text().empty() && HierarchyKey(sent.code).text().starts_with(wide.text());
}

} // namespace apatite
