#include "terminology/code_format.h"

#include <algorithm>
#include <array>

namespace apatite {
namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_capital(char c) noexcept { return c >= 'A' && c <= 'Z'; }
unsigned digit(char c) noexcept { return static_cast<unsigned>(c - '0'); }
bool all_digits(std::string_view text) noexcept { return !text.empty() && std::ranges::all_of(text, is_digit); }

// 9: a digit, A: a capital, X: either.
bool has_shape(std::string_view text, std::string_view shape) noexcept {
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool fits = (shape[i] == '9' && is_digit(text[i])) || (shape[i] == 'A' && is_capital(text[i])) ||
                          (shape[i] == 'X' && (is_digit(text[i]) || is_capital(text[i])));
        if (!fits) return false;
    }
    return true;
}

// LOINC: modulus 10 with every second digit from the right doubled, digits of the products added up.
unsigned luhn_digit(std::string_view digits) noexcept {
    unsigned sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const unsigned value = digit(digits[digits.size() - 1 - i]) * (i % 2 == 0 ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return (10 - sum % 10) % 10;
}

std::optional<std::string> loinc_problem(std::string_view code) {
    // Answers, parts, lists and groups (`LA6576-8`) are numbered by other rules.
    const bool answer = code.size() > 2 && code[0] == 'L' && is_capital(code[1]);
    const std::string_view number = answer ? code.substr(2) : code;
    const std::size_t dash = number.find('-');
    if (dash == std::string_view::npos || dash > 7 || number.size() != dash + 2 ||
        !all_digits(number.substr(0, dash)) || !is_digit(number.back()))
        return "a LOINC code is up to seven digits, a hyphen and a check digit, as `2777-1`";
    const unsigned right = luhn_digit(number.substr(0, dash));
    if (answer || right == digit(number.back())) return std::nullopt;
    return "its check digit should be " + std::to_string(right) + " if the rest is right";
}

// SNOMED CT: Verhoeff's scheme over the dihedral group of ten elements.
constexpr std::array<std::array<unsigned char, 10>, 10> times = {{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
                                                                  {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
                                                                  {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
                                                                  {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
                                                                  {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
                                                                  {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
                                                                  {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
                                                                  {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
                                                                  {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
                                                                  {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}}};
constexpr std::array<unsigned char, 10> step = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

bool verhoeff_holds(std::string_view digits) noexcept {
    unsigned check = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        unsigned value = digit(digits[digits.size() - 1 - i]);
        for (std::size_t k = 0; k < i % 8; ++k) value = step[value];
        check = times[check][value];
    }
    return check == 0;
}

std::optional<std::string> snomed_problem(std::string_view code) {
    if (!all_digits(code) || code.size() < 6 || code.size() > 18 || code.front() == '0')
        return "a SNOMED CT code is a number of 6 to 18 digits";
    if (!verhoeff_holds(code)) return "its check digit is wrong, so one of its digits is";
    const char partition = code[code.size() - 2];
    if (partition != '0') return "it is the code of a description or relationship, not of a concept";
    return std::nullopt;
}

std::optional<std::string> atc_problem(std::string_view code) {
    constexpr std::array<std::string_view, 5> shapes = {"A", "A99", "A99A", "A99AA", "A99AA99"};
    if (std::ranges::any_of(shapes, [&](std::string_view shape) { return has_shape(code, shape); }))
        return std::nullopt;
    return "an ATC code is a letter, two digits, a letter, a letter, two digits, cut after any of these, as `B01AA03`";
}

std::optional<std::string> icd10_problem(std::string_view code) {
    const std::string_view category = code.substr(0, 3);
    const bool rest =
        code.size() == 3 || (code.size() >= 5 && code.size() <= 8 && code[3] == '.' &&
                             std::ranges::all_of(code.substr(4), [](char c) { return is_digit(c) || is_capital(c); }));
    if ((has_shape(category, "A9X")) && rest) return std::nullopt;
    return "an ICD-10 code is a letter, a digit, a letter or digit, then a dot and up to four more, as `M32.10`";
}

std::optional<std::string> number_problem(std::string_view code, std::string_view system) {
    if (all_digits(code) && code.front() != '0') return std::nullopt;
    return "a code of " + std::string(system) + " is a number";
}

std::optional<std::string> word_problem(std::string_view code) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; };
    if (!code.empty() && std::ranges::all_of(code, fits)) return std::nullopt;
    return "a code of this system is written in small letters, digits and underscores";
}

} // namespace

std::optional<std::string> format_problem(const Code& code) {
    const std::string_view system = system_short_name(code.system);
    if (code.code.empty()) return "it is empty";
    if (system == "loinc") return loinc_problem(code.code);
    if (system == "snomed") return snomed_problem(code.code);
    if (system == "atc") return atc_problem(code.code);
    if (system == "icd10cm" || system == "icd10") return icd10_problem(code.code);
    if (system == "rxnorm") return number_problem(code.code, "RxNorm");
    if (system == "finding" || system == "site") return word_problem(code.code);
    return std::nullopt;
}

} // namespace apatite
