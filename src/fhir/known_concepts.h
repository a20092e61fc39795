// What was read of a CodeableConcept, for the next time that the same bytes stand in a record.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "findings/record.h"
#include "json/known_parts.h"

namespace apatite::fhir {

/// A `CodeableConcept` that nothing was wrong with. It holds its own text, and stays where it is.
struct KnownConcept {
    KnownConcept(CodeViews read_codes, std::string_view read_text);
    KnownConcept(const KnownConcept&) = delete;
    KnownConcept& operator=(const KnownConcept&) = delete;

    std::vector<CodeView> codes; ///< as `Concept::codes`
    std::string text;
    std::optional<bool> wanted; ///< does a finding speak of it? Once that was asked

private:
    CodeSet held_;
};

/// By the number of the known part. One for each `json::KnownParts`.
class KnownConcepts {
public:
    /// After each document: forgets what has lost its number.
    void follow(const json::KnownParts& parts) {
        if (std::exchange(emptied_, parts.emptied()) != parts.emptied()) concepts_.clear();
    }
    KnownConcept* find(std::uint16_t part) const noexcept {
        return part < concepts_.size() ? concepts_[part].get() : nullptr;
    }
    KnownConcept& add(std::uint16_t part, CodeViews codes, std::string_view text);

private:
    std::vector<std::unique_ptr<KnownConcept>> concepts_;
    std::size_t emptied_ = 0; ///< times, of the parts
};

} // namespace apatite::fhir
