// What a pack does not understand of a site's data: codes, units, dates. Counts only, nothing of a single patient.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "apatite/result.h"
#include "findings/finding_index.h"
#include "findings/record.h"

namespace apatite {

/// A code that no finding, field or site has; `finding`: what its text means in the pack, or empty.
struct UnknownCode {
    std::string resource, system, code, finding;
    friend auto operator<=>(const UnknownCode&, const UnknownCode&) = default;
};

/// Of a number that decides nothing: `no-unit`, `bad-unit` or `implausible`; with the first code that was sent.
struct UnknownUnit {
    std::string finding, why, unit, system, code;
    friend auto operator<=>(const UnknownUnit&, const UnknownUnit&) = default;
};

/// Something wrong with the dates of a resource: `undated`, or the code of a notice.
struct UnknownDate {
    std::string resource, problem;
    friend auto operator<=>(const UnknownDate&, const UnknownDate&) = default;
};

/// Adds up in any order. At most `most_kinds` different ones of each are told apart; what comes later is counted
/// together, so that memory does not grow with the patients.
struct DataProfile {
    std::uint64_t patients = 0, refused = 0, facts = 0, understood = 0;
    std::map<std::string, std::uint64_t> errors; ///< of refused patients, by code
    std::map<UnknownCode, std::uint64_t> codes;
    std::map<UnknownUnit, std::uint64_t> units;
    std::map<UnknownDate, std::uint64_t> dates;
    std::uint64_t others = 0;

    void add(const DataProfile& other);
    friend bool operator==(const DataProfile&, const DataProfile&) = default;
};
inline constexpr std::size_t most_kinds = 20'000;

/// What is not understood of one patient. Codes and units longer than `longest_shown` are cut: they are no codes.
void add_patient(const Record& record, const FindingIndex& index, DataProfile& profile);
inline constexpr std::size_t longest_shown = 60;

/// Reads every patient of files, folders or `-` (as `screen`). `spill`: a path for what has to wait on the disk.
Result<DataProfile> profile_of(const std::vector<std::string>& inputs, const FindingIndex& index,
                               const std::string& spill, unsigned threads);

/// For people: the `most` most frequent of each, then lines for a site profile.
std::string to_text(const DataProfile& profile, const FindingCatalogue& catalogue, std::size_t most);
/// One JSON object, indented: everything, the most frequent first.
std::string to_json(const DataProfile& profile, const FindingCatalogue& catalogue);

/// What a site profile could say of it. What only the laboratory can know stands there as a remark.
std::string profile_lines(const DataProfile& profile, const FindingCatalogue& catalogue);

/// Entries of a table, the most frequent first; equals in their own order.
template <typename Key>
std::vector<std::pair<Key, std::uint64_t>> by_frequency(const std::map<Key, std::uint64_t>& table) {
    std::vector<std::pair<Key, std::uint64_t>> all(table.begin(), table.end());
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return all;
}

} // namespace apatite
