// What the page asks: an answer for the findings entered so far, as JSON, text or FHIR.
#pragma once

#include <string_view>

#include "apatite/engine.h"
#include "server/http.h"

namespace apatite::server {

/// `body`: `{"asOf", "set": [["phosphate", "9.7 mg/dL"], ...], "declined": [...], "complete": [...], "bundle": {...},
/// "format": "json" | "text" | "fhir"}`, everything but `asOf` optional. Nothing is kept. Status 400 with `code` and
/// `message` when that cannot be answered.
HttpReply assess_for_page(const CompiledPack& pack, std::string_view body);

} // namespace apatite::server
