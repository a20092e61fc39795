// Cohorts: an answer a patient for any number of them.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "apatite/result.h"
#include "findings/finding_index.h"
#include "graph/rule_graph.h"
#include "screen/row.h"
#include "screen/summary.h"

namespace apatite {

/// What the patients are held against; both outlive the run.
struct ScreenPack {
    const RuleGraph& graph;
    const FindingIndex& index;
};

struct ScreenOptions {
    /// Nothing: for each patient the day of the last fact recorded (`last-contact`); facts after `today` are left out
    /// of that, as a date in the future is a slip or a plan.
    std::optional<PartialDate> as_of;
    PartialDate today = PartialDate::from_day({});
    std::set<std::string> complete_lists;
    RowFormat format = RowFormat::ndjson;
    bool reasons = false;
    unsigned shard = 1, shards = 1; ///< this machine's part of the patients, by a stable hash of their id
};

struct ScreenRequest {
    std::vector<std::string> inputs; ///< files, folders, `-`
    std::string output;              ///< beside it, while it is made, `OUTPUT.part...`; errors go to `OUTPUT.errors`
    ScreenOptions options;
    unsigned threads = 1;
    std::uint64_t checkpoint_every = 20'000; ///< patients
    /// Called now and then with the patients done and the fraction of the input read (negative: not known).
    std::function<void(std::uint64_t, double)> progress = {};
};

struct ScreenReport {
    Summary summary;
    std::uint64_t resumed = 0; ///< patients taken over from an interrupted run
    std::string error_file;    ///< empty when there was no error
};

/// Answers for every patient of the inputs, a line each in the order of the input. The bytes do not depend on the
/// threads. A patient or line that cannot be answered costs a line of the error file: `{"file", "line", "code",
/// "reason"}`. The output appears, whole, by renaming. A run that was interrupted is taken up where its last checkpoint
/// stands, when inputs, options and pack are the same; standard input cannot be taken up. Memory does not grow with the
/// patients. Errors `input`, `output`: nothing was finished, and what there is stays for the next run.
Result<ScreenReport> screen(const ScreenPack& pack, const ScreenRequest& request);

} // namespace apatite
