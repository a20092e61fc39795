// The answer for one patient: every conclusion with the rules and facts that decided it. Renderers only print it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "apatite/export.h"
#include "apatite/truth.h"

namespace APATITE_API apatite {

enum class Status : std::uint8_t { established, likely, possible, not_assessed, unlikely, excluded };
std::string to_string(Status status); ///< `established`, ..., `not-assessed`, ...

/// A fact as it was sent and as it was used.
struct FactUse {
    std::string finding; ///< id; `lesion[0].site` for a field of an instance
    std::string label;
    std::string sent;       ///< `3.13 mmol/L`
    std::string value;      ///< `9.69 mg/dL`, `true`
    std::string provenance; ///< `observed`, `flag`, `presumed`, `text`
    std::string source;     ///< `Observation/x`
    std::string date;
    std::string note;            ///< conversion, alias or range that was used
    std::string by_profile = {}; ///< what the site profile supplied: `` unit `mg/dL` by the site profile ``
    friend bool operator==(const FactUse&, const FactUse&) = default;
};

struct MissingFinding {
    std::string finding;
    std::string label;
    std::string why;  ///< `missing`, `stale`, `no-unit`, ...
    std::string sent; ///< what was sent, when it could not be used
    std::string source;
    friend bool operator==(const MissingFinding&, const MissingFinding&) = default;
};

struct RuleTrace {
    std::string rule;
    std::string strength; ///< `weak`, `moderate`, `strong`, `establishes`, `excludes`
    std::string group;
    bool counted = true; ///< false: a stronger rule of the same group counts instead
    std::string because;
    std::string condition; ///< the condition's text
    std::string words;     ///< the same as a clinician would say it; only with `AnswerOptions::in_full`
    std::string file;      ///< where the rule stands
    std::size_t line = 0;
    std::vector<std::string> evidence;
    std::vector<FactUse> facts;
    friend bool operator==(const RuleTrace&, const RuleTrace&) = default;
};

struct UndecidedRule {
    std::string rule;
    std::string effect; ///< `supports`, `opposes`, `establishes`, `excludes`
    std::string strength;
    std::string because;
    std::vector<MissingFinding> missing;
    friend bool operator==(const UndecidedRule&, const UndecidedRule&) = default;
};

/// Where a hypothesis can still get to.
struct ReachBounds {
    Status best = Status::not_assessed, worst = Status::not_assessed;
    int lowest = 0, highest = 0;
    friend bool operator==(const ReachBounds&, const ReachBounds&) = default;
};

/// A sub-form or cause that holds.
struct NamedVariant {
    std::string id, label, because;
    std::vector<std::string> evidence;
    friend bool operator==(const NamedVariant&, const NamedVariant&) = default;
};

/// A single smallest change that would give another first answer.
struct Overturn {
    struct Change {
        std::string finding, label, value;
        friend bool operator==(const Change&, const Change&) = default;
    };
    std::vector<Change> changes;
    std::string first;     ///< the hypothesis that would then stand first
    bool if_wrong = false; ///< the changes contradict known facts (else they fill in unknown ones)
    friend bool operator==(const Overturn&, const Overturn&) = default;
};

struct Hypothesis {
    std::string id, label, kind, note;
    Status status = Status::not_assessed;
    Status best = Status::not_assessed, worst = Status::not_assessed; ///< statusBounds
    int score = 0, lowest = 0, highest = 0;                           ///< score, bounds
    /// `statusBounds` and `bounds` made tighter by trying what is unknown, and as sound: every outcome is within. Only
    /// with `AnswerOptions::in_full`.
    std::optional<ReachBounds> refined;
    bool settled = false, settled_if_presumed = false;
    bool equal_to_previous = false; ///< same status and score as the one ranked before it
    std::vector<NamedVariant> forms, causes;
    std::vector<RuleTrace> supporting, opposing;
    std::vector<UndecidedRule> undecided;
    /// Rules for it that do not hold, with the facts that make them so, and what it needs to be likely where that does
    /// not hold. Only of the hypothesis that `AnswerOptions::why_not` names.
    std::vector<RuleTrace> not_met;
    std::vector<std::string> enough, enough_labels; ///< findings by id, and their labels in the same order
    std::vector<Overturn> overturn;
    friend bool operator==(const Hypothesis&, const Hypothesis&) = default;
};

struct Alert {
    std::string id, label, urgency, rule, because, action;
    std::vector<FactUse> facts;
    std::vector<MissingFinding> missing; ///< of an alert not ruled out
    std::vector<std::string> evidence;
    friend bool operator==(const Alert&, const Alert&) = default;
};

struct CodeRef {
    std::string system, code;
    friend bool operator==(const CodeRef&, const CodeRef&) = default;
};

struct WorkupItem {
    std::string id, label, state, priority, because, separates, cost;
    std::optional<CodeRef> code;
    std::vector<MissingFinding> missing;
    std::vector<std::string> evidence;
    friend bool operator==(const WorkupItem&, const WorkupItem&) = default;
};

struct CautionState {
    std::string id, state, because;
    std::vector<MissingFinding> missing;
    std::vector<FactUse> facts;
    std::vector<std::string> evidence;
    friend bool operator==(const CautionState&, const CautionState&) = default;
};

struct ManagementItem {
    std::string id, label, stance, level, because;
    std::vector<CautionState> cautions;
    std::vector<std::string> evidence;
    friend bool operator==(const ManagementItem&, const ManagementItem&) = default;
};

/// What one answer to a question would lead to; answers that lead to the same stand together.
struct NextAnswer {
    std::vector<std::string> values; ///< one for each, as `AnswerOptions::set` takes it: `7.2 mg/dL`, `true`
    std::vector<std::string> words;  ///< what each stands for: `above 4.5 mg/dL`, `yes`
    std::string first, first_label;  ///< the hypothesis that would then stand first
    Status status = Status::not_assessed;
    std::vector<std::string> alerts;    ///< that would then be raised and are not now
    std::vector<std::string> ruled_out; ///< alerts that are not ruled out now and then would be
    friend bool operator==(const NextAnswer&, const NextAnswer&) = default;
};

/// A question or test, with what it could tell. "Not known" is an answer too: it removes the question
/// (`Session::declined`) and changes nothing else.
struct NextFinding {
    std::string finding, label, ask, cost, because;
    std::vector<std::string> could_change; ///< hypotheses and alerts that it can move
    std::vector<NextAnswer> answers;       ///< none for a date, whose answers cannot be counted
    friend bool operator==(const NextFinding&, const NextFinding&) = default;
};

/// Findings which, if they turned out so, would make a hypothesis likely or established: what is worth learning while
/// nothing is. Found by evaluating it; no finding that is unsafe to test, cannot change or was declined.
struct WouldTell {
    struct Finding {
        std::string finding, label, ask, cost;
        std::string value, words; ///< as `AnswerOptions::set` takes it, and what it stands for
        friend bool operator==(const Finding&, const Finding&) = default;
    };
    std::vector<Finding> findings; ///< none can be left out
    std::string first, first_label;
    Status status = Status::not_assessed;
    friend bool operator==(const WouldTell&, const WouldTell&) = default;
};

/// A part of a condition that says something by itself: a comparison, a finding, the name of another condition.
struct TraceAtom {
    std::string instances; ///< of a condition over instances, which: `lesion[0], iv_calcium[1]`
    std::string condition; ///< as the pack writes it: `phosphate > 4.5 'mg/dL'`
    Truth result = Truth::unknown;
    std::vector<FactUse> facts;          ///< that make it so
    std::vector<MissingFinding> missing; ///< for want of which it is unknown
    friend bool operator==(const TraceAtom&, const TraceAtom&) = default;
};

/// What a rule does to a hypothesis where it holds.
struct TraceEffect {
    std::string effect, hypothesis; ///< `supports`, `opposes`, `establishes`, `excludes`
    std::string strength;           ///< of `supports` and `opposes`
    int points = 0;
    bool counts = false; ///< it holds, and no stronger rule of its group tells the same fact
    friend bool operator==(const TraceEffect&, const TraceEffect&) = default;
};

/// One condition of the pack as it was evaluated.
struct TraceEntry {
    std::string kind; ///< `condition`, `rule`, `form`, `cause`, `likely-needs`, `alert`, `suspect`, `workup`, ...
    std::string id;   ///< of the declaration; `metastatic/sarcoidosis` for a form, cause or caution
    Truth result = Truth::unknown; ///< now
    std::string value;             ///< of kind `value`, as CQL writes it: `11.2 'mg/dL'`, `null`
    Truth firm = Truth::unknown;   ///< without what is only presumed or taken from text
    std::string could_be;          ///< what it can still become: `true`, `true or unknown`
    std::string condition, words;  ///< as the pack writes it, and as a clinician would say it
    std::string file;
    std::size_t line = 0;
    std::string group, because;
    std::vector<TraceEffect> effects;
    std::vector<std::string> evidence;
    std::vector<TraceAtom> atoms;
    friend bool operator==(const TraceEntry&, const TraceEntry&) = default;
};

/// Everything that was evaluated, for an auditor: nothing is left out because it did not matter.
struct Trace {
    std::vector<FactUse> facts;           ///< all that is known, in the order of the pack
    std::vector<MissingFinding> unusable; ///< what was sent and decides nothing, and why
    std::vector<TraceEntry> entries;      ///< in the order of the pack
    friend bool operator==(const Trace&, const Trace&) = default;
};

struct NoticeItem {
    std::string severity, code, source, message;
    friend bool operator==(const NoticeItem&, const NoticeItem&) = default;
};

struct ReferenceItem {
    std::string id, cite, url;
    friend bool operator==(const ReferenceItem&, const ReferenceItem&) = default;
};

struct Answer {
    std::string state; ///< `established`, `likely`, `cannot-tell`
    std::string id;    ///< the first hypothesis; with `cannot-tell` the one that leads, if any rule speaks for it
    std::string label;
    std::string form, form_label, cause, cause_label; ///< empty when none holds
    std::string urgency;                              ///< `emergency`, `urgent`, `routine`
    friend bool operator==(const Answer&, const Answer&) = default;
};

/// Something of the pack that the site profile switched off: it was not looked at.
struct SwitchedOff {
    std::string kind; ///< `rule`, `alert`, `workup`, `management`
    std::string id, label;
    std::string because; ///< the site's reason
    friend bool operator==(const SwitchedOff&, const SwitchedOff&) = default;
};

/// The site profile that an answer was given with (apatite/site_profile.h).
struct SiteProfileIdentity {
    std::string id, title, hash;
    std::vector<std::string> complete; ///< lists that it vouches to be complete
    std::vector<SwitchedOff> switched_off;
    friend bool operator==(const SiteProfileIdentity&, const SiteProfileIdentity&) = default;
};

struct Assessment {
    struct PackIdentity {
        std::string id, version, hash, title;
        friend bool operator==(const PackIdentity&, const PackIdentity&) = default;
    } pack;
    std::optional<SiteProfileIdentity> site_profile;
    std::string subject, as_of;
    /// The budget of the call did not last (`AnswerOptions::budget`): an alert that was not looked at is under
    /// `not_ruled_out`, and other parts may lack what more steps would have found.
    bool partial = false;
    Answer answer;
    std::vector<Hypothesis> differential; ///< ranked
    std::vector<Alert> alerts, not_ruled_out;
    std::vector<WorkupItem> workup;
    std::vector<ManagementItem> management;
    std::vector<WouldTell> would_tell; ///< when the answer is `cannot-tell`; three findings at most in all
    std::vector<NextFinding> next;     ///< the most telling first, ten at most; empty when nothing is left to ask
    std::vector<NoticeItem> notices;
    Trace trace;                           ///< only with `AnswerOptions::trace`
    std::vector<ReferenceItem> references; ///< those cited above, in order of id
    friend bool operator==(const Assessment&, const Assessment&) = default;
};

} // namespace apatite
