#include "json/number.h"

namespace apatite::json {
namespace {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// The end of a run of digits; `at` itself when there is none.
std::size_t digits(std::string_view text, std::size_t at) noexcept {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
}

bool has(std::string_view text, std::size_t at, std::string_view any_of) noexcept {
    return at < text.size() && any_of.find(text[at]) != std::string_view::npos;
}

} // namespace

bool is_number(std::string_view text) noexcept {
    std::size_t at = has(text, 0, "-") ? 1 : 0;
    const std::size_t whole = digits(text, at);
    if (whole == at || (text[at] == '0' && whole > at + 1)) return false;
    at = whole;
    if (has(text, at, ".")) {
        const std::size_t end = digits(text, at + 1);
        if (end == at + 1) return false;
        at = end;
    }
    if (has(text, at, "eE")) {
        at += has(text, at + 1, "+-") ? 2U : 1U;
        const std::size_t end = digits(text, at);
        if (end == at) return false;
        at = end;
    }
    return at == text.size();
}

} // namespace apatite::json
