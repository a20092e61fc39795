#include <set>

#include <fmt/format.h>

#include "authoring/lints/lint.h"
#include "authoring/users_of_names.h"

namespace apatite::lints {
namespace {

std::vector<std::string> asked_of(const Subject& subject, NodeId root) {
    std::vector<std::string> ids;
    for (const std::uint32_t finding : subject.graph.findings_below(root))
        ids.push_back(subject.pack.catalogue.findings[finding].id);
    return ids;
}

/// What never holds because a named condition in it never does is told there.
bool rests_on(const PlacedCondition& condition, const std::set<std::string>& told) {
    std::set<std::string> names;
    collect_names(condition.condition->expression, names);
    for (const std::string& name : names)
        if (told.contains(name)) return true;
    return false;
}

void run(const Subject& subject, Doubts& doubts) {
    std::vector<const PlacedCondition*> found;
    std::set<std::string> told;
    for (const PlacedCondition& each : subject.conditions) {
        const NodeId root = subject.root(each);
        if (!holds_for_nobody(subject, root)) continue;
        found.push_back(&each);
        if (const std::string name = name_of(each); !name.empty()) told.insert(name);
    }
    for (const PlacedCondition* each : found) {
        if (rests_on(*each, told)) continue;
        const std::string key = each->key == "when" ? "" : fmt::format(" (`{}`)", each->key);
        doubts.error(
            "L0101", each->condition->expression->span,
            fmt::format("{}{} can never be true", in_words(each->owner), key),
            fmt::format("no values of {} make it true: look at its thresholds, at `not`, and at what the names in it "
                        "stand for",
                        some_of(asked_of(subject, subject.root(*each)))));
    }
}

} // namespace

bool holds_for_nobody(const Subject& subject, NodeId root) {
    const Node& node = subject.graph.node(root);
    if (node.storage != Storage::truth || subject.cases.ever_true(root)) return false;
    if (node.kind == NodeKind::some && subject.search.never_true(subject.graph.somes()[node.index].body)) return true;
    return subject.search.never_true(root);
}

const Lint never_true{
    {"L0101", "A condition that can never be true",
     R"(Its parts contradict each other, perhaps by way of named conditions, so the rule, alert or caution is silent for
every patient. This is shown by intervals and by trying out the facts that it asks about, each as far as the conditions
tell its values apart; where that would take too long, or where dates, places and calculations are in play that it does
not follow, the check says nothing.

bad:   conditions:  failing: { when: "egfr < 15 'mL/min/{1.73_m2}'" }
       rules:       when: "failing and egfr > 60 'mL/min/{1.73_m2}'"
good:  rules:       when: "failing and age > 60 years"
)"},
    Severity::error,
    run};

} // namespace apatite::lints
