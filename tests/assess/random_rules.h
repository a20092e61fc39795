// Random packs whose facts are few enough to try every way in which the unknown ones can turn out.
#pragma once

#include <string>
#include <vector>

#include "assess/evaluation.h"
#include "random_pack.h"

namespace apatite::testing {

inline constexpr int facts = 6;

inline std::string fact(int i) { return "f" + std::to_string(i); }

inline std::string random_condition(Random& random, int depth, int of = facts) {
    if (depth == 0 || random.one_in(3)) return (random.one_in(4) ? "not " : "") + fact(random.below(of));
    const std::string op = random.one_in(2) ? " and " : " or ";
    return "(" + random_condition(random, depth - 1, of) + op + random_condition(random, depth - 1, of) + ")";
}

inline PackBuilder random_rules(Random& random, int of = facts, int rules = 9) {
    PackBuilder pack;
    for (int i = 0; i < of; ++i) pack.boolean(fact(i));
    pack.hypothesis("one").hypothesis("two").hypothesis("three", fact(0));
    for (int i = 0; i < rules; ++i) {
        std::vector<std::string> effects{random.text({"+", "++", "+++", "++", "-", "--", "---", "!", "x "}) +
                                         random.text({"one", "two", "three"})};
        const std::string group = random.one_in(2) ? random.text({"g", "h"}) : "";
        pack.rule("r" + std::to_string(i), random_condition(random, 2, of), effects, group);
    }
    return pack;
}

inline Findings random_facts(Random& random, const Pack& pack) {
    Findings findings = nobody(pack);
    for (FindingState& state : findings.states) {
        if (random.one_in(2)) continue;
        state.value = random.one_in(2);
        state.why.reset();
        if (random.one_in(6)) state.provenance = Provenance::presumed;
    }
    return findings;
}

inline void tell(FindingState& state, bool value) {
    state = FindingState{};
    state.value = value;
}

/// Every way in which what is not firm can turn out; what was declined stays.
template <typename Visit>
void each_completion(const Findings& findings, Visit visit) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < findings.states.size(); ++i)
        if ((!findings.states[i].known() || !is_firm(findings.states[i].provenance)) && !findings.states[i].declined)
            open.push_back(i);
    for (std::uint32_t bits = 0; bits < (1U << open.size()); ++bits) {
        Findings completed = findings;
        for (std::size_t i = 0; i < open.size(); ++i) tell(completed.states[open[i]], (bits >> i & 1U) != 0);
        visit(completed);
    }
}

} // namespace apatite::testing
