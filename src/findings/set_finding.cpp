#include <algorithm>

#include <fmt/format.h>

#include "diagnostic/nearest.h"
#include "findings/finding_name.h"
#include "findings/findings.h"
#include "findings/set_person.h"

namespace apatite {
namespace {

constexpr std::size_t most_instances = 100;

Error value_error(std::string message) { return {"finding-value", std::move(message)}; }

std::optional<std::string> declared_site(const FindingCatalogue& catalogue, const std::string& text) {
    const std::string normal = normalise_text(text);
    for (const SiteDeclaration& site : catalogue.sites) {
        const auto says = [&](const std::string& each) { return normalise_text(each) == normal; };
        if (site.id == text || says(site.label) || std::ranges::any_of(site.text, says)) return site.id;
    }
    return std::nullopt;
}

std::string near_site(const FindingCatalogue& catalogue, const std::string& text) {
    std::vector<std::string> ids;
    for (const SiteDeclaration& site : catalogue.sites) ids.push_back(site.id);
    const auto near = nearest(text, std::span<const std::string>(ids));
    return near ? fmt::format(": did you mean `{}`?", *near) : "";
}

Result<FindingState> parsed(const FindingDeclaration& declaration, const FindingCatalogue& catalogue,
                            std::string_view name, std::string_view text, const Findings& context) {
    Result<FindingState> state = parse_finding(declaration, text, context);
    if (!state) return state;
    FindingState& told = state.value();
    told.source = fmt::format("set:{}", name);
    const auto* site = std::get_if<std::string>(&told.value);
    if (declaration.kind != FindingKind::site || !site) return state;
    const auto declared = declared_site(catalogue, *site);
    if (!declared)
        return value_error(fmt::format("the pack declares no site `{}`{}", *site, near_site(catalogue, *site)));
    told.value = *declared;
    told.used = *declared;
    return state;
}

FindingState implied_field() {
    FindingState state;
    state.why = WhyUnknown::missing;
    return state;
}

void add_instance(FindingState& state, const FindingDeclaration& declaration, std::string source) {
    state.instances.push_back({std::move(source), Provenance::observed, {}});
    state.instances.back().fields.assign(declaration.fields.size(), implied_field());
    state.why.reset();
}

std::optional<Error> set_instances(FindingState& state, const FindingDeclaration& declaration, std::string_view text) {
    const std::string source = "set:" + declaration.id;
    if (text != "true" && text != "false" && text != "none" && text != "unknown")
        return value_error(fmt::format("`{0}` holds instances: set a field, such as `{0}[0].{1}=...`, or `{0}=false` "
                                       "when there is none",
                                       declaration.id, declaration.fields.empty() ? "" : declaration.fields[0].id));
    if (text == "true" && !state.instances.empty()) return std::nullopt;
    state = implied_field();
    state.source = source;
    if (text == "true") add_instance(state, declaration, source + "[0]");
    if (text == "false" || text == "none") {
        state.instances_complete = true;
        state.why.reset();
    }
    if (text == "unknown") state.why = WhyUnknown::not_known;
    return std::nullopt;
}

std::optional<Error> does_not_follow_on(const FindingState& state, const FindingDeclaration& declaration,
                                        std::size_t index) {
    const std::size_t known = state.instances.size();
    if (index < known || (index == known && known < most_instances)) return std::nullopt;
    if (index == known)
        return value_error(fmt::format("`{}` has {} already: no more are set by hand", declaration.id, known));
    return value_error(
        fmt::format("`{0}[{1}]` does not follow on: the next one is `{0}[{2}]`", declaration.id, index, known));
}

std::optional<Error> set_instance(FindingState& state, const FindingDeclaration& declaration, std::size_t index,
                                  std::string_view text) {
    if (auto error = does_not_follow_on(state, declaration, index)) return error;
    if (text != "true")
        return value_error(
            fmt::format("`{0}[{1}]` can only be set to `true`: there is one more; set its fields by name, "
                        "such as `{0}[{1}].{2}`",
                        declaration.id, index, declaration.fields.empty() ? "" : declaration.fields[0].id));
    if (index == state.instances.size())
        add_instance(state, declaration, fmt::format("set:{}[{}]", declaration.id, index));
    return std::nullopt;
}

std::optional<Error> set_field(Findings& findings, const FindingCatalogue& catalogue, const FindingPlace& place,
                               std::string_view text) {
    const FindingDeclaration& declaration = catalogue.findings[place.finding];
    FindingState& state = findings.states[place.finding];
    const std::size_t index = *place.instance;
    if (auto error = does_not_follow_on(state, declaration, index)) return error;
    const std::string source = fmt::format("{}[{}]", declaration.id, index);
    const FindingDeclaration& field = declaration.fields[*place.field];
    Result<FindingState> value = parsed(field, catalogue, fmt::format("{}.{}", source, field.id), text, findings);
    if (!value) return value.error();
    if (index == state.instances.size()) add_instance(state, declaration, "set:" + source);
    state.instances[index].fields[*place.field] = std::move(value).value();
    return std::nullopt;
}

} // namespace

bool is_person(const FindingDeclaration& declaration) noexcept {
    return declaration.source == FindingSource::patient_age || declaration.source == FindingSource::patient_sex;
}

std::optional<Error> set_finding(Findings& findings, const FindingCatalogue& catalogue, std::string_view name,
                                 std::string_view text) {
    const Result<FindingPlace> place = find_place(catalogue, name);
    if (!place) return place.error();
    const FindingDeclaration& declaration = catalogue.findings[place->finding];
    FindingState& state = findings.states[place->finding];
    if (place->field) return set_field(findings, catalogue, *place, text);
    if (place->instance) return set_instance(state, declaration, *place->instance, text);
    if (declaration.kind == FindingKind::instances) return set_instances(state, declaration, text);
    Result<FindingState> told = parsed(declaration, catalogue, name, text, findings);
    if (!told) return told.error();
    state = std::move(told).value();
    if (is_person(declaration)) take_person(findings, catalogue, declaration, state);
    return std::nullopt;
}

std::optional<Error> decline_finding(Findings& findings, const FindingCatalogue& catalogue, std::string_view name) {
    const Result<FindingPlace> place = find_place(catalogue, name);
    if (!place) return place.error();
    FindingState* state = &findings.states[place->finding];
    if (place->instance) {
        const std::size_t known = state->instances.size();
        if (*place->instance >= known)
            return Error{"no-instance", fmt::format("`{}`: there are {} of them, counted from 0", name, known)};
        if (!place->field) return value_error("name a field of it: an instance as a whole is no question");
        state = &state->instances[*place->instance].fields[*place->field];
    }
    state->declined = true;
    if (state->why == WhyUnknown::missing) state->why = WhyUnknown::not_known;
    return std::nullopt;
}

} // namespace apatite
