// The closed lists of words of a pack.
#pragma once

#include <array>
#include <string_view>

namespace apatite::words {

using namespace std::string_view_literals;

inline constexpr std::array finding_kind = {"boolean"sv, "quantity"sv, "choice"sv, "date"sv, "site"sv, "instances"sv};
inline constexpr std::array finding_source = {"facts"sv,     "patient-age"sv,    "patient-sex"sv,  "effective-date"sv,
                                              "body-site"sv, "instance-value"sv, "instance-text"sv};
inline constexpr std::array fact_kind = {"conditions"sv,    "observations"sv,   "reports"sv,   "medications"sv,
                                         "procedures"sv,    "family-history"sv, "allergies"sv, "devices"sv,
                                         "immunizations"sv, "orders"sv};
inline constexpr std::array cost = {"question"sv, "examination"sv, "blood-test"sv, "imaging"sv, "biopsy"sv};
inline constexpr std::array strength = {"weak"sv, "moderate"sv, "strong"sv};
inline constexpr std::array urgency = {"routine"sv, "urgent"sv, "emergency"sv};
inline constexpr std::array select = {"latest"sv, "earliest"sv, "highest"sv, "lowest"sv, "any"sv, "active"sv, "ever"sv};
inline constexpr std::array hypothesis_kind = {"subtype"sv, "mimic"sv};
inline constexpr std::array stance = {"consider"sv, "avoid"sv, "never"sv};
inline constexpr std::array sex = {"female"sv, "male"sv};
inline constexpr std::array if_absent = {"false"sv};
inline constexpr std::array status = {"excluded"sv, "established"sv,  "likely"sv,
                                      "unlikely"sv, "not-assessed"sv, "possible"sv};
inline constexpr std::array workup_word = {"suggested"sv,    "ordered"sv, "done"sv,   "unsafe"sv,
                                           "cannot-check"sv, "urgent"sv,  "routine"sv};
inline constexpr std::array state = {"established"sv, "likely"sv, "cannot-tell"sv};

/// Where a word stands in its list; the list's size when it is not there.
template <std::size_t size>
constexpr std::size_t index_of(const std::array<std::string_view, size>& list, std::string_view word) noexcept {
    std::size_t i = 0;
    while (i < size && list[i] != word) ++i;
    return i;
}

} // namespace apatite::words
