#include <fmt/format.h>

#include "assess/value_pass.h"
#include "authoring/lints/lint.h"
#include "findings/findings.h"

namespace apatite::lints {
namespace {

/// Somebody of whom it is known that nothing is there.
Findings all_denied(const Pack& pack) {
    Findings findings = of_nobody(pack);
    for (std::size_t i = 0; i < findings.states.size(); ++i) {
        FindingState& state = findings.states[i];
        const FindingKind kind = pack.catalogue.findings[i].kind;
        state.instances_complete = kind == FindingKind::instances;
        if (kind != FindingKind::boolean) continue;
        state.value = false;
        state.why.reset();
    }
    return findings;
}

void run(const Subject& subject, Doubts& doubts) {
    const Findings nothing = of_nobody(subject.pack), denied = all_denied(subject.pack);
    ValuePass when_nothing(subject.graph, Reading::now), when_denied(subject.graph, Reading::now);
    when_nothing.run(nothing);
    when_denied.run(denied);
    for (std::size_t i = 0; i < subject.pack.alerts.size(); ++i) {
        const AlertDeclaration& alert = subject.pack.alerts[i];
        const NodeId root = subject.graph.roots().alerts[i].when;
        const bool by_nothing = when_nothing.truth(root) == Truth::is_true;
        if (!by_nothing && when_denied.truth(root) != Truth::is_true) continue;
        doubts.warning("L0502", alert.when.expression->span,
                       fmt::format("the alert `{}` is raised by absence alone", alert.id),
                       fmt::format("it comes for a patient of whom {}; ask for something that is there (`and ...`)",
                                   by_nothing ? "nothing is known" : "it is only known what is not there"),
                       {"alert " + alert.id});
    }
}

} // namespace

const Lint alert_on_absence{
    {"L0502", "An alert that rests on absence alone",
     R"(It is raised for a patient of whom nothing is known, or of whom only is known what is not there. What nobody recorded is
no emergency, and an alert that everybody gets is one that nobody reads.

bad:   alerts:  stopped: { when: "not warfarin", ... }
good:  alerts:  stopped: { when: "prosthetic_valve and not warfarin", ... }
)"},
    Severity::warning,
    run};

} // namespace apatite::lints
