#include "cds_hooks/request.h"

#include <algorithm>

#include <fmt/format.h>

namespace apatite::cds_hooks {
namespace {

using json::Type;
using json::Value;

Error wrong(std::string message) { return {"request", std::move(message)}; }

/// The member of that type. Error: missing, or another type.
Result<Value> member(const Value& object, std::string_view where, std::string_view key, Type type) {
    const auto value = object.find(key);
    if (!value) return wrong(fmt::format("`{}{}` is missing", where, key));
    if (value->type() != type)
        return wrong(fmt::format("`{}{}` must be of type {}, not {}", where, key, json::to_string(type),
                                 json::to_string(value->type())));
    return *value;
}

Result<std::string> text(const Value& object, std::string_view where, std::string_view key) {
    const auto value = member(object, where, key, Type::string);
    if (!value) return value.error();
    if (value->text().empty()) return wrong(fmt::format("`{}{}` is empty", where, key));
    return std::string(value->text());
}

/// A FHIR id: it will stand in a reference.
bool is_fhir_id(std::string_view id) noexcept {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    };
    return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, allowed);
}

std::optional<Error> check_authorization(const Value& root) {
    const auto server = root.find("fhirServer");
    if (server && !server->is_string()) return wrong("`fhirServer` must be a string");
    const auto authorization = root.find("fhirAuthorization");
    if (!authorization || authorization->is_null()) return std::nullopt;
    if (!authorization->is_object()) return wrong("`fhirAuthorization` must be an object");
    if (!server) return wrong("`fhirAuthorization` is given without `fhirServer`");
    return std::nullopt;
}

/// What the order hooks need beyond the patient.
std::optional<Error> read_orders(const Value& context, HookRequest& request) {
    if (request.hook == "order-select")
        if (const auto selections = member(context, "context.", "selections", Type::array); !selections)
            return selections.error();
    const auto drafts = member(context, "context.", "draftOrders", Type::object);
    if (!drafts) return drafts.error();
    if (const auto type = drafts->find("resourceType"); !type || type->text() != "Bundle")
        return wrong("`context.draftOrders` must be a Bundle");
    if (const auto entries = drafts->find("entry"))
        for (const Value entry : entries->elements())
            if (const auto resource = entry.find("resource")) request.draft_orders.push_back(*resource);
    return std::nullopt;
}

std::optional<Error> read_prefetch(const Value& root, HookRequest& request) {
    const auto prefetch = root.find("prefetch");
    if (!prefetch || prefetch->is_null()) return std::nullopt;
    if (!prefetch->is_object()) return wrong("`prefetch` must be an object");
    for (const json::Member member : prefetch->members())
        if (!member.value.is_null()) request.prefetch.emplace(member.key, member.value);
    return std::nullopt;
}

std::optional<Error> read_context(const Value& root, HookRequest& request) {
    const auto context = member(root, "", "context", Type::object);
    if (!context) return context.error();
    if (const auto user = text(*context, "context.", "userId"); !user) return user.error();
    const auto patient = text(*context, "context.", "patientId");
    if (!patient) return patient.error();
    if (!is_fhir_id(*patient)) return wrong("`context.patientId` is no FHIR id");
    request.patient_id = *patient;
    return request.hook == "patient-view" ? std::nullopt : read_orders(*context, request);
}

} // namespace

bool is_uuid(std::string_view text) noexcept {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (i == 8 || i == 13 || i == 18 || i == 23 ? c != '-' : !hex) return false;
    }
    return true;
}

Result<HookRequest> read_hook_request(const json::Value& root) {
    if (!root.is_object()) return wrong("the body must be a JSON object");
    if (root.duplicate_key()) return wrong("a key stands twice in one object, so nobody knows which is meant");
    HookRequest request;
    const auto hook = text(root, "", "hook");
    if (!hook) return hook.error();
    request.hook = *hook;
    if (std::ranges::find(hooks, request.hook) == hooks.end())
        return wrong(fmt::format("this service answers the hooks {}", fmt::join(hooks, ", ")));
    const auto instance = text(root, "", "hookInstance");
    if (!instance) return instance.error();
    if (!is_uuid(*instance)) return wrong("`hookInstance` is no UUID");
    for (const auto& step : {check_authorization(root), read_context(root, request), read_prefetch(root, request)})
        if (step) return *step;
    return request;
}

} // namespace apatite::cds_hooks
