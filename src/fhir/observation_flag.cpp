#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "fhir/datatypes.h"
#include "fhir/observation.h"

namespace apatite::fhir {
namespace {

constexpr std::string_view v3 = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
constexpr std::array<std::string_view, 3> v2 = {"http://terminology.hl7.org/CodeSystem/v2-0078",
                                                "http://hl7.org/fhir/v2/0078", ""};

struct Interpretation {
    std::string_view code;
    Flag flag;
};

constexpr std::array interpretations = {
    Interpretation{"H", Flag::high},          Interpretation{"HH", Flag::high},
    Interpretation{"HU", Flag::high},         Interpretation{"HX", Flag::high},
    Interpretation{"H>", Flag::high},         Interpretation{"L<", Flag::low},
    Interpretation{">", Flag::high},          Interpretation{"L", Flag::low},
    Interpretation{"LL", Flag::low},          Interpretation{"LU", Flag::low},
    Interpretation{"<", Flag::low},           Interpretation{"LX", Flag::low},
    Interpretation{"N", Flag::normal},        Interpretation{"A", Flag::abnormal},
    Interpretation{"AA", Flag::abnormal},     Interpretation{"POS", Flag::positive},
    Interpretation{"DET", Flag::positive},    Interpretation{"RR", Flag::positive},
    Interpretation{"NEG", Flag::negative},    Interpretation{"ND", Flag::negative},
    Interpretation{"NR", Flag::negative},     Interpretation{"IND", Flag::indeterminate},
    Interpretation{"E", Flag::indeterminate}, Interpretation{"WR", Flag::indeterminate},
};

// Said of how a result changed, of a susceptibility or of the test itself: neither high nor low.
constexpr std::array<std::string_view, 25> of_something_else = {
    "U",  "D",   "B",   "W",   "S",       "I",  "R",   "MS",  "VS", "NS",  "SDD", "SYN-R", "SYN-S",
    "IE", "NCL", "CAR", "TOX", "CARRIER", "EX", "EXP", "UNE", "HM", "OBX", "QCF", "AC"};

constexpr std::array written = {
    Interpretation{"high", Flag::high},         Interpretation{"low", Flag::low},
    Interpretation{"normal", Flag::normal},     Interpretation{"abnormal", Flag::abnormal},
    Interpretation{"positive", Flag::positive}, Interpretation{"negative", Flag::negative},
};

bool names_interpretations(std::string_view system) {
    return system == v3 || std::ranges::find(v2, system) != v2.end();
}

// Which of two that are compatible says more; nothing when they contradict each other.
std::optional<Flag> both(Flag a, Flag b) {
    if (a == b || b == Flag::none) return a;
    if (a == Flag::none) return b;
    const auto either = [&](Flag wanted) { return a == wanted || b == wanted; };
    const auto other_than = [&](Flag wanted) { return a == wanted ? b : a; };
    if (either(Flag::indeterminate)) return std::nullopt;
    if (either(Flag::abnormal)) {
        const Flag other = other_than(Flag::abnormal);
        return other == Flag::normal || other == Flag::negative ? std::nullopt : std::optional(other);
    }
    if (either(Flag::positive) && either(Flag::high)) return Flag::positive;
    if (either(Flag::negative) && either(Flag::normal)) return Flag::negative;
    return std::nullopt;
}

// Of one interpretation, taken together with what others said; nothing when they contradict each other.
void add_flags(Resource& resource, const Concept& interpretation, std::optional<Flag>& flag) {
    const auto add = [&](Flag more) {
        if (flag) flag = both(*flag, more);
    };
    for (const CodeView& code : interpretation.codes) {
        if (!names_interpretations(code.system)) continue;
        const auto found = std::ranges::find(interpretations, code.code, &Interpretation::code);
        if (found != interpretations.end())
            add(found->flag);
        else if (std::ranges::find(of_something_else, code.code) == of_something_else.end())
            resource.warn("interpretation", fmt::format("the interpretation `{}` is not known: not used", code.code));
    }
    if (!interpretation.codes.empty()) return;
    const std::string text = normalise_text(interpretation.text);
    const auto found = std::ranges::find(written, text, &Interpretation::code);
    if (found != written.end()) add(found->flag);
}

} // namespace

void read_interpretation(Resource& resource, const json::Value& holder, Draft& fact) {
    std::optional<Flag> flag = Flag::none;
    for (const json::Value each : resource.objects(holder, "interpretation"))
        add_flags(resource, read_concept(resource, each), flag);
    fact.flags_conflict = !flag.has_value();
    fact.flag = flag.value_or(Flag::none);
}

} // namespace apatite::fhir
