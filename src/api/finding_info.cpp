// What a form, a query for records or a draft order has to know of a finding.
#include <algorithm>
#include <set>

#include "api/compiled_pack.h"
#include "assess/context.h"

namespace apatite {
namespace {

std::string kind_in_words(FindingKind kind) {
    switch (kind) {
    case FindingKind::boolean: return "boolean";
    case FindingKind::quantity: return "quantity";
    case FindingKind::choice: return "choice";
    case FindingKind::date: return "date";
    case FindingKind::site: return "site";
    case FindingKind::instances: return "instances";
    }
    return {};
}

std::vector<std::string> resources_of(FactKind kind) {
    switch (kind) {
    case FactKind::condition: return {"Condition"};
    case FactKind::observation: return {"Observation"};
    case FactKind::report: return {"DiagnosticReport"};
    case FactKind::medication: return {"MedicationRequest", "MedicationStatement", "MedicationAdministration"};
    case FactKind::procedure: return {"Procedure"};
    case FactKind::family_history: return {"FamilyMemberHistory"};
    case FactKind::allergy: return {"AllergyIntolerance"};
    case FactKind::device: return {"Device"};
    case FactKind::immunization: return {"Immunization"};
    case FactKind::order: return {"ServiceRequest"};
    }
    return {};
}

/// Where a finding is told that does not say from which facts it is read: its codes show it.
std::vector<FactKind> likely_kinds(const FindingDeclaration& finding) {
    const auto has = [&](std::string_view name) {
        const auto uri = system_uri(name);
        return std::ranges::any_of(finding.codes, [&](const Code& code) { return code.system == uri; });
    };
    std::vector<FactKind> kinds;
    if (has("rxnorm") || has("atc")) kinds.push_back(FactKind::medication);
    if (has("icd10cm")) kinds.push_back(FactKind::condition);
    if (kinds.empty() || has("loinc")) kinds.push_back(FactKind::observation);
    return kinds;
}

std::vector<std::string> resources(const FindingDeclaration& finding) {
    if (finding.source == FindingSource::patient_age || finding.source == FindingSource::patient_sex)
        return {"Patient"};
    if (finding.source != FindingSource::facts || finding.codes.empty()) return {};
    std::vector<std::string> all;
    for (const FactKind kind : finding.from.empty() ? likely_kinds(finding) : finding.from)
        for (std::string& name : resources_of(kind)) all.push_back(std::move(name));
    return all;
}

/// The site's own codes that mean one of the finding's.
void add_local_codes(const FindingDeclaration& finding, const LocalTerms& terms, FindingInfo& info) {
    for (const auto& [local, standard] : terms.codes) {
        const bool told = std::ranges::any_of(standard, [&](const Code& code) {
            return std::ranges::any_of(finding.codes, [&](const Code& own) { return covers(own, code); });
        });
        if (told) info.codes.push_back({local.system, local.code});
    }
}

FindingInfo info_of(const FindingDeclaration& finding, const LocalTerms& terms) {
    FindingInfo info;
    info.id = finding.id;
    info.label = finding.label;
    info.kind = kind_in_words(finding.kind);
    info.unit = finding.unit_text;
    info.choices = finding.choices;
    info.ask = finding.ask;
    if (finding.cost) info.cost = std::string(cost_word(*finding.cost));
    info.resources = resources(finding);
    for (const Code& code : finding.codes) info.codes.push_back({code.system, code.code});
    add_local_codes(finding, terms, info);
    for (const FindingDeclaration& field : finding.fields) info.fields.push_back(info_of(field, terms));
    return info;
}

/// Does something that speaks to the clinician rest on the finding?
bool is_used(const RuleGraph& graph, std::string_view id) {
    const auto vertex = graph.find_vertex(VertexKind::finding, id);
    if (!vertex) return false;
    return std::ranges::any_of(graph.reachable(*vertex, true), [&](std::size_t above) {
        switch (graph.vertices()[above].kind) {
        case VertexKind::rule:
        case VertexKind::hypothesis:
        case VertexKind::variant:
        case VertexKind::alert:
        case VertexKind::workup:
        case VertexKind::management: return true;
        default: return false;
        }
    });
}

} // namespace

std::vector<FindingInfo> CompiledPack::findings() const {
    std::vector<FindingInfo> all;
    for (const FindingDeclaration& one : data_->index.catalogue().findings) {
        all.push_back(info_of(one, data_->index.terms()));
        all.back().used = is_used(*data_->graph, one.id);
    }
    return all;
}

} // namespace apatite
