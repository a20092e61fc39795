// Patients made up for comparing two packs, most of them near what changed.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "assess/candidates.h"
#include "authoring/diff_patient.h"

namespace apatite {

/// Findings set by hand, as `--set` does.
using MadeUpPatient = std::vector<std::pair<std::string, std::string>>;

class RandomPatients {
public:
    /// Both packs must outlive it; `before` and `after` are asked which values of a finding their conditions tell
    /// apart.
    RandomPatients(const Answering& before, const Answering& after, const std::vector<PackChange>& changes,
                   unsigned seed);

    /// `context` gives the date.
    MadeUpPatient next(const Findings& old_context, const Findings& new_context);

private:
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(random_() % count); }
    /// A value of the finding as a person writes it, or nothing.
    std::string value_of(const FindingDeclaration& finding, const Findings& old_context, const Findings& new_context);
    std::string date_before(const PartialDate& as_of);

    const Answering *before_, *after_;
    Candidates old_values_, new_values_;
    std::vector<std::vector<std::string>> edges_; ///< by finding of the new pack: numbers in changed conditions
    std::vector<std::size_t> touched_;            ///< findings on which something changed rests
    std::mt19937 random_;
};

} // namespace apatite
