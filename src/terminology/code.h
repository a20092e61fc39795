// Codes of terminologies and sets of them.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace apatite {

/// A code in a system; `system` is the canonical URI (see `system_uri`).
struct Code {
    std::string system;
    std::string code;

    friend bool operator==(const Code&, const Code&) = default;
    friend auto operator<=>(const Code&, const Code&) = default;
};

/// The URI of a system's short name in packs (`loinc`, `snomed`, `rxnorm`, `atc`, `icd10cm`, `finding`, `site`, ...);
/// a text that is itself a URI stands for itself. Nothing for an unknown short name.
std::optional<std::string_view> system_uri(std::string_view short_name) noexcept;

/// The short name of a system's URI; the URI itself when it has none.
std::string_view system_short_name(std::string_view uri) noexcept;

/// All short names, in a fixed order.
std::vector<std::string_view> system_short_names();

/// The canonical URI of a system as records name it (`urn:oid:2.16.840.1.113883.6.1` is LOINC); a system that is not
/// known stays as it was sent.
std::string_view canonical_system(std::string_view sent) noexcept;

/// ATC and ICD-10-CM are classifications: a code in a set means itself and all below it (`B01AA` matches `B01AA03`,
/// `M32` matches `M32.10`, also when sent as `M3210` or `m32.10`). In every other system a code means itself only.
bool is_hierarchical(std::string_view system_uri) noexcept;

/// Does the code of a set cover the code of a record? Both systems canonical.
bool covers(const Code& of_set, const Code& sent) noexcept;

using CodeSet = std::vector<Code>;

/// A code that somebody else holds.
struct CodeView {
    std::string_view system, code;
    friend bool operator==(const CodeView&, const CodeView&) = default;
    friend auto operator<=>(const CodeView&, const CodeView&) = default;
};
using CodeViews = std::span<const CodeView>;

/// Lower case (ASCII and Latin-1 letters), runs of blanks and punctuation folded to one space, ends trimmed: the form
/// in which a record's text and a finding's synonyms are compared, as a whole. Signs that change what is said stay
/// (`? ! + = < > % ~ #`, and a hyphen that stands outside a word), so that `lupus?` is not `lupus`.
std::string normalise_text(std::string_view text);

} // namespace apatite

template <>
struct std::hash<apatite::Code> {
    std::size_t operator()(const apatite::Code& code) const noexcept {
        return std::hash<std::string_view>{}(code.system) * 31 + std::hash<std::string_view>{}(code.code);
    }
};
