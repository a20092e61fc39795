#include <fmt/format.h>

#include "authoring/lints/lint.h"

namespace apatite::lints {
namespace {

/// Several words, and an end.
bool is_sentence(std::string_view text) {
    return text.size() >= 10 && text.find(' ') != std::string_view::npos &&
           std::string_view(".!?").find(text.back()) != std::string_view::npos;
}

class Look {
public:
    explicit Look(Doubts& doubts) : doubts_(doubts) {}

    void at(const std::string& text, std::string_view key, const std::string& what, const Span& span,
            const std::string& owner) {
        if (is_sentence(text)) return;
        doubts_.warning("L0302", span, fmt::format("`{}` of the {} is no sentence", key, what),
                        "the clinician reads it as it stands: say in a sentence, with its full stop, what it rests on",
                        {owner});
    }

private:
    Doubts& doubts_;
};

void run(const Subject& subject, Doubts& doubts) {
    const Pack& pack = subject.pack;
    Look look(doubts);
    for (const Rule& each : pack.rules)
        look.at(each.because, "because", "rule `" + each.id + '`', each.span, "rule " + each.id);
    for (const AlertDeclaration& each : pack.alerts) {
        look.at(each.because, "because", "alert `" + each.id + '`', each.span, "alert " + each.id);
        look.at(each.action, "do", "alert `" + each.id + '`', each.span, "alert " + each.id);
    }
    for (const WorkupDeclaration& each : pack.workup) {
        look.at(each.because, "because", "workup item `" + each.id + '`', each.span, "workup " + each.id);
        if (each.unsafe_when)
            look.at(each.unsafe_because, "unsafe-because", "workup item `" + each.id + '`', each.span,
                    "workup " + each.id);
    }
    for (const ManagementDeclaration& each : pack.management) {
        const std::string owner = "management " + each.id;
        look.at(each.because, "because", "management option `" + each.id + '`', each.span, owner);
        for (const Caution& caution : each.cautions)
            look.at(caution.because, "because", fmt::format("caution `{}/{}`", each.id, caution.id), caution.span,
                    owner);
    }
}

} // namespace

const Lint no_sentence{
    {"L0302", "Without a sentence",
     R"(`because` (of an alert `do`, of an unsafe test `unsafe-because`) is what the clinician reads, as it stands. A keyword, a
note to oneself or nothing at all leaves the conclusion without a reason. A missing `because` or `evidence` is an error of
the reader (K0202, K0411).

bad:   because: phosphate
good:  because: The kidney no longer clears phosphate, and the range for the patient's age was exceeded.
)"},
    Severity::warning,
    run};

} // namespace apatite::lints
