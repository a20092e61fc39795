// The rule author's bench: what is wrong with a pack, its cases, what they cover, and what they would notice.
//
//     apatite::Result<apatite::CaseReport> report = apatite::test_pack("rules/my-pack");
//     if (!report) return tell(report.error());
//     std::cout << apatite::to_text(*report);
//
// For every function here: the folder is read during the call only; nothing is written; errors are `pack-folder` (it
// cannot be read) and `pack-broken` (it has mistakes: `check_pack` lists them). The same folder gives the same report.
// Functions may run in several threads at once.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "apatite/diagnostic.h"
#include "apatite/result.h"

namespace apatite {

struct CheckOptions {
    /// The day against which review dates are held, `2024-06-01`; empty: they are not looked at.
    std::string as_of;
};

/// Every mistake and doubt in the pack in `folder`, in order of file and line; empty for a clean pack. Doubts (codes
/// with L, and warnings) are sought once there is no mistake: a rule that cannot be read would make others seem unused.
/// Errors: `pack-folder`; `as-of`, no whole day. Milliseconds for hundreds of rules with their cases.
Result<Diagnostics> check_pack(const std::filesystem::path& folder, const CheckOptions& options = {});

/// One JSON object, `"schema": 1`, for editors: counts, then each message with its place, lines and columns from 1.
std::string to_json(const Diagnostics& diagnostics);

/// One expectation that was not met: the smallest part of it that differs.
struct CaseDifference {
    std::string key;      ///< of the expectation: `first`, `alerts`, ...
    std::string expected; ///< as written, only what differs
    std::string got;
    std::vector<std::string> why; ///< why the engine thinks so: rules that decided, facts, what was missing
};

struct CaseResult {
    std::string id;
    std::string file;
    std::size_t line = 0;
    std::string note;
    std::string problem; ///< the case could not be run: its Bundle cannot be read, say
    std::vector<CaseDifference> differences;

    bool passed() const noexcept { return problem.empty() && differences.empty(); }
};

struct CaseReport {
    std::string pack, version;
    std::vector<CaseResult> cases; ///< in the order of the pack
    std::size_t left_out = 0;      ///< by the filter

    std::size_t failed() const noexcept;
};

struct TestOptions {
    std::string filter; ///< part of a case's id or file; empty: every case
};

/// Runs the cases beside the rules. O(cases x size of the pack).
Result<CaseReport> test_pack(const std::filesystem::path& folder, const TestOptions& options = {});

/// For people: each failure with its reasons, then how many passed. Ends in a newline.
std::string to_text(const CaseReport& report);
/// One JSON object, `"schema": 1`.
std::string to_json(const CaseReport& report);
/// JUnit's XML, as continuous integration reads it.
std::string to_junit(const CaseReport& report);

/// One condition, or a condition inside it, and which of its truth values the cases have shown.
struct CoveredCondition {
    std::string owner; ///< `rule metastatic.phosphate-high`, `alert calciphylaxis`
    std::string key;   ///< `when`, `suspect`, `unsafe-when` ...
    std::string text;  ///< the condition as written in full
    Span span;
    bool whole = false; ///< the condition of the owner itself, not one inside it
    /// In the order true, false, unknown. What can never come about, whatever is known, is not asked for.
    std::array<bool, 3> possible{}, seen{};
};

/// Something that a case should show beside the truth of conditions.
struct CoveredEvent {
    std::string owner; ///< `hypothesis metastatic`, `alert calciphylaxis`, `caution diltiazem/av_block`
    std::string event; ///< `first`, `raised`, `not raised`, `applies`, `clear`
    Span span;
    bool seen = false;
};

struct CoverageReport {
    std::string pack, version;
    std::size_t cases = 0;
    std::vector<CoveredCondition> conditions; ///< in the order of the pack, from outside in
    std::vector<CoveredEvent> events;
    std::vector<std::pair<std::string, std::string>> files; ///< name and text of the files they stand in
    std::vector<std::string> problems;                      ///< cases that could not be run

    std::size_t wanted() const noexcept; ///< truth values and events asked for
    std::size_t covered() const noexcept;
    double percent() const noexcept; ///< 100 when nothing is wanted
};

/// What the cases show of each condition, hypothesis, alert and caution. O(cases x size of the pack).
Result<CoverageReport> cover_pack(const std::filesystem::path& folder);

/// What was not seen, by file and line, then the sum. Ends in a newline.
std::string to_text(const CoverageReport& report);
std::string to_json(const CoverageReport& report);
/// A page with the files of the pack, each line marked. Needs nothing else to be shown.
std::string to_html(const CoverageReport& report);

/// A small change of the pack.
struct Mutant {
    enum class Fate { killed, survived, excused };
    std::string of;       ///< what was changed: `rule metastatic.phosphate-high`
    std::string kind;     ///< `threshold`, `logic`, `negation`, `left-out`, `strength`, `code`
    std::string mutation; ///< the change in words; with `of` it names the mutant in `mutants.yaml`
    Span span;
    std::string before, after; ///< the line of YAML, or the part of it that changes
    Fate fate = Fate::survived;
    std::string killed_by; ///< the first case that noticed
    std::string reason;    ///< of an excused one
};

struct MutationReport {
    std::string pack, version;
    std::vector<Mutant> mutants;           ///< in the order of the pack
    std::size_t left_out = 0;              ///< by the sample
    std::vector<std::string> problems;     ///< cases that fail or cannot be run: what they expect was not counted
    std::vector<std::string> idle_excuses; ///< entries of mutants.yaml that excuse nothing

    std::size_t count(Mutant::Fate fate) const noexcept;
    /// Of all mutants those killed, in percent; excused ones are not killed. 100 when there is none.
    double score() const noexcept;
};

struct MutateOptions {
    std::size_t sample = 0; ///< so many mutants, chosen by the seed; 0: all
    unsigned seed = 1;
    std::string rule;               ///< only of what has this id
    std::vector<std::string> kinds; ///< only of these kinds; empty: all
    unsigned threads = 1;
    std::function<void(std::size_t done, std::size_t of)> progress; ///< called from the calling thread
};

/// Changes the pack a little, again and again, and tells which changes no case notices. A case notices by what it
/// expects of the first answer, its status, alerts, workup, management, cautions and what is missing; not by the truth
/// of rules. Error `mutant-kind`: there is no such kind. Error `no-mutant`: nothing has that id.
Result<MutationReport> mutate_pack(const std::filesystem::path& folder, const MutateOptions& options = {});

/// Survivors as differences, excused ones with their reason, the score of each rule that is not whole; the last line is
/// `mutation score: 97.3 %`.
std::string to_text(const MutationReport& report);
std::string to_json(const MutationReport& report);

} // namespace apatite
