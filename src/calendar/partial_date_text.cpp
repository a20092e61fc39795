// ISO 8601 dates and the date part of FHIR's dateTime and instant.
#include <optional>
#include <string>

#include "calendar/partial_date.h"

namespace apatite {

namespace {

constexpr std::size_t max_length = 64;

Error syntax_error(std::string_view text) {
    return {"date-syntax",
            "`" + std::string(text.substr(0, max_length)) + "` is no date; write `2024-05-01`, `2024-05` or `2024`"};
}

Error impossible_error(std::string_view text) {
    return {"date-impossible",
            "`" + std::string(text.substr(0, max_length)) + "` is a date or time that does not exist"};
}

constexpr int digit(char c) noexcept { return c >= '0' && c <= '9' ? c - '0' : -1; }

/// The number of two digits; negative when they are not both digits.
constexpr int two_digits(const char* at) noexcept {
    const int tens = digit(at[0]), ones = digit(at[1]);
    return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
}

/// The day at the front of `2024-05-01`, which nearly every date begins with, in the days of its month; all zero when
/// it is written otherwise or does not exist.
struct WholeDay {
    int year = 0, month = 0, day = 0;
};
WholeDay whole_day(std::string_view text) noexcept {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return {};
    const int century = two_digits(text.data()), year = two_digits(text.data() + 2), month = two_digits(&text[5]),
              day = two_digits(&text[8]);
    if (century < 0 || year < 0 || century + year == 0 || month < 1 || month > 12 || day < 1) return {};
    if (day > days_in_month(century * 100 + year, month)) return {};
    return {century * 100 + year, month, day};
}

/// `12:00:00Z`, as most times are written.
bool is_usual_time(std::string_view text) noexcept {
    if (text.size() != 9 || text[2] != ':' || text[5] != ':' || text[8] != 'Z') return false;
    const int hour = two_digits(text.data()), minute = two_digits(&text[3]), second = two_digits(&text[6]);
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
}

/// Takes exactly `count` digits off the front.
std::optional<int> take_number(std::string_view& rest, std::size_t count) noexcept {
    if (rest.size() < count) return std::nullopt;
    int value = 0;
    for (const char c : rest.substr(0, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    rest.remove_prefix(count);
    return value;
}

bool take(std::string_view& rest, char c) noexcept {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
}

enum class Verdict { good, malformed, impossible };

Verdict within(int value, int limit) noexcept { return value <= limit ? Verdict::good : Verdict::impossible; }

/// `Z`, `+02:00`, or nothing.
Verdict check_zone(std::string_view rest) noexcept {
    if (rest.empty() || rest == "Z") return Verdict::good;
    if (!take(rest, '+') && !take(rest, '-')) return Verdict::malformed;
    const auto hours = take_number(rest, 2);
    if (!hours || !take(rest, ':')) return Verdict::malformed;
    const auto minutes = take_number(rest, 2);
    if (!minutes || !rest.empty()) return Verdict::malformed;
    return *minutes <= 59 ? within(*hours * 60 + *minutes, 14 * 60) : Verdict::impossible;
}

/// `hh:mm`, `hh:mm:ss`, `hh:mm:ss.fff`, then the zone. A 60th second is allowed, as FHIR has it.
Verdict check_time(std::string_view rest) noexcept {
    const auto hour = take_number(rest, 2);
    if (!hour || !take(rest, ':')) return Verdict::malformed;
    const auto minute = take_number(rest, 2);
    if (!minute) return Verdict::malformed;
    int second = 0;
    if (take(rest, ':')) {
        const auto digits = take_number(rest, 2);
        if (!digits) return Verdict::malformed;
        second = *digits;
        if (take(rest, '.')) {
            const std::size_t end = rest.find_first_not_of("0123456789");
            if (end == 0 || rest.empty()) return Verdict::malformed;
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end);
        }
    }
    if (*hour > 23 || *minute > 59 || second > 60) return Verdict::impossible;
    return check_zone(rest);
}

/// Is what follows the day nothing, or a time?
bool ends_well(std::string_view text) noexcept {
    if (text.size() == 10) return true;
    if (text.size() > max_length || text[10] != 'T') return false;
    const std::string_view time = text.substr(11);
    return is_usual_time(time) || check_time(time) == Verdict::good;
}

void append_padded(std::string& text, int value, int ten) {
    for (; ten > 0; ten /= 10) text += static_cast<char>('0' + value / ten % 10);
}

} // namespace

std::int32_t PartialDate::packed(std::string_view text) {
    const WholeDay whole = whole_day(text);
    if (whole.day != 0 && ends_well(text)) return PartialDate(whole.year, whole.month, whole.day).parts_;
    const Result<PartialDate> date = parse(text);
    return date ? date->parts_ : 0;
}

Result<PartialDate> PartialDate::parse(std::string_view text) {
    if (text.size() > max_length) return syntax_error(text);
    const WholeDay whole = whole_day(text);
    if (whole.day != 0 && ends_well(text)) return PartialDate(whole.year, whole.month, whole.day);
    std::string_view rest = text;
    const std::optional<int> year = take_number(rest, 4);
    if (!year) return syntax_error(text);
    std::optional<int> month;
    std::optional<int> day;
    if (take(rest, '-')) {
        month = take_number(rest, 2);
        if (!month) return syntax_error(text);
        if (take(rest, '-')) {
            day = take_number(rest, 2);
            if (!day) return syntax_error(text);
        }
    }
    Verdict verdict = Verdict::good;
    if (day && take(rest, 'T'))
        verdict = check_time(rest);
    else if (!rest.empty())
        verdict = Verdict::malformed;
    if (verdict == Verdict::malformed) return syntax_error(text);
    const std::optional<PartialDate> date = from(*year, month, day);
    if (!date || verdict == Verdict::impossible) return impossible_error(text);
    return *date;
}

std::string PartialDate::to_string() const {
    std::string text;
    append_padded(text, year(), 1000);
    for (const int part : {month_or_0(), day_or_0()}) {
        if (part == 0) break;
        text += '-';
        append_padded(text, part, 10);
    }
    return text;
}

} // namespace apatite
