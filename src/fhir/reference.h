// References between resources.
#pragma once

#include <string>
#include <string_view>

namespace apatite::fhir {

/// `https://a.org/fhir/Patient/7/_history/2` is base `https://a.org/fhir`, type `Patient`, id `7`.
struct Reference {
    enum class Form { none, contained, urn, literal };
    Form form = Form::none;
    std::string_view base; ///< of an absolute literal
    std::string_view type;
    std::string_view id; ///< the whole text of a urn
    friend bool operator==(const Reference&, const Reference&) = default;
};

/// Form `none` when the text is no reference to a resource.
Reference split_reference(std::string_view text) noexcept;

/// `Patient/7`.
std::string to_string(const Reference& reference);

} // namespace apatite::fhir
