// The rule author's bench: what is wrong with a pack, its cases, what they cover, and what they would notice.
//
//     apatite::Result<apatite::CaseReport> report = apatite::test_pack("rules/my-pack");
//     if (!report) return tell(report.error());
//     std::cout << apatite::to_text(*report);
//
// For every function here: the folder is read during the call only, and nothing is written but by `new_pack` and
// `write_formatted`; errors are `pack-folder` (it cannot be read) and `pack-broken` (it has mistakes: `check_pack`
// lists them). The same folder gives the same report. Functions may run in several threads at once.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "apatite/diagnostic.h"
#include "apatite/export.h"
#include "apatite/result.h"

namespace APATITE_API apatite {

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

/// Writes a new pack into a folder that is new or empty: one hypothesis, one rule with its source, and the cases that
/// test it; it passes `check` and `test`, and covers itself. The pack is called after the folder; `today`
/// (`2024-06-01`) is the day of its review, due again a year later. Gives the files written, relative to the folder.
/// Error `new-folder`: the folder holds something, or cannot be written; what was written until then stays.
Result<std::vector<std::string>> new_pack(const std::filesystem::path& folder, const std::string& today);

/// The parts of a pack, in their order: `pack`, `references`, ... `mutants`.
std::vector<std::string> pack_parts();

/// A JSON Schema (draft 7, which editors understand) of the files of one part, made from the tables that the reader
/// itself is driven by: keys, what they hold, closed lists of words, and a sentence on each. It is more lenient than
/// `check`, which knows ids, units and conditions. Error `schema-part`: there is no such part.
Result<std::string> pack_schema(const std::string& part);

/// A file of a pack whose form is not the canonical one.
struct UnformattedFile {
    std::string file;      ///< relative to the folder
    std::size_t line = 0;  ///< the first line that differs
    std::string was, is;   ///< that line, and what stands there in canonical form
    std::string formatted; ///< the whole file in canonical form
};

struct FormatReport {
    std::size_t files = 0; ///< looked at
    std::vector<UnformattedFile> unformatted;
};

/// The canonical form of the files of a pack: keys in the order of `pack_schema`, two blanks a level, at most 120
/// columns, quotes around conditions and where YAML needs them, at most one blank line. Comments are kept; so are the
/// author's choice of brackets or lines and the brackets inside conditions. Nothing is written. Each file is read again
/// in its new form and compared, and so is the pack as a whole: a file whose meaning or comments would change is an
/// error (`format-meaning`), as is one that is not YAML (`format-yaml`, with its place). A broken pack may be
/// formatted. `only`: these files alone, relative to the folder; error `format-file` for one that is not there.
/// O(text).
Result<FormatReport> format_pack(const std::filesystem::path& folder, const std::vector<std::string>& only = {});

/// Writes each file of the report in its new form, all of it or not at all. Error `format-write`.
std::optional<Error> write_formatted(const std::filesystem::path& folder, const FormatReport& report);

/// One thing that another pack says otherwise.
struct PackChange {
    enum class Kind { added, removed, changed };
    Kind kind = Kind::changed;
    std::string of;  ///< `rule metastatic.phosphate-high`
    std::string key; ///< as in YAML, `cautions/av_block/when` for what is declared inside; empty: all of it
    /// What kind of thing: `condition`, `threshold` (a condition that differs in its numbers alone), `strength`,
    /// `effect`, `group`, `codes`, `synonyms`, `reading`, `unit`, `reference range`, `plausible range`, `absence`,
    /// `scale`, `order`, `text`, `sources`, ...
    std::string aspect;
    std::vector<std::string> before, after; ///< values; of a list only those that went and those that came
    bool decides = false;                   ///< a conclusion can change by it
    Span span;                              ///< of the declaration in the new pack, or in the old one when it went
};

/// A patient for whom the packs conclude differently.
struct ChangedAnswer {
    std::string patient;                  ///< the file's name, or what was set: `ferritin = 14 ug/L`
    std::vector<std::string> differences; ///< `first: iron_lack (likely) -> none`
    std::vector<std::string> because;     ///< `rule iron.low-ferritin when: true -> false`
};

struct PackDiff {
    struct Identity {
        std::string id, version, hash;
    } before, after;
    std::vector<PackChange> changes; ///< in the order of the new pack, then what went
    std::size_t patients = 0;        ///< that were answered by both
    std::vector<ChangedAnswer> answers;
    std::vector<std::string> problems; ///< patients that could not be read

    /// The star of a changelog: a conclusion can change for some patient.
    bool star() const noexcept;
};

struct DiffOptions {
    std::filesystem::path patients;   ///< a folder of FHIR Bundles (`*.json`), read with all below it
    std::size_t random = 0;           ///< so many patients made up by the seed, at the thresholds of both packs
    unsigned seed = 1;                ///< the same seed gives the same patients
    std::string as_of = "2024-06-01"; ///< the date of assessment
};

/// What the pack in `after` says otherwise than the one in `before`, and for which patients that changes an answer:
/// differential, alerts, workup, management, cautions. How files are written and arranged, cases and mutants are no
/// difference. Errors beside those of every function here: `diff-patients` (no such folder), `diff-date`.
/// O(size of the packs), and two answers a patient.
Result<PackDiff> diff_packs(const std::filesystem::path& before, const std::filesystem::path& after,
                            const DiffOptions& options = {});

/// For people: every change, a star before each that can change a conclusion; the patients whose answer changes; the
/// last line says whether the changelog needs the star. Ends in a newline.
std::string to_text(const PackDiff& diff);
/// One JSON object, `"schema": 1`.
std::string to_json(const PackDiff& diff);

} // namespace apatite
