#include "fhir/reference.h"

#include <algorithm>

namespace apatite::fhir {
namespace {

bool is_type_name(std::string_view text) noexcept {
    return !text.empty() && text.front() >= 'A' && text.front() <= 'Z' &&
           std::ranges::all_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

// What stands behind the last slash, which is cut off with it.
std::string_view cut_last(std::string_view& text) noexcept {
    const std::size_t slash = text.rfind('/');
    const std::string_view last = slash == std::string_view::npos ? text : text.substr(slash + 1);
    text = slash == std::string_view::npos ? std::string_view() : text.substr(0, slash);
    return last;
}

} // namespace

Reference split_reference(std::string_view text) noexcept {
    using enum Reference::Form;
    if (text.starts_with('#')) return {contained, {}, {}, text.substr(1)};
    if (text.starts_with("urn:")) return {urn, {}, {}, text};
    std::string_view rest = text.substr(0, text.find("/_history/"));
    rest = rest.substr(0, rest.find('?') == std::string_view::npos ? rest.size() : 0); // a search is no reference
    const std::string_view id = cut_last(rest);
    const std::string_view type = cut_last(rest);
    if (id.empty() || !is_type_name(type)) return {};
    return {literal, rest, type, id};
}

std::string to_string(const Reference& reference) {
    if (reference.form != Reference::Form::literal) return std::string(reference.id);
    return std::string(reference.type) + "/" + std::string(reference.id);
}

} // namespace apatite::fhir
