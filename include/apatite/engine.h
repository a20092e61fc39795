// Apatite as a library: load a rule pack once, answer for as many patients as there are.
//
//     apatite::Result<apatite::CompiledPack> pack = apatite::builtin_pack();
//     if (!pack) return report(pack.error());
//     apatite::AnswerOptions options;
//     options.as_of = "2024-06-01";
//     apatite::Result<apatite::Assessment> answer = pack->assess_bundle(json, options);
//     if (!answer) return report(answer.error());
//     std::cout << apatite::to_text(*answer);                                  // apatite/render.h
//
// Conventions, for every function here:
//  - Misuse and unusable input come back as `Result` errors; no function throws anything but std::bad_alloc.
//  - An error's `code` is stable, its `message` names what is wrong, where, and what to do. It holds no patient data
//    beyond a resource reference such as `Observation/x` and the unit or code text at fault.
//  - Nothing reads the clock, the locale, the environment or the network. The date of the assessment is an argument.
//  - A missing fact is never "no": it makes what rests on it unknown, and the answer says what was missing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "apatite/assessment.h"
#include "apatite/diagnostic.h"
#include "apatite/export.h"
#include "apatite/log.h"
#include "apatite/result.h"

namespace APATITE_API apatite {

/// How one patient is to be read. A plain value; copy it as you like.
struct AnswerOptions {
    /// The assessment date, `2024-06-01`, required. Facts dated after it do not exist; "within 90 days" counts back
    /// from its end.
    std::string as_of;

    /// The lists that the caller vouches to be complete, such as `conditions` or `medications` (the pack's `lists`).
    /// Only then, and only where the pack allows it for a finding, is what nobody recorded *presumed* absent; a
    /// presumed value never establishes, excludes or clears anything. Empty: nothing is presumed.
    std::vector<std::string> complete;

    /// Findings set by hand, in order: id and value as a person writes it, the unit always with the number:
    /// `{"phosphate", "9.7 mg/dL"}`, `{"lupus", "true"}`, `{"dialysis", "unknown"}`. They replace what the record says.
    /// `{"lesion[1]", "true"}` adds a second instance of which nothing else is known, `{"lesion[1].painful", "true"}` a
    /// field of it. Age and sex are read first, wherever they stand, because reference ranges depend on them; the order
    /// of different findings changes nothing.
    std::vector<std::pair<std::string, std::string>> set;

    /// Findings (or fields of instances) that were asked for and that nobody knows: what the record says of them stays,
    /// but they are not asked again and not proposed as something to learn.
    std::vector<std::string> declined = {};

    /// Also search for what keeps the first answer (`Hypothesis::enough`) and what would overturn it. Without it these
    /// stay empty, nothing else changes, and the answer takes half the time.
    bool what_if = true;

    /// Also search for a proof that the first answer stays, whatever is still learnt. Without it only what the bounds
    /// prove is `settled`; nothing else changes.
    bool prove = true;

    /// Only what a short message shows: alerts and what is not ruled out with their facts and what they miss, the rules
    /// of the first hypothesis with their facts, workup and management with their state, and the first three of what to
    /// ask next, without their answers, where something is suspected and nothing is likely. Rules of other hypotheses
    /// are only named; bounds are the widest, as if nothing were known; what is undecided, what would make a test or a
    /// caution checkable and all of `what_if` and `prove` are left out. Conclusions are the same, in a fraction of the
    /// time. Not with `in_full` or `trace`.
    bool brief = false;

    /// Id of the hypothesis of which `Hypothesis::not_met` is worked out; empty: of none. Error `unknown-hypothesis`.
    std::string why_not = {};

    /// Also what a full explanation shows and a report does not: bounds made tighter by search (`Hypothesis::refined`),
    /// and conditions in words (`RuleTrace::words`). Takes several times as long; changes nothing else.
    bool in_full = false;

    /// Also every condition that was evaluated (`Assessment::trace`), whether it mattered or not.
    bool trace = false;

    /// The most that the call may spend, in steps: a step is one condition evaluated or explained, never a time, so
    /// that the answer is the same everywhere; none: as much as it takes. Where it does not last `Assessment::partial`
    /// is set: what was not looked at is unknown, an alert that was not is listed under `not_ruled_out`, and nothing is
    /// `settled`. Reading the Bundle is not counted: its size bounds that. A session has no budget.
    std::optional<std::uint64_t> budget = {};

    /// Told what `assess_bundle` and `assess_findings` did; changes no answer. See apatite/log.h.
    LogCallback log = {};
};

/// A finding that a pack declares: what a form may ask and `AnswerOptions::set` takes.
struct FindingInfo {
    std::string id;
    std::string label;
    std::string kind;                   ///< `boolean`, `quantity`, `choice`, `date`, `site` or `instances`
    std::string unit;                   ///< of a quantity, UCUM; any unit that converts to it is taken
    std::vector<std::string> choices;   ///< of a choice
    std::string ask;                    ///< the question as put to a person; may be empty
    std::string cost;                   ///< `question`, `examination`, `blood-test`, ...; empty: it is never asked for
    bool used = false;                  ///< something in the rule graph rests on it
    std::vector<std::string> resources; ///< the FHIR resources that can tell it, the likeliest first
    std::vector<CodeRef> codes; ///< by which records tell it, a site's own last; one of ATC or ICD means all below it
    std::vector<FindingInfo> fields; ///< of instances
};

/// A rule pack, checked and compiled. Immutable: one object may serve any number of threads at once, without locks. A
/// small handle: copies are cheap and share the compiled pack, which lives until the last copy is gone.
class CompiledPack {
public:
    /// Reads a FHIR R4 Bundle of one patient and answers. `json` is read during the call only; any length without
    /// padding will do.
    ///
    /// Errors, where nothing can be answered: not UTF-8, not JSON (line and column), nested too deeply, not FHIR, no
    /// patient or two, a resource of another patient, a bad `as_of`, an unknown list or finding in the options.
    /// Single resources that cannot be used (an unknown unit, a date that is no date, an unknown modifier extension)
    /// are set aside, and `Assessment::notices` names them. Linear in the size of the Bundle and of the pack.
    Result<Assessment> assess_bundle(std::string_view json, const AnswerOptions& options) const;

    /// Answers for a patient without a record: only what `options.set` says is known. Errors as above.
    Result<Assessment> assess_findings(const AnswerOptions& options) const;

    /// The pack's own name, version and hash, as every answer carries them. Valid as long as this object.
    const Assessment::PackIdentity& identity() const noexcept;

    /// What the pack is for and whom it covers, as its author wrote it.
    std::string_view intended_use() const noexcept;

    /// The site profile that was put to it (apatite/site_profile.h), or null. Valid as long as this object.
    const SiteProfileIdentity* site_profile() const noexcept;

    /// The lists that `AnswerOptions::complete` may name.
    std::vector<std::string> lists() const;

    /// Why a clinician may set a card aside: id and text, in the pack's order; may be empty.
    std::vector<std::pair<std::string, std::string>> override_reasons() const;

    /// Every declared finding, in the pack's order. O(findings x size of the graph): keep the result.
    std::vector<FindingInfo> findings() const;

    struct Data; ///< of the implementation
    explicit CompiledPack(std::shared_ptr<const Data> data) noexcept;
    const Data& data() const noexcept;

private:
    std::shared_ptr<const Data> data_;
};

/// Reads and compiles the pack in `folder`. Errors: `pack-folder`, it is not there or no folder; `pack-broken`, it has
/// mistakes (the message tells how many, `check_pack` of apatite/authoring.h lists them
/// all). Reads files only during the call.
Result<CompiledPack> load_pack(const std::filesystem::path& folder);

/// One file of a pack in memory: its path below the pack's folder, with `/`, such as `rules/metastatic.yaml`.
struct PackText {
    std::string path;
    std::string text;
};

/// The same from memory; the order of the files changes nothing. Error `pack-broken`: the message holds every mistake.
Result<CompiledPack> load_pack_from_memory(std::vector<PackText> files);

/// The calcinosis cutis pack that is built into the library. It was checked when the library was built, so an error
/// here means a broken build. Compiles on every call (milliseconds): keep the result.
Result<CompiledPack> builtin_pack();

} // namespace apatite
