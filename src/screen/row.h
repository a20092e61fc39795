// One patient as one line of output.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/assessment.h"

namespace apatite {

enum class RowFormat : std::uint8_t { ndjson, csv };

struct Row {
    struct Ranked {
        std::string_view id;
        std::string status;
        int score = 0;
        std::vector<std::string_view> reasons; ///< ids of the rules that hold, only where asked for
    };
    std::string subject, as_of;
    std::string state; ///< `established`, `likely`, `cannot-tell`
    std::string first; ///< hypothesis, as `Answer::id`
    std::string urgency;
    std::vector<Ranked> ranking;
    std::vector<std::string> alerts, not_ruled_out;
    std::vector<std::string> missing; ///< findings without which something urgent stays open
    std::size_t notices = 0;
    const SiteProfileIdentity* site_profile = nullptr; ///< or null; of the pack
};

/// Appends the row and a line end. `reasons`: with a column or member for them.
void append_row(std::string& out, const Row& row, RowFormat format, bool reasons);

/// The first line of a file; empty for NDJSON. `site_profile`: with columns for it.
std::string row_header(RowFormat format, bool reasons, bool site_profile);

} // namespace apatite
