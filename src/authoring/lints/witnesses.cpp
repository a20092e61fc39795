#include "authoring/lints/witnesses.h"

#include "authoring/lints/cone.h"

namespace apatite::lints {
namespace {

Truth only(TruthSet set) {
    for (const Truth each : {Truth::is_true, Truth::is_false})
        if (set.is_only(each)) return each;
    return Truth::unknown;
}

/// The conditions of the cone that are true for a patient.
std::set<NodeId> true_for(const Patient& patient, const Cone& cone, const Atoms& atoms) {
    std::vector<TruthSet> sets(cone.nodes.size()), parts;
    std::set<NodeId> found;
    for (std::size_t at = 0; at < cone.nodes.size(); ++at) {
        const ConeNode& node = cone.nodes[at];
        if (node.op == Operator::null) {
            const std::uint32_t group = cone.group_ids[node.question.group];
            const auto told = patient.find(group);
            const Group& all = atoms.groups()[group];
            const std::size_t cell = told == patient.end() ? all.nothing_known.value_or(0) : told->second;
            sets[at] = TruthSet(all.answers[cell][atoms.place(node.id).position]);
        } else {
            parts.clear();
            for (const std::size_t part : node.parts) parts.push_back(sets[part]);
            sets[at] = TruthSet(only(combined(node, parts)));
        }
        if (sets[at].is_only(Truth::is_true)) found.insert(node.id);
    }
    return found;
}

} // namespace

Witnesses::Witnesses(const PatientSearch& search, const std::vector<NodeId>& roots) {
    const Cone cone = cone_below(search.graph(), search.atoms(), roots);
    for (const NodeId root : roots) {
        if (holds_.contains(root)) continue;
        const std::optional<Patient> patient = search.patient_for(root);
        if (!patient) continue;
        std::set<NodeId> holds = true_for(*patient, cone, search.atoms());
        if (holds.contains(root)) holds_.emplace(root, std::move(holds));
    }
}

bool Witnesses::refutes(NodeId when, NodeId then) const {
    const auto at = holds_.find(when);
    return at != holds_.end() && !at->second.contains(then);
}

} // namespace apatite::lints
