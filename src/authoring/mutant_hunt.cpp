#include "authoring/mutant_hunt.h"

#include <algorithm>

#include "authoring/mutant_graph.h"

namespace apatite {
namespace {

bool wants_missing(const MutantCase& each) { return each.options.explain; }

/// All mutants against one case after another.
class Hunt {
public:
    Hunt(const Pack& pack, std::span<PlannedMutant> mutants)
        : mutants_(mutants), changed_(pack, mutants), evaluation_(changed_.graph()), names_(changed_.graph()) {}

    void run(const MutantCase& patient) {
        evaluation_.run(patient.findings);
        for (std::size_t i = 0; i < mutants_.size(); ++i) {
            Mutant& mutant = mutants_[i].mutant;
            if (mutant.fate == Mutant::Fate::killed || !may_matter(i, patient)) continue;
            changed_.put_on(i);
            const Assessment assessment = assess_evaluated(patient.findings, patient.options, evaluation_);
            const bool noticed = patient.notices(assessment, evaluation_, names_);
            changed_.take_off(i);
            if (!noticed) continue;
            mutant.fate = Mutant::Fate::killed;
            mutant.killed_by = patient.patient.test->id;
        }
    }

private:
    bool may_matter(std::size_t i, const MutantCase& patient) const {
        const PlannedMutant& planned = mutants_[i];
        if (planned.edit == PlannedMutant::Edit::condition)
            return std::ranges::any_of(changed_.swaps(i), [&](const MutantGraph::Swap& each) {
                return differ(each.own, each.changed) || (wants_missing(patient) && may_wait(each.own));
            });
        const NodeId rule = changed_.graph().roots().rules[planned.rule];
        return evaluation_.now().truth(rule) == Truth::is_true || (wants_missing(patient) && may_wait(rule));
    }
    bool differ(NodeId a, NodeId b) const {
        return evaluation_.now().truth(a) != evaluation_.now().truth(b) ||
               evaluation_.firm().truth(a) != evaluation_.firm().truth(b) ||
               evaluation_.could().truth(a) != evaluation_.could().truth(b) ||
               evaluation_.if_usable().truth(a) != evaluation_.if_usable().truth(b);
    }
    /// What is missing may be other findings though the value stays unknown.
    bool may_wait(NodeId node) const {
        return evaluation_.now().truth(node) == Truth::unknown || evaluation_.firm().truth(node) == Truth::unknown;
    }

    std::span<PlannedMutant> mutants_;
    MutantGraph changed_;
    Evaluation evaluation_;
    NamedNodes names_;
};

bool holds(const Record& record, const Code& code) {
    const auto covered = [&](const Code& sent) { return covers(code, sent); };
    return std::ranges::any_of(record.facts,
                               [&](const Fact& fact) { return std::ranges::any_of(fact.codes, covered); });
}

FindingCatalogue without(const FindingCatalogue& catalogue, const PlannedMutant& planned) {
    FindingCatalogue changed = catalogue;
    std::erase(changed.findings[planned.finding].codes, planned.code);
    return changed;
}

} // namespace

void hunt_conditions(const Pack& pack, const MutantCases& cases, std::span<PlannedMutant> mutants,
                     const HuntProgress& progress) {
    if (mutants.empty()) return;
    Hunt hunt(pack, mutants);
    std::size_t done = 0;
    for (const MutantCase& each : cases.cases) {
        hunt.run(each);
        if (progress) progress(++done, cases.cases.size());
    }
}

void hunt_codes(const LoadedBench& bench, const MutantCases& cases, std::span<PlannedMutant> mutants,
                const HuntProgress& progress) {
    Evaluation evaluation(*bench.graph);
    const NamedNodes names(*bench.graph);
    std::size_t done = 0;
    for (PlannedMutant& planned : mutants) {
        std::optional<FindingIndex> index;
        for (const MutantCase& each : cases.cases) {
            if (!holds(each.patient.record, planned.code)) continue;
            if (!index) index.emplace(without(bench.pack->catalogue, planned));
            const Result<Findings> findings = each.patient.findings(*index);
            if (!findings) continue;
            const Assessment assessment = assess(*bench.graph, *findings, each.options, evaluation);
            if (!each.notices(assessment, evaluation, names)) continue;
            planned.mutant.fate = Mutant::Fate::killed;
            planned.mutant.killed_by = each.patient.test->id;
            break;
        }
        if (progress) progress(++done, mutants.size());
    }
}

} // namespace apatite
