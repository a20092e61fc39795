// What a form, a query for records or a draft order has to know of a finding.
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "api/compiled_pack.h"
#include "assess/answer_plan.h"
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

/// Where everything ends that speaks to the clinician.
std::vector<NodeId> ends(const Roots& roots) {
    std::vector<NodeId> all = roots.rules;
    const auto add = [&](const auto& nodes) { all.insert(all.end(), nodes.begin(), nodes.end()); };
    const auto add_one = [&](const std::optional<NodeId>& node) {
        if (node) all.push_back(*node);
    };
    for (const HypothesisRoots& each : roots.hypotheses) {
        add(each.forms);
        add(each.causes);
        add_one(each.likely_needs);
    }
    for (const AlertRoots& each : roots.alerts) add(std::array{each.suspect, each.when});
    for (const WorkupRoots& each : roots.workup) {
        all.push_back(each.when);
        add_one(each.urgent_when);
        add_one(each.unsafe_when);
    }
    for (const ManagementRoots& each : roots.management) {
        all.push_back(each.when);
        add(each.cautions);
    }
    return all;
}

/// By finding: does something that speaks to the clinician rest on it?
std::vector<bool> used_findings(const RuleGraph& graph) {
    std::vector<bool> used(graph.pack().catalogue.findings.size());
    const std::vector<std::uint8_t> below = marked_below(graph, ends(graph.roots()));
    for (NodeId id = 0; id < below.size(); ++id)
        if (below[id] != 0 && graph.node(id).kind == NodeKind::finding) used[graph.node(id).index] = true;
    return used;
}

} // namespace

std::vector<FindingInfo> CompiledPack::findings() const {
    std::vector<FindingInfo> all;
    const std::vector<bool> used = used_findings(*data_->graph);
    for (const FindingDeclaration& one : data_->index.catalogue().findings) {
        all.push_back(info_of(one, data_->index.terms()));
        all.back().used = used[all.size() - 1];
    }
    return all;
}

} // namespace apatite
