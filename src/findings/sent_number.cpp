#include "findings/sent_number.h"

#include <fmt/format.h>

#include "units/alias.h"
#include "units/quantity.h"

namespace apatite {
namespace {

constexpr int shown_digits = 3;

std::string shown_unit(const SentQuantity& quantity) {
    if (quantity.unit == "1" || quantity.unit.empty()) return "";
    return " " + quantity.unit;
}

std::string as_sent(const SentQuantity& quantity) {
    const std::string comparator = quantity.comparator.empty() ? "" : quantity.comparator + " ";
    return comparator + quantity.number + shown_unit(quantity);
}

std::optional<Comparator> comparator_of(std::string_view text) {
    if (text.empty()) return Comparator::none;
    if (text == "<") return Comparator::less;
    if (text == "<=") return Comparator::less_or_equal;
    if (text == ">") return Comparator::greater;
    if (text == ">=") return Comparator::greater_or_equal;
    return std::nullopt;
}

WhyUnknown why_of(const Error& error) {
    return error.code == "unit-missing" ? WhyUnknown::no_unit : WhyUnknown::bad_unit;
}

std::string unit_problem(const Error& error, const SentQuantity& quantity, const FindingDeclaration& declaration) {
    if (error.code == "unit-missing")
        return fmt::format("no unit was sent: not used as `{}`, which is measured in `{}`; verify now", declaration.id,
                           declaration.unit_text);
    return fmt::format("the unit `{}` cannot be one of `{}`, which is measured in `{}`: not used; verify now",
                       quantity.unit, declaration.id, declaration.unit_text);
}

struct UnitInUse {
    Conversion conversion;
    ResolvedUnit unit;
};

// The unit that was sent, or the one that the site profile says it means.
std::string_view to_read(const SentQuantity& quantity) {
    return quantity.profile_unit.empty() ? quantity.unit : quantity.profile_unit;
}

std::string by_profile(const SentQuantity& quantity) {
    if (quantity.profile_unit.empty()) return {};
    if (quantity.unit.find_first_not_of(" \t") == std::string::npos)
        return fmt::format("unit `{}` by the site profile", quantity.profile_unit);
    return fmt::format("unit `{}` read as `{}` by the site profile", quantity.unit, quantity.profile_unit);
}

Result<UnitInUse> unit_in_use(std::string_view sent, const FindingDeclaration& declaration) {
    Result<ResolvedUnit> unit = resolve_unit(sent, declaration.unit, declaration.analyte);
    if (!unit) return unit.error();
    Result<Conversion> to_declared = conversion(unit->unit, declaration.unit, declaration.analyte);
    if (!to_declared) return to_declared.error();
    return UnitInUse{std::move(to_declared).value(), std::move(unit).value()};
}

// The unit's code says one thing and its text another: then nobody knows which number was meant.
bool contradicts_shown(const SentQuantity& quantity, const UnitInUse& in_use, const FindingDeclaration& declaration) {
    if (quantity.shown.empty() || quantity.shown == quantity.unit) return false;
    const auto shown = unit_in_use(quantity.shown, declaration);
    if (!shown) return false;
    return shown->conversion.factor != in_use.conversion.factor || shown->conversion.offset != in_use.conversion.offset;
}

std::string note_of(const UnitInUse& in_use, const FindingDeclaration& declaration) {
    std::string note = in_use.unit.alias_note;
    if (in_use.conversion.is_identity()) return note;
    if (!note.empty()) note += "; ";
    const bool by_molar_mass = !commensurable(in_use.unit.unit, declaration.unit);
    return note + fmt::format("converted from `{}` to `{}`{}", in_use.unit.ucum, declaration.unit_text,
                              by_molar_mass ? " by molar mass" : "");
}

SentNumber unusable(SentNumber number, WhyUnknown why, std::string problem) {
    number.why = why;
    number.problem = number.by_profile.empty() ? std::move(problem) : number.by_profile + ": " + problem;
    return number;
}

SentNumber cut(SentNumber number, const Interval& value, const UnitInUse& in_use,
               const FindingDeclaration& declaration) {
    const std::optional<Interval> kept = declaration.plausible ? intersect(value, *declaration.plausible) : value;
    if (!kept) {
        return unusable(std::move(number), WhyUnknown::implausible,
                        fmt::format("outside the plausible range of `{}`: not used; verify now", declaration.id));
    }
    number.value = *kept;
    number.used = in_words(value, declaration, !in_use.conversion.is_identity());
    number.note = note_of(in_use, declaration);
    return number;
}

std::string bound_in_words(const Bound& bound, bool converted) {
    return converted ? bound.value.to_text(shown_digits) : bound.value.to_string();
}

} // namespace

std::string in_words(const Interval& value, const FindingDeclaration& declaration, bool converted) {
    const bool single = declaration.calendar_unit && value.is_point() && value.lo().value == 1;
    const std::string word(single ? to_string(calendar_unit(declaration.unit_text).value_or(CalendarUnit::none), false)
                                  : std::string_view(declaration.unit_text));
    const std::string unit = declaration.unit.is_one() && !declaration.calendar_unit ? "" : " " + word;
    const Bound &lo = value.lo(), &hi = value.hi();
    if (value.is_point()) return bound_in_words(lo, converted) + unit;
    if (value.is_everything()) return "any number";
    if (lo.is_infinite()) return (hi.is_closed() ? "<= " : "< ") + bound_in_words(hi, converted) + unit;
    if (hi.is_infinite()) return (lo.is_closed() ? ">= " : "> ") + bound_in_words(lo, converted) + unit;
    return bound_in_words(lo, converted) + " .. " + bound_in_words(hi, converted) + unit;
}

SentNumber read_number(const SentQuantity& quantity, const FindingDeclaration& declaration) {
    SentNumber number;
    number.sent = as_sent(quantity);
    number.by_profile = by_profile(quantity);
    const auto comparator = comparator_of(quantity.comparator);
    const Result<Rational> value = Rational::parse(quantity.number);
    if (!comparator || !value)
        return unusable(std::move(number), WhyUnknown::implausible,
                        fmt::format("the value sent for `{}` is no number that can be used", declaration.id));
    const Result<UnitInUse> in_use = unit_in_use(to_read(quantity), declaration);
    if (!in_use)
        return unusable(std::move(number), why_of(in_use.error()), unit_problem(in_use.error(), quantity, declaration));
    if (contradicts_shown(quantity, *in_use, declaration))
        return unusable(std::move(number), WhyUnknown::bad_unit,
                        fmt::format("the unit's code `{}` and its text `{}` differ: not used as `{}`; verify now",
                                    quantity.unit, quantity.shown, declaration.id));
    const Interval as_sent = to_interval(*comparator, *value);
    const Conversion& conversion = in_use->conversion;
    return cut(std::move(number), conversion.is_identity() ? as_sent : conversion.apply(as_sent), *in_use, declaration);
}

SentNumber read_range(const std::optional<SentQuantity>& low, const std::optional<SentQuantity>& high,
                      const FindingDeclaration& declaration) {
    if (!low || !high) {
        SentQuantity one_sided = low ? *low : *high;
        one_sided.comparator = low ? ">=" : "<=";
        return read_number(one_sided, declaration);
    }
    const SentNumber from = read_number(*low, declaration), to = read_number(*high, declaration);
    if (from.why) return from;
    if (to.why) return to;
    SentNumber number = from;
    number.sent = low->number + " .. " + as_sent(*high);
    number.value = hull(*from.value, *to.value);
    number.used = in_words(*number.value, declaration, !from.note.empty());
    return number;
}

std::string_view unit_of_limit(const SentQuantity& limit, const std::optional<SentQuantity>& value) noexcept {
    return to_read(limit.unit.empty() && value ? *value : limit);
}

Result<Rational> read_limit(const SentQuantity& limit, std::string_view unit, const FindingDeclaration& declaration) {
    const Result<UnitInUse> in_use = unit_in_use(unit, declaration);
    if (!in_use) return in_use.error();
    const Result<Rational> number = Rational::parse(limit.number);
    if (!number) return number.error();
    return in_use->conversion.apply(*number);
}

} // namespace apatite
