// A call of a hook, checked against what the standard asks of it.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/result.h"
#include "json/reader.h"

namespace apatite::cds_hooks {

inline constexpr std::array<std::string_view, 3> hooks{"patient-view", "order-select", "order-sign"};

/// Views the body that it was read from.
struct HookRequest {
    std::string hook;
    std::string patient_id;
    std::map<std::string, json::Value, std::less<>> prefetch; ///< without what is null
    std::vector<json::Value> draft_orders;                    ///< the resources of `context.draftOrders`
};

/// Is the text a UUID as RFC 4122 writes it?
bool is_uuid(std::string_view text) noexcept;

/// Errors (code `request`): a field that is missing or of the wrong type, an unknown hook, a key twice; the message
/// names the field.
Result<HookRequest> read_hook_request(const json::Value& root);

} // namespace apatite::cds_hooks
