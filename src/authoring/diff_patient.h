// One patient under two packs: what differs, and which rules make the difference.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "apatite/authoring.h"
#include "assess/assess.h"
#include "authoring/loaded_bench.h"
#include "findings/finding_index.h"
#include "graph/conditions_of_pack.h"

namespace apatite {

/// A pack ready to answer.
class Answering {
public:
    explicit Answering(const LoadedBench& bench);

    Findings read(const Record& record, const SelectOptions& options) const {
        return select_findings(record, index_, options);
    }
    Assessment answer(const Findings& findings) { return assess(*bench_->graph, findings, options_, evaluation_); }
    /// Of the last answer: what decides something, and whether it holds.
    std::vector<std::pair<std::string, Truth>> truths() const;
    const LoadedBench& bench() const noexcept { return *bench_; }
    const FindingCatalogue& catalogue() const noexcept { return index_.catalogue(); }

private:
    const LoadedBench* bench_;
    FindingIndex index_;
    Evaluation evaluation_;
    AssessOptions options_;
    std::vector<PlacedCondition> conditions_;
};

/// Nothing when both give the same conclusions. The findings must be those last handed to both.
std::optional<ChangedAnswer> compare_answers(Answering& before, const Findings& old_findings, Answering& after,
                                             const Findings& new_findings, const std::vector<PackChange>& changes);

} // namespace apatite
