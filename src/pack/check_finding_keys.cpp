// Which keys of a finding go together.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <vector>

#include "pack/key_words.h"
#include "pack/read_finding.h"

namespace apatite {
namespace {

using enum FindingKind;

struct KeyOfKind {
    std::string_view key;
    std::vector<FindingKind> kinds;
};

const std::vector<KeyOfKind>& keys_of_kinds() {
    static const std::vector<KeyOfKind> table = {
        {"unit", {quantity}},       {"molar-mass", {quantity}}, {"charge", {quantity}},
        {"plausible", {quantity}},  {"ranges", {quantity}},     {"flag-only", {quantity}},
        {"specimen", {quantity}},   {"choices", {choice}},      {"fields", {instances}},
        {"value-codes", {boolean}}, {"if-absent", {boolean}},   {"when-complete", {boolean, instances}},
    };
    return table;
}

std::string_view word_of(FindingKind kind) { return words::finding_kind[static_cast<std::size_t>(kind)]; }
std::string_view word_of(FindingSource source) { return words::finding_source[static_cast<std::size_t>(source)]; }

// One look at a declaration: what it has and what is said about it.
class KeyCheck {
public:
    KeyCheck(const Fields& fields, const FindingDeclaration& finding, Report& report)
        : fields_(fields), finding_(finding), report_(report) {}

    void refuse(std::string_view key, std::string message, std::string help) {
        if (fields_.mentions(key)) report_.error("K0208", fields_.key_span(key), std::move(message), std::move(help));
    }
    void need(std::string_view key, std::string message, std::string help) {
        if (!fields_.mentions(key)) report_.error("K0202", finding_.span, std::move(message), std::move(help));
    }
    void contradiction(std::string_view key, std::string message, std::string help) {
        report_.error("K0209", fields_.key_span(key), std::move(message), std::move(help));
    }

    void kinds() {
        for (const auto& [key, kinds] : keys_of_kinds()) {
            if (std::ranges::find(kinds, finding_.kind) != kinds.end()) continue;
            refuse(key, fmt::format("a finding of kind {} has no `{}`", word_of(finding_.kind), key),
                   fmt::format("`{}` goes with kind {}; is `kind` right?", key, word_of(kinds.front())));
        }
    }
    void needs_of_kind(bool inherits) {
        if (inherits) return;
        need("label", fmt::format("the finding `{}` needs `label`", finding_.id), "add a name for people");
        const bool flag_only = fields_.truth("flag-only");
        if (finding_.kind == quantity && !flag_only)
            need("unit", "a quantity needs `unit`",
                 "add its UCUM unit, `'1'` for a plain number, or `flag-only: true`");
        if (finding_.kind == choice) need("choices", "a choice needs `choices`", "list the words that it can be");
        if (finding_.kind == instances) need("fields", "instances need `fields`", "say what is known of each one");
    }
    void flags() {
        if (!fields_.truth("flag-only")) return;
        for (const std::string_view key : {"unit", "plausible", "ranges", "molar-mass", "charge"})
            refuse(key, fmt::format("a test with `flag-only` has no number, so no `{}`", key), "delete one of the two");
    }
    void absence() {
        const bool absent = fields_.mentions("if-absent"), complete = fields_.mentions("when-complete");
        if (absent && !complete)
            contradiction("if-absent", "`if-absent` without `when-complete` presumes absence from silence",
                          "add the list that must be complete: `when-complete: conditions`");
        if (complete && !absent && finding_.kind == boolean)
            contradiction("when-complete", "`when-complete` without `if-absent` says nothing",
                          "add `if-absent: false`");
    }
    void source(FindingPlace place) {
        const bool of_patient =
            finding_.source == FindingSource::patient_age || finding_.source == FindingSource::patient_sex;
        if (finding_.source == FindingSource::facts) return;
        if (!of_patient && place == FindingPlace::top)
            contradiction("source", fmt::format("`{}` is read from an instance", word_of(finding_.source)),
                          "only a field of a finding of kind instances can have it");
        if (of_patient && place == FindingPlace::field)
            contradiction("source", fmt::format("`{}` is of the patient, not of an instance", word_of(finding_.source)),
                          "declare it as a finding of its own");
        for (const std::string_view key : {"codes", "from", "select", "of", "value-codes", "routes", "specimen"})
            refuse(key, fmt::format("what is read from `{}` has no `{}`", word_of(finding_.source), key),
                   "delete one of the two");
        source_kind();
    }
    void place(FindingPlace place) {
        if (place == FindingPlace::top) return;
        refuse("of", "a field reads no other finding's facts", "declare it as a finding of its own");
        if (finding_.kind == instances)
            contradiction("kind", "instances inside instances", "declare them as a finding of their own");
    }

private:
    void source_kind() {
        const auto wants = [this](FindingKind kind) {
            if (finding_.kind != kind)
                contradiction("source",
                              fmt::format("`{}` is of kind {}, not {}", word_of(finding_.source), word_of(kind),
                                          word_of(finding_.kind)),
                              fmt::format("write `kind: {}`", word_of(kind)));
        };
        switch (finding_.source) {
        case FindingSource::patient_age: wants(quantity); return age_unit();
        case FindingSource::patient_sex: return wants(choice);
        case FindingSource::effective_date: return wants(date);
        case FindingSource::body_site: return wants(site);
        case FindingSource::instance_text:
            wants(boolean);
            need("text", "`instance-text` needs `text`", "list the whole texts that make it true");
            return;
        case FindingSource::facts:
        case FindingSource::instance_value: return;
        }
    }
    void age_unit() {
        const std::string unit = fields_.text("unit");
        constexpr std::array<std::string_view, 4> units = {"years", "months", "weeks", "days"};
        if (unit.empty() || std::ranges::find(units, unit) != units.end()) return;
        contradiction("unit", fmt::format("an age is not counted in `{}`", unit),
                      "write `years`, `months`, `weeks` or `days`");
    }

    const Fields& fields_;
    const FindingDeclaration& finding_;
    Report& report_;
};

} // namespace

void check_finding_keys(const Fields& fields, const FindingDeclaration& finding, FindingPlace place, bool inherits,
                        Report& report) {
    KeyCheck check(fields, finding, report);
    check.kinds();
    check.needs_of_kind(inherits || fields.mentions("of"));
    check.flags();
    check.absence();
    check.source(place);
    check.place(place);
}

} // namespace apatite
