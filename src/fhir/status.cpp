#include "fhir/status.h"

#include <algorithm>

#include <fmt/format.h>

namespace apatite::fhir {

void set_aside_by_status(Resource& resource, std::string_view status) {
    if (status == "entered-in-error")
        return resource.set_aside("entered-in-error", "entered in error: it does not exist");
    if (status.empty()) return resource.set_aside("no-status", "it has no status: set aside");
    resource.set_aside("status", fmt::format("the status `{}` lets nothing be concluded: set aside", status));
}

std::optional<Presence> presence_by_status(Resource& resource, std::span<const StatusMeaning> table) {
    const std::string_view status = resource.text(resource.root(), "status");
    const auto found = std::ranges::find(table, status, &StatusMeaning::code);
    if (found != table.end()) return found->presence;
    set_aside_by_status(resource, status);
    return std::nullopt;
}

} // namespace apatite::fhir
