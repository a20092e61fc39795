// All readings of one patient: now, firm, could be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "assess/answer_bits.h"
#include "assess/answer_plan.h"
#include "assess/set_pass.h"
#include "assess/steps.h"
#include "assess/value_pass.h"

namespace apatite {

/// A workspace for one graph, used for one patient after another; one per thread. The values hold until the next run.
/// `findings` must outlive their use.
class Evaluation {
public:
    /// `graph` must outlive it.
    explicit Evaluation(const RuleGraph& graph);

    /// All readings.
    void run(const Findings& findings);
    /// All readings of as many nodes as the steps last for: those that decide alerts first. Only for a workspace that
    /// is fresh. What was not evaluated is unknown now and could be anything. True when all was evaluated.
    bool run_within(const Findings& findings, Steps& steps);
    bool is_evaluated(NodeId node) const noexcept { return unevaluated_.empty() || unevaluated_[node] == 0; }
    bool all_evaluated() const noexcept { return unevaluated_.empty(); }
    /// What is spent after `run_within`, out of its steps: of evaluating the whole plan once more, at most, and of
    /// explaining a node. False when they do not last; without `run_within` they always do.
    bool spend_change() noexcept { return steps_ == nullptr || steps_->spend(once_); }
    bool spend_explaining(NodeId node);
    bool ran_out() const noexcept { return steps_ != nullptr && steps_->ran_out(); }

    /// Only now and firm: status and score, no bounds.
    void run_values(const Findings& findings);
    /// Only what the bare answer (outcome.h) rests on: the roots of the ranking and of the alerts, and all below an
    /// alert that is open. The other nodes hold what they held. O(what these rest on).
    void run_answer(const Findings& findings);
    /// The same where it is known of which findings the record says something; `told` may name more, none twice.
    void run_answer(const Findings& findings, std::span<const std::uint32_t> told);
    /// As `run_next`, but of what could still be only what alerts ask for.
    void run_brief(const Findings& findings);
    /// After `run_brief`: what all the others could still be.
    void run_could(const Findings& findings) { could_.run(findings); }
    /// On which an alert rests, ascending; after `run_answer`.
    std::span<const std::uint32_t> findings_of_alert(std::size_t alert) const noexcept {
        return answer_plan_->alert_findings[alert];
    }
    /// As `run`, for one patient after another of a cohort: only what rests on findings of which the two patients'
    /// records say something else, or more than a truth, is evaluated again. The graph must be as it was in the last
    /// run. O(what rests on those).
    void run_next(const Findings& findings);
    /// Now and firm again after one finding has changed; everything else as in the last run.
    void refresh_values(const Findings& findings, std::uint32_t finding);
    /// All readings again after one finding has changed. O(what rests on it).
    void refresh(const Findings& findings, std::uint32_t finding);

    /// Only `could()` again after some findings have changed. O(what rests on them).
    void refresh_could(const Findings& findings, std::span<const std::uint32_t> changed);

    /// Of a search: `could()` takes the finding as one of which nothing more is learnt, from its next refresh on.
    void close(std::uint32_t finding, bool closed) { could_.close(finding, closed); }

    const RuleGraph& graph() const noexcept { return *graph_; }
    ValuePass& now() noexcept { return now_; }
    const ValuePass& now() const noexcept { return now_; }
    ValuePass& firm() noexcept { return soft_ ? firm_ : now_; }
    const ValuePass& firm() const noexcept { return soft_ ? firm_ : now_; }
    const SetPass& could() const noexcept { return could_; }
    /// Presumptions taken as facts.
    const SetPass& could_if_presumed() const noexcept { return soft_ ? could_if_presumed_ : could_; }
    /// What was sent but cannot be used ranges, all else stays; only where `has_unusable`.
    const SetPass& if_usable() const noexcept { return if_usable_; }
    bool has_unusable() const noexcept { return unusable_; }
    /// What can still be asked for ranges, all else stays. Worked out when it is first asked for after a run, then kept
    /// up to date by `refresh`.
    const SetPass& askable(const Findings& findings);

    /// How many nodes all passes have evaluated since it was made: the cost, free of clocks.
    std::size_t evaluated() const noexcept {
        return now_.evaluated() + firm_.evaluated() + could_.evaluated() + could_if_presumed_.evaluated() +
               if_usable_.evaluated() + askable_.evaluated();
    }

private:
    Evaluation(const RuleGraph& graph, const std::shared_ptr<const LogicTable>& logic);

    /// A finding of which a record says something.
    struct Heard {
        std::uint32_t finding = 0;
        std::uint64_t print = 0; ///< `print_of` its state
    };
    /// All of a record, ascending; `holds` while a pass has the values of that record.
    struct Told {
        std::vector<Heard> findings;
        bool holds = false;
    };

    template <typename Pass>
    void run_next(const Findings& findings, Pass& pass, Told& told);
    void mark_above(std::uint32_t finding);
    void collect_marked();
    std::vector<NodeId> plan_alerts_first() const;
    std::uint64_t steps_of(const Findings& findings, NodeId id) const;
    void make_answer_plan();
    bool look_at_open_alerts(const Findings& findings);
    void listen(const Findings& findings);
    void forget() noexcept; ///< the passes hold other values now than those of the last `run_next`
    void note(const FindingState& state) noexcept;

    const RuleGraph* graph_;
    Steps* steps_ = nullptr;
    std::uint64_t once_ = 0;                ///< steps of the whole plan in one reading
    std::vector<std::uint8_t> unevaluated_; ///< by node; empty: all are evaluated
    bool soft_ = false;     ///< something is presumed or taken from text, so the firm reading is one of its own
    bool unusable_ = false; ///< something was sent that decides nothing
    ValuePass now_, firm_;
    SetPass could_, could_if_presumed_, if_usable_, askable_;
    bool has_askable_ = false;

    std::unique_ptr<const AnswerPlan> answer_plan_; ///< made by the first `run_answer`
    std::unique_ptr<AnswerBits> answer_bits_;       ///< likewise
    bool answered_ = false;                         ///< the last run was `run_answer`
    std::vector<std::uint32_t> told_findings_;      ///< scratch

    // Of `run_next`.
    std::vector<Heard> told_; ///< by this record
    Told told_before_[5];     ///< by pass: in its last run

    // What rests on several findings.
    std::vector<std::uint8_t> marked_; ///< by node
    std::vector<NodeId> nodes_;
};

} // namespace apatite
