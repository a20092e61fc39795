#include "api/session_settings.h"

#include <fmt/format.h>

namespace apatite {

std::string field_name(const FindingDeclaration& declaration, FindingSettings::Field field) {
    return fmt::format("{}[{}].{}", declaration.id, field.first, declaration.fields[field.second].id);
}

void FindingSettings::tell(const FindingDeclaration& declaration, std::size_t instances, AnswerOptions& options) const {
    if (whole) options.set.emplace_back(declaration.id, *whole);
    if (declined) options.declined.push_back(declaration.id);
    for (std::size_t i = instances - added; i < instances; ++i)
        options.set.emplace_back(fmt::format("{}[{}]", declaration.id, i), "true");
    for (const auto& [field, value] : fields) {
        if (value)
            options.set.emplace_back(field_name(declaration, field), *value);
        else
            options.declined.push_back(field_name(declaration, field));
    }
}

} // namespace apatite
