#include <map>

#include <fmt/format.h>

#include "authoring/lints/rule_pairs.h"

namespace apatite::lints {
namespace {

/// Whatever `one` says, `other` says at least as much in the same place.
bool outweighs(const EffectPair& pair) {
    if (pair.one.kind != pair.other.kind) return false;
    if (!is_scored(pair.one.kind)) return true;
    return pair.one.group == pair.other.group && pair.other.points >= pair.one.points;
}

/// Of two rules that hold for the same patients and say the same, only the later one is in the shadow.
bool is_mutual_and_first(const Subject& subject, const EffectPair& pair) {
    return pair.one.points == pair.other.points && pair.one.rule < pair.other.rule &&
           follows(subject, pair.other_root, pair.root);
}

void rules_in_shadow(const Subject& subject, Doubts& doubts) {
    std::map<std::uint32_t, std::size_t> effects;                       // by rule: how many it has
    std::map<std::uint32_t, std::map<std::string, const Rule*>> shadow; // by rule: what each effect is outweighed by
    for (const HypothesisEffects& each : subject.graph.effects())
        for (const Effect& effect : each.effects) ++effects[effect.rule];
    for_each_pair(subject, [&](const EffectPair& pair) {
        if (!outweighs(pair) || !follows(subject, pair.root, pair.other_root) || is_mutual_and_first(subject, pair))
            return;
        const std::string key = fmt::format("{} {}", to_string(pair.one.kind), pair.hypothesis.id);
        shadow[pair.one.rule].try_emplace(key, &pair.other_rule);
    });
    for (const auto& [rule, by] : shadow) {
        if (by.size() != effects[rule]) continue;
        const Rule& own = subject.pack.rules[rule];
        const Rule& other = *by.begin()->second;
        doubts.warning(
            "L0102", own.span, fmt::format("the rule `{}` never changes an answer", own.id),
            fmt::format("whenever it holds, `{}` ({}) holds too and says as much; make it stronger, narrow the "
                        "other one, or delete it",
                        other.id, place_of(other.span)),
            {"rule " + own.id});
    }
}

void variants_in_shadow(const Subject& subject, const std::vector<Variant>& variants, const std::vector<NodeId>& roots,
                        std::string_view what, const std::string& hypothesis, Doubts& doubts) {
    for (std::size_t later = 1; later < variants.size(); ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            if (!follows(subject, roots[later], roots[earlier])) continue;
            doubts.warning(
                "L0102", variants[later].span, fmt::format("the {} `{}` can never lead", what, variants[later].id),
                fmt::format("whenever it holds, `{}` ({}) holds too and stands before it; put the narrower one "
                            "first",
                            variants[earlier].id, place_of(variants[earlier].span)),
                {"hypothesis " + hypothesis});
            break;
        }
    }
}

void run(const Subject& subject, Doubts& doubts) {
    rules_in_shadow(subject, doubts);
    for (std::size_t h = 0; h < subject.pack.hypotheses.size(); ++h) {
        const HypothesisDeclaration& hypothesis = subject.pack.hypotheses[h];
        const HypothesisRoots& roots = subject.graph.roots().hypotheses[h];
        variants_in_shadow(subject, hypothesis.forms, roots.forms, "form", hypothesis.id, doubts);
        variants_in_shadow(subject, hypothesis.causes, roots.causes, "cause", hypothesis.id, doubts);
    }
}

} // namespace

const Lint shadowed{
    {"L0102", "In the shadow of another",
     R"(Of the rules in one group only the strongest that holds counts, and of forms and causes the first that holds leads. A
rule that holds only where a stronger one of its group does changes no answer; nor does a second rule that establishes or
excludes what another already does for the same patients; a cause behind a wider one is never named. Either the order or
the strength is a slip, or the line can go.

bad:   - { id: a.high, when: "phosphate > 4.5 'mg/dL'", supports: { metastatic: strong }, group: mineral }
       - { id: a.very-high, when: "phosphate > 7 'mg/dL'", supports: { metastatic: weak }, group: mineral }
good:  the same with `moderate` for the first and `strong` for the second
)"},
    Severity::warning,
    run};

} // namespace apatite::lints
