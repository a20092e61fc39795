#include "fhir/resource.h"

#include <fmt/format.h>

namespace apatite::fhir {

std::string Resource::source() const { return entry_->source().append(fragment_); }

json::Found Resource::wrong_type(const json::Value& value, Element element, json::Type type) {
    const json::Place place = value.place();
    set_aside("not-fhir", fmt::format("line {}, column {}: `{}` must be of JSON type {}, not {}: set aside", place.line,
                                      place.column, element.name(), to_string(type), to_string(value.type())));
    return std::nullopt;
}

Objects Resource::checked(const json::Value& array, Element element) {
    for (const json::Value each : array.elements())
        if (!each.is_object()) set_aside("not-fhir", fmt::format("`{}` must hold objects: set aside", element.name()));
    return Objects(array.elements());
}

void Resource::no_date(std::string_view sent, Element element) const {
    constexpr std::size_t longest_quote = 40;
    warn("bad-date",
         fmt::format("`{}` in `{}` is no date: taken as undated", sent.substr(0, longest_quote), element.name()));
}

void Resource::set_aside(std::string code, std::string message) {
    if (!set_aside_) warn(std::move(code), std::move(message));
    set_aside_ = true;
}

void Resource::warn(std::string code, std::string message) const {
    notices_->push_back({Notice::Severity::warning, std::move(code), source(), std::move(message)});
}

Draft& Resource::draft(FactKind kind, Drafts& facts) const {
    Draft& draft = facts.emplace_back();
    draft.kind = kind;
    draft.fragment = fragment_;
    return draft;
}

namespace {

// The depth of a document is bounded, and so is the recursion.
bool search_modifier_extension(const json::Value& value) {
    for (const json::Value each : value.elements()) {
        if (search_modifier_extension(each)) return true;
    }
    for (const json::Member& member : value.members()) {
        if (member.key == "modifierExtension" && !member.value.empty()) return true;
        if (member.key != "contained" && search_modifier_extension(member.value)) return true;
    }
    return false;
}

json::Found contained(const json::Value& holder, std::string_view id) {
    const auto all = find(holder, "contained");
    if (!all) return std::nullopt;
    for (const json::Value each : all->elements()) {
        const auto own = find(each, "id");
        if (own && own->text() == id) return each;
    }
    return std::nullopt;
}

} // namespace

bool has_modifier_extension(const json::Value& value) {
    return value.holds_watched_key() && search_modifier_extension(value);
}

json::Found target_of(Resource& resource, const json::Value& reference) {
    const std::string_view text = resource.text(reference, "reference");
    json::Found target;
    if (text.starts_with('#')) {
        target = contained(resource.entry().resource, text.substr(1));
    } else if (const Entry* found = resource.bundle().find(text, resource.entry()); found && found->problem.empty()) {
        target = found->resource;
    }
    if (!target || has_modifier_extension(*target) || find(*target, "implicitRules") || target->duplicate_key())
        return std::nullopt;
    return target;
}

} // namespace apatite::fhir
