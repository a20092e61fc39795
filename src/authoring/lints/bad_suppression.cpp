#include <algorithm>

#include <fmt/format.h>

#include "authoring/lints/lint.h"
#include "diagnostic/nearest.h"

namespace apatite::lints {
namespace {

std::string help_for(const std::string& code) {
    std::vector<std::string> known;
    for (const Lint* each : all_lints())
        if (each->severity == Severity::warning) known.emplace_back(each->page.code);
    const std::optional<std::string> meant = nearest(code, known);
    return meant ? fmt::format("did you mean `{}`?", *meant)
                 : "only warnings whose code begins with L can be suppressed";
}

void run(const Subject& subject, Doubts& doubts) {
    for (const Suppression& each : subject.pack.suppressions) {
        const auto lint = std::ranges::find(all_lints(), each.code, [](const Lint* one) { return one->page.code; });
        if (lint == all_lints().end())
            doubts.error("L0601", each.span, fmt::format("there is no check `{}`", each.code), help_for(each.code));
        else if ((*lint)->severity == Severity::error)
            doubts.error("L0601", each.span, fmt::format("`{}` is an error, and those cannot be suppressed", each.code),
                         "mend it");
        if (each.because.find(' ') == std::string::npos)
            doubts.error("L0601", each.span, fmt::format("`{}` is suppressed without a reason", each.code),
                         fmt::format("write `suppress: {{ {}: why it is right here }}`", each.code));
    }
}

} // namespace

const Lint bad_suppression{
    {"L0601", "A suppression that cannot be",
     R"(`suppress` names the code of a warning of this kind (L) and the reason why what it doubts is right here, in words for the
next reader. Errors are mended, not suppressed, and nothing is suppressed for a whole pack or on the command line.

bad:   suppress: { L0104: ok }
good:  suppress: { L0104: Dialysis and a high phosphate are two facts; the second weighs by itself. }
)"},
    Severity::error,
    run};

} // namespace apatite::lints
