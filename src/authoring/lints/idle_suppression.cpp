#include <algorithm>

#include <fmt/format.h>

#include "authoring/lints/lint.h"

namespace apatite::lints {
namespace {

void run(const Subject& subject, Doubts& doubts) {
    for (const Suppression& each : subject.pack.suppressions) {
        const bool known = std::ranges::any_of(all_lints(), [&](const Lint* one) {
            return one->page.code == each.code && one->severity == Severity::warning;
        });
        if (!known || doubts.suppressed_something(each)) continue;
        doubts.warning("L0602", each.span,
                       fmt::format("`{}` of {} suppresses nothing", each.code, in_words(each.owner)),
                       "the doubt is gone: delete the line", {});
    }
}

} // namespace

const Lint idle_suppression{{"L0602", "A suppression that suppresses nothing",
                             R"(What it was written for has changed, and it would hide the next slip of the kind.

bad:   suppress: { L0104: Two facts. }      on a rule that shares no fact with another
good:  without the line
)"},
                            Severity::warning,
                            run};

} // namespace apatite::lints
