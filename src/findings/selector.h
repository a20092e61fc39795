// The findings of one patient after another.
#pragma once

#include <cstdint>
#include <deque>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "findings/findings.h"
#include "findings/matched_fact.h"

namespace apatite {

/// As `select_findings`, in the same memory for every patient: one per thread.
class Selector {
public:
    /// `index` must outlive it.
    explicit Selector(const FindingIndex& index);

    /// Valid until the next call. O(facts log facts), and for the findings that no fact speaks of nothing.
    const Findings& select(const Record& record, const SelectOptions& options);

    /// The findings of which the last call's record says something, ascending: of the others it is missing.
    std::span<const std::uint32_t> told() const noexcept { return told_; }

    /// What the last call gave, for a caller that keeps it.
    Findings take() && { return std::move(findings_); }

private:
    /// A fact that speaks of a finding or of one of its fields.
    struct Word {
        FindingTarget target;
        MatchedFact match;
        std::size_t number = 0; ///< in the order of the facts
    };
    bool begin(const Record& record, const SelectOptions& options);
    void gather(const Record& record, const SelectContext& context);
    bool take_lists(const std::set<std::string>& of_caller);
    void list_told();
    void forget(bool same_lists);
    FindingState instances_of(const FindingDeclaration& declaration, std::span<const Word> words,
                              const SelectContext& context) const;
    void set_state(std::size_t finding, std::span<const Word> words, const SelectContext& context);
    void end();

    const FindingIndex& index_;
    std::vector<std::uint32_t> persons_; ///< findings that are read from the patient and not from facts
    Findings findings_;
    std::vector<std::uint32_t> told_;        ///< findings whose state is more than missing, ascending
    std::vector<std::uint32_t> told_before_; ///< the same of the patient before
    std::vector<bool> by_lists_;             ///< by finding: its state is what the complete lists alone make of it
    std::vector<const Fact*> facts_;
    std::deque<Fact> changed_; ///< those that a site's terms add to
    std::vector<FindingIndex::Match> matches_;
    std::vector<Word> words_; ///< by finding
    std::vector<Notice> own_, derived_;
    KnownNumbers numbers_;
};

} // namespace apatite
