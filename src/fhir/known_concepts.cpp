#include "fhir/known_concepts.h"

namespace apatite::fhir {

KnownConcept::KnownConcept(CodeViews read_codes, std::string_view read_text) : text(read_text) {
    held_.reserve(read_codes.size());
    for (const CodeView& code : read_codes) held_.push_back({std::string(code.system), std::string(code.code)});
    codes.reserve(held_.size());
    for (const Code& code : held_) codes.push_back({code.system, code.code});
}

KnownConcept& KnownConcepts::add(std::uint16_t part, CodeViews codes, std::string_view text) {
    if (concepts_.size() <= part) concepts_.resize(json::KnownParts::most + 1);
    concepts_[part] = std::make_unique<KnownConcept>(codes, text);
    return *concepts_[part];
}

} // namespace apatite::fhir
