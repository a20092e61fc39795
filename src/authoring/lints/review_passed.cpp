#include <fmt/format.h>

#include "authoring/lints/lint.h"

namespace apatite::lints {
namespace {

void run(const Subject& subject, Doubts& doubts) {
    if (!subject.as_of) return;
    for (const ReviewDate& each : subject.pack.reviews) {
        const Result<PartialDate> due = PartialDate::parse(each.date);
        if (!due || !(due->last_day() < subject.as_of->first_day())) continue;
        doubts.warning("L0401", each.span, fmt::format("{} had to be reviewed by {}", each.of, each.date),
                       "have a clinician read it against its sources again, then set the next date", {});
    }
}

} // namespace

const Lint review_passed{
    {"L0401", "A review that is overdue",
     R"(Guidelines, code systems and labels of medicines change. `review-by` of the pack and `review` of a set of codes say until
when they may be trusted unread; the day that counts is `--as-of`, today unless said otherwise. It cannot be suppressed:
a new date is set by whoever has read it.

bad:   review-by: 2023-11
good:  review-by: 2027-11
)"},
    Severity::warning,
    run};

} // namespace apatite::lints
