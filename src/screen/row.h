// One patient as one line of output.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assess/outcome.h"
#include "json/writer.h"

namespace apatite {

enum class RowFormat : std::uint8_t { ndjson, csv };

/// A view of what `Outcome` and its findings hold.
struct Row {
    const Findings& findings;
    const Outcome& outcome;
    /// By place in the ranking, where asked for: ids of the rules that speak for it.
    std::vector<std::vector<std::string_view>> reasons;
};

/// Writes rows of one pack. A workspace; `pack` must outlive it.
class RowWriter {
public:
    /// `reasons`: with a column or member for them.
    RowWriter(const Pack& pack, RowFormat format, bool reasons);

    /// Appends the row and a line end.
    void append(std::string& out, const Row& row);

private:
    void append_json(std::string& out, const Row& row);
    void append_ranking(json::JsonWriter& json, const Row& row);
    void append_csv(std::string& out, const Row& row) const;
    std::string_view first_of(const Row& row) const;
    std::vector<std::string_view> ids_of(const std::vector<std::uint32_t>& alerts) const;

    const Pack& pack_;
    RowFormat format_;
    bool reasons_;
    std::vector<std::string> ranked_; ///< by hypothesis and status: its JSON up to the score
    std::string ranking_;             ///< scratch
};

/// The first line of a file; empty for NDJSON. `site_profile`: with columns for it.
std::string row_header(RowFormat format, bool reasons, bool site_profile);

} // namespace apatite
