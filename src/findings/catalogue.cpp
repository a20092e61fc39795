#include <algorithm>

#include "findings/declaration.h"
#include "findings/findings.h"

namespace apatite {

std::optional<std::size_t> FindingCatalogue::index_of(std::string_view id) const noexcept {
    const auto found = std::ranges::find(findings, id, &FindingDeclaration::id);
    if (found == findings.end()) return std::nullopt;
    return static_cast<std::size_t>(found - findings.begin());
}

const FindingDeclaration* FindingCatalogue::find(std::string_view id) const noexcept {
    const auto index = index_of(id);
    return index ? &findings[*index] : nullptr;
}

std::string_view to_string(WhyUnknown why) noexcept {
    switch (why) {
    case WhyUnknown::missing: return "missing";
    case WhyUnknown::stale: return "stale";
    case WhyUnknown::undated: return "undated";
    case WhyUnknown::no_unit: return "no-unit";
    case WhyUnknown::bad_unit: return "bad-unit";
    case WhyUnknown::implausible: return "implausible";
    case WhyUnknown::suspected: return "suspected";
    case WhyUnknown::conflicting: return "conflicting";
    case WhyUnknown::comparator: return "comparator";
    case WhyUnknown::preliminary: return "preliminary";
    case WhyUnknown::masked: return "masked";
    case WhyUnknown::not_known: return "not-known";
    }
    return "";
}

std::string_view to_string(Provenance provenance) noexcept {
    switch (provenance) {
    case Provenance::observed: return "observed";
    case Provenance::flag: return "flag";
    case Provenance::presumed: return "presumed";
    case Provenance::text: return "text";
    }
    return "";
}

} // namespace apatite
