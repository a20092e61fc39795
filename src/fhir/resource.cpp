#include "fhir/resource.h"

#include <fmt/format.h>

namespace apatite::fhir {

std::optional<json::Value> Resource::element(const json::Value& parent, std::string_view key, json::Type type) {
    const auto value = parent.find(key);
    if (!value) return std::nullopt;
    if (value->type() == type) return value;
    const json::Place place = value->place();
    set_aside("not-fhir", fmt::format("line {}, column {}: `{}` must be of JSON type {}, not {}: set aside", place.line,
                                      place.column, key, to_string(type), to_string(value->type())));
    return std::nullopt;
}

std::optional<json::Value> Resource::object(const json::Value& parent, std::string_view key) {
    return element(parent, key, json::Type::object);
}

std::vector<json::Value> Resource::objects(const json::Value& parent, std::string_view key) {
    std::vector<json::Value> found;
    const auto array = element(parent, key, json::Type::array);
    if (!array) return found;
    for (const json::Value each : array->elements()) {
        if (each.is_object())
            found.push_back(each);
        else
            set_aside("not-fhir", fmt::format("`{}` must hold objects: set aside", key));
    }
    return found;
}

std::string_view Resource::text(const json::Value& parent, std::string_view key) {
    const auto value = element(parent, key, json::Type::string);
    return value ? value->text() : std::string_view();
}

std::optional<bool> Resource::boolean(const json::Value& parent, std::string_view key) {
    const auto value = element(parent, key, json::Type::boolean);
    return value ? value->boolean() : std::nullopt;
}

std::string_view Resource::number(const json::Value& parent, std::string_view key) {
    const auto value = element(parent, key, json::Type::number);
    return value ? value->number_text() : std::string_view();
}

std::optional<PartialDate> Resource::date(const json::Value& parent, std::string_view key) {
    const std::string_view sent = text(parent, key);
    if (sent.empty()) return std::nullopt;
    Result<PartialDate> date = PartialDate::parse(sent);
    if (date) return *date;
    constexpr std::size_t longest_quote = 40;
    warn("bad-date", fmt::format("`{}` in `{}` is no date: taken as undated", sent.substr(0, longest_quote), key));
    return std::nullopt;
}

void Resource::set_aside(std::string code, std::string message) {
    if (!set_aside_) warn(std::move(code), std::move(message));
    set_aside_ = true;
}

void Resource::warn(std::string code, std::string message) const {
    notices_->push_back({Notice::Severity::warning, std::move(code), source_, std::move(message)});
}

Fact Resource::fact(FactKind kind) const {
    Fact fact;
    fact.kind = kind;
    fact.source = source_;
    return fact;
}

// The depth of a document is bounded, and so is the recursion.
bool has_modifier_extension(const json::Value& value) {
    for (const json::Value each : value.elements()) {
        if (has_modifier_extension(each)) return true;
    }
    for (const json::Member& member : value.members()) {
        if (member.key == "modifierExtension" && !member.value.empty()) return true;
        if (member.key != "contained" && has_modifier_extension(member.value)) return true;
    }
    return false;
}

namespace {

std::optional<json::Value> contained(const json::Value& holder, std::string_view id) {
    const auto all = holder.find("contained");
    if (!all) return std::nullopt;
    for (const json::Value each : all->elements()) {
        const auto own = each.find("id");
        if (own && own->text() == id) return each;
    }
    return std::nullopt;
}

} // namespace

std::optional<json::Value> target_of(Resource& resource, const json::Value& reference) {
    const std::string_view text = resource.text(reference, "reference");
    std::optional<json::Value> target;
    if (text.starts_with('#')) {
        target = contained(resource.entry().resource, text.substr(1));
    } else if (const Entry* found = resource.bundle().find(text, resource.entry()); found && found->problem.empty()) {
        target = found->resource;
    }
    if (!target || has_modifier_extension(*target) || target->find("implicitRules") || target->duplicate_key())
        return std::nullopt;
    return target;
}

} // namespace apatite::fhir
