// Edits of findings that come several at a time, and of findings as a whole.
#include <fmt/format.h>

#include "api/session_state.h"

namespace apatite {

std::size_t Session::State::count(std::size_t finding) const { return now.states[finding].instances.size(); }

Error Session::State::why_not(std::string_view name, const std::optional<std::string>& value) const {
    Findings copy = now;
    const auto error = apply_setting(catalogue(), std::string(name), value, copy);
    return error.value_or(Error{"finding-value", fmt::format("`{}` cannot be edited", name)});
}

std::optional<Error> Session::State::set_whole(std::size_t finding, std::string_view value) {
    const bool instances = declaration(finding).kind == FindingKind::instances;
    FindingSettings replacement;
    // One is there already: only the answer "nobody knows" is taken back.
    if (instances && value == "true" && count(finding) > 0) {
        replacement = settings[finding];
        replacement.declined = false;
    } else {
        replacement.whole = value;
    }
    return replace(finding, std::move(replacement));
}

std::optional<Error> Session::State::set_instance(const FindingPlace& place, std::string_view name,
                                                  std::string_view value) {
    const std::size_t known = count(place.finding), number = *place.instance;
    if (number > known || (!place.field && value != "true")) return why_not(name, std::string(value));
    FindingSettings replacement = settings[place.finding];
    if (number == known) ++replacement.added;
    if (place.field) replacement.fields[{number, *place.field}] = value;
    return replace(place.finding, std::move(replacement));
}

std::optional<Error> Session::State::remove(std::size_t finding, std::size_t number) {
    FindingSettings replacement = settings[finding];
    const std::size_t known = count(finding), own = known - replacement.added;
    const bool told_as_a_whole = replacement.whole == "true" && number == 0 && record.states[finding].instances.empty();
    if (number >= known || (number < own && !told_as_a_whole))
        return Error{"no-instance", fmt::format("`{}[{}]` was not added by hand, so it cannot be removed",
                                                declaration(finding).id, number)};
    if (told_as_a_whole)
        replacement.whole.reset();
    else
        --replacement.added;
    std::map<FindingSettings::Field, std::optional<std::string>> moved;
    for (const auto& [field, value] : replacement.fields)
        if (field.first != number) moved[{field.first - (field.first > number ? 1 : 0), field.second}] = value;
    replacement.fields = std::move(moved);
    return replace(finding, std::move(replacement));
}

} // namespace apatite
