#include "render/fhir_elements.h"

#include <algorithm>
#include <set>

namespace apatite {
namespace {

bool is_id(std::string_view text) noexcept {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    };
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, allowed);
}

bool is_type(std::string_view text) noexcept {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !text.empty() && text.front() >= 'A' && text.front() <= 'Z' && std::ranges::all_of(text, letter);
}

} // namespace

bool is_fhir_reference(std::string_view text) noexcept {
    if (text.starts_with("urn:uuid:")) return is_id(text.substr(9));
    const std::size_t slash = text.find('/');
    return slash != std::string_view::npos && is_type(text.substr(0, slash)) && is_id(text.substr(slash + 1));
}

void write_concept(json::JsonWriter& out, std::string_view text, std::string_view system, std::string_view code) {
    out.begin_object();
    if (!system.empty()) {
        out.key("coding").begin_array().begin_object().compact().member("system", system).member("code", code);
        out.end_object().end_array();
    }
    out.member("text", text).end_object();
}

void write_subject(json::JsonWriter& out, std::string_view key, const Assessment& assessment) {
    out.key(key).begin_object().compact();
    if (is_fhir_reference(assessment.subject))
        out.member("reference", assessment.subject);
    else
        out.member("display", "The patient for whom the findings were entered");
    out.end_object();
}

void write_sources(json::JsonWriter& out, std::string_view key, const std::vector<const FactUse*>& facts) {
    std::set<std::string_view> written;
    for (const FactUse* fact : facts) {
        if (!is_fhir_reference(fact->source) || written.contains(fact->source)) continue;
        if (written.empty()) out.key(key).begin_array();
        out.begin_object().compact().member("reference", fact->source).end_object();
        written.insert(fact->source);
    }
    if (!written.empty()) out.end_array();
}

std::string plain(const Line& line) {
    std::string text;
    for (const Run& run : line) text += run.text;
    return text;
}

} // namespace apatite
