// Searches by evaluation: which facts are enough, and which changes would overturn the first answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "apatite/assessment.h"
#include "assess/evaluation.h"
#include "assess/standing.h"

namespace apatite {

/// One patient whose findings are changed one by one and evaluated again, at the cost of what rests on each. Every
/// evaluation spends one of the budget, and steps of the call's. The evaluation has been run on `findings`, and when
/// the trial ends its values are again those of `findings`.
class Trial {
public:
    /// Which readings follow the changes: what holds now, all, or only what could still be.
    enum class Readings : std::uint8_t { values, all, could };
    Trial(Evaluation& evaluation, const Findings& findings, std::size_t budget, Readings readings = Readings::values)
        : evaluation_(&evaluation), original_(&findings), findings_(findings), readings_(readings), budget_(budget) {}
    ~Trial();
    Trial(const Trial&) = delete;
    Trial& operator=(const Trial&) = delete;

    const RuleGraph& graph() const noexcept { return evaluation_->graph(); }
    const Findings& findings() const noexcept { return findings_; }
    bool can_go_on() const noexcept { return spent_ < budget_ && !evaluation_->ran_out(); }
    /// Starts over with so many steps.
    void allow(std::size_t budget) noexcept {
        budget_ = budget;
        spent_ = 0;
    }
    void set(std::uint32_t finding, FindingState state);
    /// All at once, and all others as they were (with `Readings::could`), for the price of one.
    void set_could(std::vector<std::pair<std::uint32_t, FindingState>> states);
    /// All are as they were, but nothing more is learnt of these, likewise.
    void close_could(const std::vector<std::uint32_t>& findings);
    /// As it was, but nothing more is learnt of it (with `Readings::all`).
    void close(std::uint32_t finding);
    void restore(std::uint32_t finding);
    /// Everything is as it was; spends nothing.
    void take_back();
    FirstAnswer first() const { return first_answer(*evaluation_); }

private:
    void refresh(const Findings& findings, std::uint32_t finding);
    void refresh_changed(const Findings& findings);
    void undo();
    void spend();
    void note_change(std::uint32_t finding);

    Evaluation* evaluation_;
    const Findings* original_;
    Findings findings_;
    Readings readings_;
    std::vector<std::uint32_t> changed_; ///< each once
    std::size_t budget_, spent_ = 0;
};

/// A finding that nobody told of.
FindingState unknown_state();
/// Something is known of it.
bool holds_fact(const FindingState& state);

/// A set of facts that keeps the first answer and its status when all others are made unknown, and from which none can
/// be left out. In the order of the catalogue; empty while no rule is true, or when the budget did not last. The
/// evaluation has been run on `findings`, and is so again afterwards.
std::vector<std::string> enough(Evaluation& evaluation, const Findings& findings, std::size_t budget);

/// The fewest findings, up to three, that when learnt give another first answer; then, marked, the fewest known facts
/// (up to two) that would if they were wrong. What cannot change is never proposed. At most `overturns_shown` of each,
/// the cheapest first. `settled`: it is proved that nothing unknown can. The evaluation as for `enough`.
std::vector<Overturn> overturn(Evaluation& evaluation, const Findings& findings, bool settled, std::size_t budget);
inline constexpr std::size_t overturns_shown = 3;

} // namespace apatite
