#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "diagnostic/nearest.h"
#include "findings/findings.h"
#include "findings/judge.h"
#include "findings/sent_number.h"
#include "findings/truth_reading.h"
#include "units/quantity.h"

namespace apatite {
namespace {

Error wrong(const FindingDeclaration& declaration, std::string_view text, std::string_view what) {
    return {"finding-value", fmt::format("`{}` for `{}`: {}", text, declaration.id, what)};
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

FindingState known(FindingValue value, std::string used) {
    FindingState state;
    state.value = std::move(value);
    state.used = std::move(used);
    return state;
}

std::optional<Flag> flag_of(std::string_view text) {
    struct Word {
        std::string_view text;
        Flag flag;
    };
    constexpr std::array words = {Word{"high", Flag::high},         Word{"low", Flag::low},
                                  Word{"normal", Flag::normal},     Word{"abnormal", Flag::abnormal},
                                  Word{"positive", Flag::positive}, Word{"negative", Flag::negative}};
    const auto found = std::ranges::find(words, text, &Word::text);
    return found == words.end() ? std::nullopt : std::optional(found->flag);
}

FindingState unknown_by_hand() {
    FindingState state;
    state.why = WhyUnknown::not_known;
    return state;
}

Result<FindingState> parse_boolean(const FindingDeclaration& declaration, std::string_view text) {
    const std::optional<bool> value = qualitative(text);
    if (!value) return wrong(declaration, text, "it is `true`, `false` or `unknown`");
    FindingState state = known(*value, *value ? "true" : "false");
    judge_qualitative(state, *value);
    return state;
}

FindingState flagged(const FindingDeclaration& declaration, Flag flag) {
    FindingState state;
    state.why = WhyUnknown::missing;
    state.provenance = Provenance::flag;
    JudgedBy by;
    by.flag = flag;
    take_over(state, judge(std::nullopt, by, declaration, {}));
    return state;
}

// Ages are counted in completed calendar units: `18 months` is 1 year, `2 years` is 24 to 35 months.
Result<FindingState> parse_age(const FindingDeclaration& declaration, std::string_view text) {
    const Result<Quantity> quantity = parse_quantity(text);
    if (!quantity || quantity->unit.is_one())
        return wrong(declaration, text, fmt::format("an age needs its unit, such as `54 {}`", declaration.unit_text));
    const CalendarUnit wanted = calendar_unit(declaration.unit_text).value_or(CalendarUnit::year);
    if (quantity->calendar == wanted) return known(quantity->value, in_words(quantity->value, declaration, false));
    const Result<Unit> definite = Unit::parse(wanted == CalendarUnit::month  ? "mo"
                                              : wanted == CalendarUnit::week ? "wk"
                                              : wanted == CalendarUnit::day  ? "d"
                                                                             : "a");
    const Result<Quantity> converted = definite ? convert(*quantity, *definite) : Result<Quantity>(definite.error());
    if (!converted) return wrong(declaration, text, fmt::format("an age is told in {}", declaration.unit_text));
    const bool coarser_sent = quantity->calendar == CalendarUnit::year ||
                              (quantity->calendar == CalendarUnit::month && wanted == CalendarUnit::day);
    Interval value = floor(converted->value);
    if (coarser_sent) { // a year of age is every month of it
        const Result<Rational> one_more = convert(Rational(1), quantity->unit, *definite);
        if (one_more) value = Interval::closed(value.lo().value, value.hi().value + one_more->ceil() - 1);
    }
    return known(value, in_words(value, declaration, false));
}

std::string_view unit_help(WhyUnknown why) {
    return why == WhyUnknown::no_unit ? "write the number with its unit" : "that is not a unit of it";
}

Result<FindingState> parse_number(const FindingDeclaration& declaration, std::string_view text,
                                  const Findings& context) {
    if (const auto flag = flag_of(text)) return flagged(declaration, *flag);
    const auto quantity = quantity_in_text(text, declaration);
    if (!quantity)
        return wrong(
            declaration, text,
            fmt::format("it is a number with its unit, such as `1 {}`, or `high`, `low`, `normal`, `positive`, "
                        "`negative`, `unknown`",
                        declaration.unit_text));
    const SentNumber number = read_number(*quantity, declaration);
    if (number.why == WhyUnknown::implausible)
        return wrong(declaration, text, "outside the plausible range, so it decides nothing");
    if (number.why)
        return wrong(
            declaration, text,
            fmt::format("{}; `{}` is measured in `{}`", unit_help(*number.why), declaration.id, declaration.unit_text));
    FindingState state = known(*number.value, number.used);
    state.sent = number.sent;
    state.note = number.note;
    const Judgements judgements =
        judge(number.value, {}, declaration, age_and_sex(context.demographics, context.as_of, std::nullopt));
    take_over(state, judgements);
    if (!judgements.note.empty()) state.note += (state.note.empty() ? "" : "; ") + judgements.note;
    return state;
}

Result<FindingState> parse_choice(const FindingDeclaration& declaration, std::string_view text) {
    const std::string wanted = normalise_text(text);
    for (const std::string& choice : declaration.choices) {
        if (choice == text || normalise_text(choice) == wanted) return known(choice, choice);
    }
    return wrong(declaration, text, fmt::format("it is one of `{}`", fmt::join(declaration.choices, "`, `")));
}

Result<FindingState> parse_date(const FindingDeclaration& declaration, std::string_view text) {
    const Result<PartialDate> date = PartialDate::parse(text);
    if (!date) return wrong(declaration, text, "it is a date, such as `2024-05-01`, `2024-05` or `2024`");
    return known(*date, date->to_string());
}

Result<FindingState> parse_known(const FindingDeclaration& declaration, std::string_view text,
                                 const Findings& context) {
    switch (declaration.kind) {
    case FindingKind::boolean: return parse_boolean(declaration, text);
    case FindingKind::quantity:
        return declaration.calendar_unit ? parse_age(declaration, text) : parse_number(declaration, text, context);
    case FindingKind::choice: return parse_choice(declaration, text);
    case FindingKind::date: return parse_date(declaration, text);
    case FindingKind::site:
        if (text.empty()) return wrong(declaration, text, "it is a site of the pack");
        return known(std::string(text), std::string(text));
    case FindingKind::instances: break;
    }
    return wrong(declaration, text, "set one of its fields");
}

} // namespace

Result<FindingState> parse_finding(const FindingDeclaration& declaration, std::string_view text,
                                   const Findings& context) {
    text = trimmed(text);
    Result<FindingState> state = text == "unknown" && declaration.kind != FindingKind::instances
                                     ? Result<FindingState>(unknown_by_hand())
                                     : parse_known(declaration, text, context);
    if (!state) return state;
    FindingState& told = state.value();
    told.source = "set:" + declaration.id;
    if (told.sent.empty()) told.sent = text;
    return state;
}

} // namespace apatite
