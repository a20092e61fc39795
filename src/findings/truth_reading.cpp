#include "findings/truth_reading.h"

#include <algorithm>
#include <array>

namespace apatite {
namespace {

struct CodedAnswer {
    std::string_view system, code;
    bool value;
};

constexpr std::string_view snomed = "http://snomed.info/sct";
constexpr std::string_view loinc = "http://loinc.org";
constexpr std::string_view interpretation = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
constexpr std::string_view yes_no = "http://terminology.hl7.org/CodeSystem/v2-0136";

constexpr std::array coded_answers = {
    CodedAnswer{snomed, "10828004", true},   // positive
    CodedAnswer{snomed, "260385009", false}, // negative
    CodedAnswer{snomed, "52101004", true},   // present
    CodedAnswer{snomed, "2667000", false},   // absent
    CodedAnswer{snomed, "260373001", true},  // detected
    CodedAnswer{snomed, "260415000", false}, // not detected
    CodedAnswer{snomed, "373066001", true},  // yes
    CodedAnswer{snomed, "373067005", false}, // no
    CodedAnswer{loinc, "LA6576-8", true},    // positive
    CodedAnswer{loinc, "LA6577-6", false},   // negative
    CodedAnswer{loinc, "LA9633-4", true},    // present
    CodedAnswer{loinc, "LA9634-2", false},   // absent
    CodedAnswer{loinc, "LA11882-0", true},   // detected
    CodedAnswer{loinc, "LA11883-8", false},  // not detected
    CodedAnswer{loinc, "LA33-6", true},      // yes
    CodedAnswer{loinc, "LA32-8", false},     // no
    CodedAnswer{interpretation, "POS", true}, CodedAnswer{interpretation, "NEG", false},
    CodedAnswer{interpretation, "DET", true}, CodedAnswer{interpretation, "ND", false},
    CodedAnswer{yes_no, "Y", true},           CodedAnswer{yes_no, "N", false},
};

struct WrittenAnswer {
    std::string_view text;
    bool value;
};

constexpr std::array written_answers = {
    WrittenAnswer{"positive", true},     WrittenAnswer{"negative", false},     WrittenAnswer{"detected", true},
    WrittenAnswer{"present", true},      WrittenAnswer{"not detected", false}, WrittenAnswer{"absent", false},
    WrittenAnswer{"yes", true},          WrittenAnswer{"no", false},           WrittenAnswer{"true", true},
    WrittenAnswer{"reactive", true},     WrittenAnswer{"false", false},        WrittenAnswer{"non reactive", false},
    WrittenAnswer{"nonreactive", false}, WrittenAnswer{"undetected", false},
};

// "Unknown" sent as a code: no answer, and above all not another answer than the one asked for.
constexpr std::array unknown_codes = {
    CodedAnswer{snomed, "261665006", false},
    CodedAnswer{snomed, "373068000", false},
    CodedAnswer{loinc, "LA4489-6", false},
    CodedAnswer{loinc, "LA12688-0", false},
};

bool is_unknown_code(const Code& code) {
    return std::ranges::any_of(
        unknown_codes, [&](const CodedAnswer& each) { return each.system == code.system && each.code == code.code; });
}

std::optional<bool> by_value_codes(const CodeSet& wanted, const CodeSet& sent) {
    bool comparable = false;
    for (const Code& code : sent) {
        for (const Code& each : wanted) {
            if (covers(each, code)) return true;
            comparable = comparable || (each.system == code.system && !is_unknown_code(code));
        }
    }
    return comparable ? std::optional(false) : std::nullopt;
}

// Codes that contradict each other say nothing.
std::optional<bool> qualitative(const CodeSet& codes) {
    std::optional<bool> answer;
    for (const Code& code : codes) {
        const auto each = apatite::qualitative(code);
        if (each && answer && *each != *answer) return std::nullopt;
        if (each) answer = each;
    }
    return answer;
}

} // namespace

std::optional<bool> qualitative(const Code& code) {
    for (const CodedAnswer& answer : coded_answers) {
        if (answer.code == code.code && answer.system == code.system) return answer.value;
    }
    return std::nullopt;
}

std::optional<bool> qualitative(std::string_view text) {
    if (text.empty() || text.size() > 20) return std::nullopt;
    const std::string normal = normalise_text(text);
    const auto found = std::ranges::find(written_answers, normal, &WrittenAnswer::text);
    return found == written_answers.end() ? std::nullopt : std::optional(found->value);
}

std::optional<bool> qualitative(Flag flag) noexcept {
    switch (flag) {
    case Flag::positive:
    case Flag::abnormal:
    case Flag::high: return true;
    case Flag::negative:
    case Flag::normal: return false;
    case Flag::low:
    case Flag::indeterminate:
    case Flag::none: break;
    }
    return std::nullopt;
}

WhyUnknown why_absent(const Fact& fact) noexcept {
    if (fact.flags_conflict) return WhyUnknown::conflicting;
    if (fact.flag == Flag::indeterminate) return WhyUnknown::not_known;
    switch (fact.absent_reason) {
    case AbsentReason::masked: return WhyUnknown::masked;
    case AbsentReason::unknown: return WhyUnknown::not_known;
    default: return WhyUnknown::missing;
    }
}

TruthReading read_truth(const Fact& fact, const CodeSet& value_codes) {
    std::optional<bool> value = fact.boolean;
    if (!value && !value_codes.empty()) value = by_value_codes(value_codes, fact.value_codes);
    if (!value) value = qualitative(fact.value_codes);
    if (!value) value = qualitative(fact.value_text);
    const std::optional<bool> flagged = qualitative(fact.flag);
    const bool opposite = value && (fact.flag == Flag::positive || fact.flag == Flag::negative) && *flagged != *value;
    if (opposite) return {std::nullopt, WhyUnknown::conflicting, false};
    if (value) return {value, std::nullopt, false};
    // An answer in words or codes that are not understood is not overruled by its flag.
    const bool other_answer = !fact.value_codes.empty() && !value_codes.empty();
    if (flagged && !other_answer) return {flagged, std::nullopt, true};
    return {std::nullopt, why_absent(fact), false};
}

} // namespace apatite
