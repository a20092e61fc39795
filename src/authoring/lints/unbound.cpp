#include <algorithm>

#include <fmt/format.h>

#include "authoring/lints/lint.h"

namespace apatite::lints {
namespace {

bool has_codes(const FindingDeclaration& finding) {
    if (!finding.codes.empty() || !finding.value_codes.empty()) return true;
    return std::ranges::any_of(finding.choice_codes, [](const auto& each) { return !each.second.empty(); });
}

void look_at(const FindingDeclaration& finding, const std::string& id, std::string_view kind, Doubts& doubts) {
    const bool read_otherwise = finding.source != FindingSource::facts || !finding.of.empty();
    if (read_otherwise || has_codes(finding)) return;
    doubts.warning(
        "L0203", finding.span, fmt::format("the {} `{}` is bound to no code", kind, id),
        finding.text.empty()
            ? "no record can tell it: add `codes`, if need be in the system `finding` with a code of your own"
            : "a text alone never establishes or clears anything: add `codes`",
        {"finding " + id});
}

void run(const Subject& subject, Doubts& doubts) {
    for (const FindingDeclaration& each : subject.pack.catalogue.findings) {
        look_at(each, each.id, "finding", doubts);
        for (const FindingDeclaration& field : each.fields) look_at(field, each.id + '.' + field.id, "field", doubts);
    }
}

} // namespace

const Lint unbound{
    {"L0203", "A finding that is bound to no code",
     R"(Facts of a record are told apart by their codes. Without one, no record can ever tell the finding; what is matched by its
text alone may support a hypothesis but never establishes, excludes or clears anything.

bad:   dialysis: { label: Dialysis, text: [dialysis] }
good:  dialysis: { label: Dialysis, codes: { snomed: [108241001] }, text: [dialysis] }
)"},
    Severity::warning,
    run};

} // namespace apatite::lints
