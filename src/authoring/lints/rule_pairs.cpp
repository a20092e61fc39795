#include "authoring/lints/rule_pairs.h"

namespace apatite::lints {

void for_each_pair(const Subject& subject, const std::function<void(const EffectPair&)>& visit) {
    const Pack& pack = subject.pack;
    for (std::size_t h = 0; h < pack.hypotheses.size(); ++h) {
        const std::vector<Effect>& effects = subject.graph.effects()[h].effects;
        for (const Effect& one : effects)
            for (const Effect& other : effects)
                if (one.rule != other.rule)
                    visit({pack.hypotheses[h], one, other, pack.rules[one.rule], pack.rules[other.rule],
                           subject.graph.roots().rules[one.rule], subject.graph.roots().rules[other.rule]});
    }
}

bool follows(const Subject& subject, NodeId one, NodeId other) {
    if (subject.cases.refutes(one, other) || subject.witnesses.refutes(one, other)) return false;
    if (one != other && !subject.search.implies(one, other)) return false;
    return !holds_for_nobody(subject, one);
}

} // namespace apatite::lints
