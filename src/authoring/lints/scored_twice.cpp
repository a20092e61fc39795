#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "authoring/lints/rule_pairs.h"

namespace apatite::lints {
namespace {

std::vector<std::string> labels(const Subject& subject, const std::vector<NodeId>& facts) {
    std::vector<std::string> ids;
    for (const NodeId fact : facts)
        for (const std::uint32_t finding : subject.graph.findings_below(fact)) {
            const std::string& id = subject.pack.catalogue.findings[finding].id;
            if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
        }
    return ids;
}

/// Why both rules rest on the same fact; empty when that is not shown.
std::string same_fact(const Subject& subject, const EffectPair& pair) {
    if (follows(subject, pair.root, pair.other_root))
        return fmt::format("whenever `{}` holds, `{}` does", pair.rule.id, pair.other_rule.id);
    if (follows(subject, pair.other_root, pair.root))
        return fmt::format("whenever `{}` holds, `{}` does", pair.other_rule.id, pair.rule.id);
    const std::vector<NodeId> facts = subject.search.facts_enough_for_both(pair.root, pair.other_root);
    if (facts.empty()) return {};
    return fmt::format("{} alone {} both hold", some_of(labels(subject, facts)), facts.size() == 1 ? "makes" : "make");
}

void run(const Subject& subject, Doubts& doubts) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> told;
    for_each_pair(subject, [&](const EffectPair& pair) {
        if (pair.one.rule < pair.other.rule || pair.one.kind != pair.other.kind || !is_scored(pair.one.kind)) return;
        if (pair.one.group == pair.other.group || told.contains({pair.one.rule, pair.other.rule})) return;
        const std::string why = same_fact(subject, pair);
        if (why.empty()) return;
        told.emplace(pair.one.rule, pair.other.rule);
        const char* verb = pair.one.kind == EffectKind::supports ? "support" : "oppose";
        doubts.warning("L0104", pair.rule.span,
                       fmt::format("`{}` and `{}` {} `{}` by the same fact, and both count", pair.other_rule.id,
                                   pair.rule.id, verb, pair.hypothesis.id),
                       fmt::format("{}; put both into one `group` (see {}), or make the conditions exclude each other",
                                   why, place_of(pair.other_rule.span)),
                       {"rule " + pair.rule.id, "rule " + pair.other_rule.id});
    });
}

} // namespace

const Lint scored_twice{
    {"L0104", "The same fact scored twice",
     R"(Two rules support (or both oppose) a hypothesis on the same fact, and they are not in one `group`, so the fact weighs
twice: whenever the one holds the other does, or a single fact makes both hold. Of rules in one group only the strongest
that holds counts. Where the second rule rightly adds to the first, it says so with `suppress`.

bad:   - { id: a.esrd, when: "esrd", supports: { metastatic: moderate } }
       - { id: a.failure, when: "esrd or dialysis", supports: { metastatic: moderate } }
good:  the same, each with `group: kidney`
)"},
    Severity::warning,
    run};

} // namespace apatite::lints
