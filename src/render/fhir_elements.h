// Data types of FHIR R4 that the resources written here have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "apatite/assessment.h"
#include "render/page.h"
#include "json/writer.h"

namespace apatite {

/// May the text stand in `Reference.reference` (`Observation/x`, `urn:uuid:...`)? Sources such as `set:phosphate` or a
/// place in a Bundle may not.
bool is_fhir_reference(std::string_view text) noexcept;

/// `{"text": ...}`, with a coding when `system` is not empty.
void write_concept(json::JsonWriter& out, std::string_view text, std::string_view system = {},
                   std::string_view code = {});

/// The patient: a reference, or words where the record had nothing to refer to.
void write_subject(json::JsonWriter& out, std::string_view key, const Assessment& assessment);

/// `key: [{"reference": ...}, ...]`, each resource once, in the order of the facts; nothing when none can be referred
/// to.
void write_sources(json::JsonWriter& out, std::string_view key, const std::vector<const FactUse*>& facts);

/// A line of a report without its styles.
std::string plain(const Line& line);

} // namespace apatite
