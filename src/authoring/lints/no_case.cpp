#include <fmt/format.h>

#include "authoring/lints/lint.h"

namespace apatite::lints {
namespace {

/// What has to come about for the condition to matter; nothing for those that need no case of their own.
const char* event_of(ConditionKey key) {
    switch (key) {
    case ConditionKey::rule: return "holds";
    case ConditionKey::alert_when: return "is raised";
    case ConditionKey::workup_when:
    case ConditionKey::management_when: return "comes up";
    case ConditionKey::caution: return "applies";
    default: return nullptr;
    }
}

const Span& span_of(const Pack& pack, const ConditionPlace& place) {
    switch (place.key) {
    case ConditionKey::rule: return pack.rules[place.index].span;
    case ConditionKey::alert_when: return pack.alerts[place.index].span;
    case ConditionKey::workup_when: return pack.workup[place.index].span;
    case ConditionKey::caution: return pack.management[place.index].cautions[place.inner].span;
    default: return pack.management[place.index].span;
    }
}

/// `management diltiazem` may suppress what is found of `caution diltiazem/av_block`.
std::string owner_of(const Pack& pack, const PlacedCondition& condition) {
    if (condition.place.key != ConditionKey::caution) return condition.owner;
    return "management " + pack.management[condition.place.index].id;
}

void run(const Subject& subject, Doubts& doubts) {
    for (const CaseTruths::Problem& each : subject.cases.problems())
        doubts.error("L0301", each.test->span, fmt::format("the case `{}` cannot be run", each.test->id), each.message);
    if (subject.pack.cases.empty() && !subject.pack.rules.empty()) {
        const Span& first = subject.pack.rules.front().span;
        return doubts.warning("L0301", first, "the pack has no case",
                              "write patients with what must come out for them: cases.yaml", {});
    }
    for (const PlacedCondition& each : subject.conditions) {
        const char* event = event_of(each.place.key);
        const NodeId root = subject.root(each);
        if (event == nullptr || subject.cases.ever_true(root) || holds_for_nobody(subject, root)) continue;
        doubts.warning("L0301", span_of(subject.pack, each.place),
                       fmt::format("there is no case in which {} {}", in_words(each.owner), event),
                       "add a patient for whom it matters; `apatite coverage` tells what else no case shows",
                       {owner_of(subject.pack, each)});
    }
}

} // namespace

const Lint no_case{
    {"L0301", "Without a case",
     R"(In no case beside the rules does the rule hold, the alert come or the option come up, so a slip in it would go unnoticed,
and so would a later change that silences it. A case that cannot be run is an error.

bad:   - { id: metastatic.phosphate-high, when: "phosphate > 4.5 'mg/dL'", ... }      and no such case
good:  cases:  - given: { phosphate: 9.7 mg/dL, dialysis: true }
                 expect: { first: metastatic }
)"},
    Severity::warning,
    run};

} // namespace apatite::lints
