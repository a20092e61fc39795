#include <set>
#include <utility>

#include <fmt/format.h>

#include "authoring/lints/rule_pairs.h"

namespace apatite::lints {
namespace {

bool cancel_out(const EffectPair& pair) {
    const bool opposite = pair.one.kind == EffectKind::supports && pair.other.kind == EffectKind::opposes;
    const bool mirrored = pair.one.kind == EffectKind::opposes && pair.other.kind == EffectKind::supports;
    return (opposite || mirrored) && pair.one.points == pair.other.points;
}

bool are_at_odds(const EffectPair& pair) {
    return (pair.one.kind == EffectKind::establishes && pair.other.kind == EffectKind::excludes) ||
           (pair.one.kind == EffectKind::excludes && pair.other.kind == EffectKind::establishes);
}

std::string message(const EffectPair& pair) {
    if (are_at_odds(pair))
        return fmt::format("`{}` {} `{}` and is contradicted by `{}` whenever it holds", pair.rule.id,
                           to_string(pair.one.kind), pair.hypothesis.id, pair.other_rule.id);
    return fmt::format("`{}` {} `{}`, and `{}` takes as much away whenever it holds", pair.rule.id,
                       to_string(pair.one.kind), pair.hypothesis.id, pair.other_rule.id);
}

void run(const Subject& subject, Doubts& doubts) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> told;
    for_each_pair(subject, [&](const EffectPair& pair) {
        if (!cancel_out(pair) && !are_at_odds(pair)) return;
        if (told.contains({pair.other.rule, pair.one.rule}) || !follows(subject, pair.root, pair.other_root)) return;
        told.emplace(pair.one.rule, pair.other.rule);
        doubts.warning("L0103", pair.rule.span, message(pair),
                       fmt::format("see {}; say in one of the conditions when it does not hold (`and not ...`)",
                                   place_of(pair.other_rule.span)),
                       {"rule " + pair.rule.id, "rule " + pair.other_rule.id});
    });
}

} // namespace

const Lint contradicted{
    {"L0103", "A rule that another one contradicts",
     R"(Whenever the one rule holds, another holds too and says the opposite: their points cancel out, or the one establishes
what the other excludes, which leaves the hypothesis open with a conflict. What was meant is an exception, and that
belongs into the condition, where the reader sees it.

bad:   - { id: a.dialysis, when: "dialysis", supports: { metastatic: moderate } }
       - { id: a.young, when: "dialysis and age < 18 years", opposes: { metastatic: moderate } }
good:  - { id: a.dialysis, when: "dialysis and age >= 18 years", supports: { metastatic: moderate } }
)"},
    Severity::warning,
    run};

} // namespace apatite::lints
