#include <fmt/format.h>

#include "apatite/assessment.h"
#include "assess/bounds.h"
#include "authoring/lints/lint.h"

namespace apatite::lints {
namespace {

void run(const Subject& subject, Doubts& doubts) {
    for (std::size_t h = 0; h < subject.pack.hypotheses.size(); ++h) {
        const HypothesisDeclaration& hypothesis = subject.pack.hypotheses[h];
        const StandingBounds bounds = standing_bounds(subject.nobody, subject.nobody.could(), h);
        if (bounds.best == Status::established || bounds.best == Status::likely) continue;
        const Scale& scale = subject.pack.scale;
        doubts.warning(
            "L0501", hypothesis.span, fmt::format("nothing can establish `{}` or make it likely", hypothesis.id),
            fmt::format("at best it has {} points of the {} that it takes, with a strong rule or two groups in "
                        "support; add rules, or a rule that establishes it",
                        bounds.highest, scale.likely_from),
            {"hypothesis " + hypothesis.id});
    }
}

} // namespace

const Lint hopeless_hypothesis{
    {"L0501", "A hypothesis that nothing can make likely",
     R"(Even if every rule in its favour held, the hypothesis would not be established and would not reach `likely-from` with a
strong rule or two groups (or its `likely-needs` cannot hold), so it is never an answer. Rules in one group count once.

bad:   - { id: a.b, when: "dialysis", supports: { metastatic: weak } }       and no other rule for it
good:  - { id: a.b, when: "dialysis", supports: { metastatic: strong } }
)"},
    Severity::warning,
    run};

} // namespace apatite::lints
