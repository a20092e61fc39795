#include <algorithm>

#include <fmt/format.h>

#include "authoring/lints/lint.h"

namespace apatite::lints {
namespace {

bool is_measured(const FindingDeclaration& finding) {
    return finding.kind == FindingKind::quantity && finding.source == FindingSource::facts && finding.of.empty();
}

/// Records tell the two apart in another way: by specimen or by the kind of resource.
bool are_told_apart(const FindingDeclaration& a, const FindingDeclaration& b) {
    if (a.specimen != b.specimen) return true;
    if (a.from.empty() || b.from.empty()) return false;
    return std::ranges::none_of(a.from, [&](FactKind kind) { return std::ranges::find(b.from, kind) != b.from.end(); });
}

const Code* code_of_both(const FindingDeclaration& a, const FindingDeclaration& b) {
    for (const Code& one : a.codes)
        for (const Code& other : b.codes)
            if (covers(one, other) || covers(other, one)) return &one;
    return nullptr;
}

void compare_all(const std::vector<FindingDeclaration>& findings, const std::string& before, Doubts& doubts) {
    for (std::size_t later = 1; later < findings.size(); ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            const FindingDeclaration &a = findings[earlier], &b = findings[later];
            if (!is_measured(a) || !is_measured(b) || are_told_apart(a, b)) continue;
            const Code* code = code_of_both(a, b);
            if (!code) continue;
            doubts.warning("L0201", b.span,
                           fmt::format("the code {} {} stands in two measured findings, `{}` and `{}`",
                                       system_short_name(code->system), code->code, before + a.id, before + b.id),
                           fmt::format("a code means one thing: keep it in one of them (see {}); to choose among the "
                                       "same results in another way, write `of: {}`",
                                       place_of(a.span), before + a.id),
                           {"finding " + before + a.id, "finding " + before + b.id});
        }
    }
}

// A field may share its code with a finding: the one speaks of a lesion, the other of the patient.
void run(const Subject& subject, Doubts& doubts) {
    compare_all(subject.pack.catalogue.findings, "", doubts);
    for (const FindingDeclaration& each : subject.pack.catalogue.findings)
        compare_all(each.fields, each.id + '.', doubts);
}

} // namespace

const Lint code_twice{
    {"L0201", "One code in two measured findings",
     R"(A result would be read as two different things, and at least one of them is wrong: total and ionised calcium, say, whose
numbers differ by half. Sets that share a code are the usual cause.

bad:   calcium_total:   { codes: { loinc: [17861-6] }, ... }
       calcium_ionised: { codes: { loinc: [17861-6] }, ... }
good:  calcium_ionised: { codes: { loinc: [1995-0] }, ... }
good:  calcium_peak:    { of: calcium_total, select: highest within 1 year }
)"},
    Severity::warning,
    run};

} // namespace apatite::lints
