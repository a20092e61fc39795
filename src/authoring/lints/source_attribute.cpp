#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

#include "authoring/doc_attributes.h"
#include "authoring/lints/lint.h"

namespace apatite::lints {
namespace {

struct Named {
    int number; ///< of the paragraph of 45 CFR 170.315(b)(11)(iv)(A)
    std::string_view key;
};
constexpr std::array attributes = {Named{5, "use-of-race"},
                                   Named{6, "use-of-ethnicity"},
                                   Named{7, "use-of-language"},
                                   Named{8, "use-of-sexual-orientation"},
                                   Named{9, "use-of-gender-identity"},
                                   Named{10, "use-of-sex"},
                                   Named{11, "use-of-date-of-birth"},
                                   Named{12, "use-of-social-determinants-of-health"},
                                   Named{13, "use-of-health-status-assessments"}};

bool starts_with_word(std::string_view text, std::string_view word) {
    if (text.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (std::tolower(static_cast<unsigned char>(text[i])) != word[i]) return false;
    return text.size() == word.size() || !std::isalpha(static_cast<unsigned char>(text[word.size()]));
}

std::string readers(const doc::AttributeUse& use) {
    if (!use.direct.empty()) return "it is read by " + some_of(use.direct);
    if (!use.ranges.empty()) return "the reference ranges of " + some_of(use.ranges) + " depend on it";
    if (!use.through.empty()) return "it bears on " + some_of(use.through);
    return "nothing in the pack reads it";
}

void look_at_use(const SourceAttribute& told, const std::vector<doc::AttributeUse>& uses, Doubts& doubts) {
    const auto named = std::ranges::find(attributes, told.key, &Named::key);
    if (named == attributes.end()) return;
    const auto use = std::ranges::find(uses, named->number, &doc::AttributeUse::number);
    const bool denied = starts_with_word(told.text, "not used") || starts_with_word(told.text, "none") ||
                        starts_with_word(told.text, "no") || starts_with_word(told.text, "unused");
    const bool claimed = starts_with_word(told.text, "used") || starts_with_word(told.text, "yes");
    if (!(use->used() ? denied : claimed)) return;
    doubts.error("L0402", told.span,
                 fmt::format("`{}` is false: {} is {}", told.key, use->name, use->used() ? "used" : "not used"),
                 readers(*use) + "; say so, or leave the key out: `apatite doc` derives it from the conditions");
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Numbers joined by `separator`: `0.1.0`, `2026-11-23`.
std::vector<std::string> numbers_with(std::string_view text, char separator) {
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() &&
               (is_digit(text[end]) || (text[end] == separator && end > at && is_digit(text[end - 1]) &&
                                        end + 1 < text.size() && is_digit(text[end + 1]))))
            ++end;
        const std::string_view word = text.substr(at, end - at);
        if (std::ranges::count(word, separator) == 2) found.emplace_back(word);
        at = std::max(end, at + 1);
    }
    return found;
}

void look_at_release(const SourceAttribute& told, const Pack& pack, Doubts& doubts) {
    if (told.key != "release-and-revision-dates") return;
    const std::vector<std::string> versions = numbers_with(told.text, '.'), dates = numbers_with(told.text, '-');
    if (!versions.empty() && std::ranges::find(versions, pack.version) == versions.end())
        doubts.error("L0402", told.span,
                     fmt::format("`{}` is false: it names version {}, and the pack is {}", told.key, versions.front(),
                                 pack.version),
                     "name the version of pack.yaml, or leave the key out: `apatite doc` derives it");
    if (!dates.empty() && !pack.reviewed.empty() && std::ranges::find(dates, pack.reviewed) == dates.end())
        doubts.error("L0402", told.span,
                     fmt::format("`{}` is false: the last review was on {}", told.key, pack.reviewed),
                     "name the date of `reviewed`, or leave the key out: `apatite doc` derives it");
}

void run(const Subject& subject, Doubts& doubts) {
    const std::vector<doc::AttributeUse> uses = doc::attribute_uses(subject.pack);
    for (const SourceAttribute& each : subject.pack.source_attributes) {
        look_at_use(each, uses, doubts);
        look_at_release(each, subject.pack, doubts);
    }
}

} // namespace

const Lint source_attribute{
    {"L0402", "A source attribute that is false",
     R"(`source-attributes` are what the law asks a decision support to tell of itself (45 CFR 170.315(b)(11)(iv)(A)). What can be
read off the pack is compared: whether race, ethnicity, language, sexual orientation, gender identity, sex, date of birth,
social determinants and health status are used (`use-of-sex: Not used ...` or `Used ...`), and the version and the date of
the last review in `release-and-revision-dates`. A statement that went stale misleads whoever has to judge the pack.

bad:   source-attributes: { use-of-sex: Not used }      and a condition that reads the patient's sex
good:  source-attributes: { use-of-sex: Used for the reference ranges of haemoglobin }
)"},
    Severity::error,
    run};

} // namespace apatite::lints
