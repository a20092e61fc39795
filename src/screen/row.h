// One patient as one line of output.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assess/outcome.h"

namespace apatite {

enum class RowFormat : std::uint8_t { ndjson, csv };

/// A view of what `Outcome` and its findings hold.
struct Row {
    const Pack& pack;
    const Findings& findings;
    const Outcome& outcome;
    /// By place in the ranking, where asked for: ids of the rules that speak for it.
    std::vector<std::vector<std::string_view>> reasons;
};

/// Appends the row and a line end. `reasons`: with a column or member for them.
void append_row(std::string& out, const Row& row, RowFormat format, bool reasons);

/// The first line of a file; empty for NDJSON. `site_profile`: with columns for it.
std::string row_header(RowFormat format, bool reasons, bool site_profile);

} // namespace apatite
