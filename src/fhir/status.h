// The status of a resource: what it lets us conclude.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "fhir/resource.h"

namespace apatite::fhir {

struct StatusMeaning {
    std::string_view code;
    Presence presence;
};

/// The presence that the status stands for. One that is missing, `entered-in-error` or not in the table sets the
/// resource aside.
std::optional<Presence> presence_by_status(Resource& resource, std::span<const StatusMeaning> table);

/// The notice for a status that cannot be used.
void set_aside_by_status(Resource& resource, std::string_view status);

} // namespace apatite::fhir
