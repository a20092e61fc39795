#include <algorithm>

#include <fmt/format.h>

#include "diagnostic/nearest.h"
#include "findings/finding_name.h"
#include "findings/findings.h"
#include "findings/set_person.h"

namespace apatite {
namespace {

constexpr std::size_t most_instances = 100;

std::string did_you_mean(std::string_view name, const std::vector<FindingDeclaration>& declarations) {
    std::vector<std::string> ids;
    for (const FindingDeclaration& declaration : declarations) ids.push_back(declaration.id);
    const auto near = nearest(name, std::span<const std::string>(ids));
    return near ? fmt::format(": did you mean `{}`?", *near) : "";
}

Error unknown_name(std::string_view kind, std::string_view name, const std::vector<FindingDeclaration>& declarations) {
    return {"unknown-finding", fmt::format("there is no {} `{}`{}", kind, name, did_you_mean(name, declarations))};
}

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

std::optional<Error> set_field(Findings& findings, const FindingCatalogue& catalogue, std::size_t finding,
                               const FindingName& name, std::string_view text) {
    const FindingDeclaration& declaration = catalogue.findings[finding];
    const auto field = std::ranges::find(declaration.fields, name.field, &FindingDeclaration::id);
    if (field == declaration.fields.end())
        return unknown_name(fmt::format("field of `{}`", declaration.id), name.field, declaration.fields);
    FindingState& state = findings.states[finding];
    const std::size_t known = state.instances.size();
    if (name.index > known || name.index >= most_instances)
        return value_error(fmt::format("`{0}[{1}]` does not follow on: the next one is `{0}[{2}]`", declaration.id,
                                       name.index, known));
    const std::string source = fmt::format("{}[{}]", declaration.id, name.index);
    Result<FindingState> value = parsed(*field, catalogue, fmt::format("{}.{}", source, name.field), text, findings);
    if (!value) return value.error();
    if (name.index == known) add_instance(state, declaration, "set:" + source);
    const auto position = static_cast<std::size_t>(field - declaration.fields.begin());
    state.instances[name.index].fields[position] = std::move(value).value();
    return std::nullopt;
}

} // namespace

std::optional<Error> set_finding(Findings& findings, const FindingCatalogue& catalogue, std::string_view name,
                                 std::string_view text) {
    const auto parts = split_finding_name(name);
    if (!parts)
        return Error{"unknown-finding", fmt::format("`{}` is no name of a finding, such as `lesion[0].site`", name)};
    const auto finding = catalogue.index_of(parts->finding);
    if (!finding) return unknown_name("finding", parts->finding, catalogue.findings);
    const FindingDeclaration& declaration = catalogue.findings[*finding];
    const bool instances = declaration.kind == FindingKind::instances;
    if (instances && !parts->field.empty()) return set_field(findings, catalogue, *finding, *parts, text);
    if (instances && !parts->has_index) return set_instances(findings.states[*finding], declaration, text);
    if (!parts->field.empty() || parts->has_index)
        return value_error(
            instances ? fmt::format("name a field of it, such as `{}.{}`", name, "site")
                      : fmt::format("`{}` has no fields and no numbers: set it by its name alone", declaration.id));
    Result<FindingState> state = parsed(declaration, catalogue, name, text, findings);
    if (!state) return state.error();
    findings.states[*finding] = std::move(state).value();
    const bool person =
        declaration.source == FindingSource::patient_age || declaration.source == FindingSource::patient_sex;
    if (person) take_person(findings, catalogue, declaration, findings.states[*finding]);
    return std::nullopt;
}

} // namespace apatite
