// What a cohort adds up to. Counts only: nothing of a single patient.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "apatite/result.h"

namespace apatite {

/// `read` is always `answered` + `failed` + `other_shards`.
struct Summary {
    using Counts = std::map<std::string, std::uint64_t>;

    std::uint64_t read = 0;         ///< patients, and lines that cannot be anybody's
    std::uint64_t answered = 0;     ///< lines of output
    std::uint64_t failed = 0;       ///< lines of the error file
    std::uint64_t other_shards = 0; ///< left to the other machines
    std::uint64_t passed_over = 0;  ///< resources that speak of no patient

    Counts state; ///< `likely` ...
    Counts first; ///< by hypothesis, of those answered as established or likely
    Counts urgency;
    Counts alerts, not_ruled_out;
    Counts errors;  ///< by code
    Counts notices; ///< by code
    Counts unknown; ///< `phosphate: no-unit`; what was sent and decides nothing
    Counts units;   ///< `phosphate: mmol/L`, as sent

    void add(const Summary& other);
    bool adds_up() const noexcept { return read == answered + failed + other_shards; }
    friend bool operator==(const Summary&, const Summary&) = default;
};

/// One JSON object, indented.
std::string to_json(const Summary& summary);
/// Takes it back. Error `summary`.
Result<Summary> summary_from_json(std::string_view json);
/// For people.
std::string to_text(const Summary& summary);

} // namespace apatite
