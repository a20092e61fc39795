#include "fhir/element.h"

namespace apatite::fhir {

constinit const json::KeyTable element_table(element_names, "modifierExtension");

} // namespace apatite::fhir
