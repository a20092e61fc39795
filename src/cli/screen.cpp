#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <functional>
#include <ostream>

#include <fmt/format.h>

#include "api/answer_context.h"
#include "api/compiled_pack.h"
#include "cli/patient_options.h"
#include "screen/screen.h"

namespace apatite {
namespace {

constexpr std::array<OptionSpec, 10> table{{
    {"output", "FILE", "where the answers go, a line a patient; appears when all are answered"},
    {"as-of", "DAY",
     "the day to answer for, such as 2024-06-01 (default: today), or\n`last-contact`: for each patient the day of the "
     "last fact recorded"},
    {"format", "ndjson|csv", "one JSON object a line (default), or a table"},
    {"reasons", "", "also the rules that speak for each hypothesis"},
    {"summary", "FILE", "what the cohort adds up to, as JSON; it is always printed to read"},
    {"shard", "I/N", "only part I of N, for N machines; by the patient's id"},
    {"threads", "N", "threads to use (default: one a core)"},
    {"complete", "LISTS", "as in `apatite triage`", true},
    {"pack", "DIR", "the rule pack to use (default: the one built in)"},
    {"site", "FILE", site_option_help},
}};

void print_help(std::ostream& out) {
    out << "Usage: apatite screen [OPTIONS] INPUT... --output FILE\n\n"
           "Answers for each patient of a cohort, a line each, in the order of the input. INPUT is a file with\n"
           "a FHIR Bundle a line, a folder of FHIR Bulk Data (.ndjson, also .gz and .zst), or `-`. What cannot\n"
           "be answered stands in FILE.errors, a line each. The same command takes up an interrupted run.\n\n"
        << options_help(table)
        << "\nExamples:\n"
           "  apatite screen patients.ndjson.gz --as-of 2024-06-01 --output answers.ndjson\n"
           "  apatite screen export/ --as-of last-contact --format csv --output answers.csv\n"
           "  apatite screen export/ --shard 2/4 --output part2.ndjson\n";
}

Error usage(std::string message) { return {"usage", std::move(message)}; }

/// 0 for what is no number; none of these options takes 0.
unsigned number(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : 0;
}

std::optional<Error> read_shard(const std::string& text, ScreenOptions& options) {
    const std::size_t slash = std::min(text.find('/'), text.size() - 1);
    options.shard = number(std::string_view(text).substr(0, slash));
    options.shards = number(std::string_view(text).substr(slash + 1));
    if (options.shard < 1 || options.shard > options.shards)
        return usage(fmt::format("`--shard {}` is no part of a whole; write it as `--shard 2/4`", text));
    return std::nullopt;
}

std::optional<Error> read_format(const std::string& text, ScreenOptions& options) {
    if (text != "ndjson" && text != "csv")
        return usage(fmt::format("there is no format `{}`; `--format` takes `ndjson` or `csv`", text));
    options.format = text == "csv" ? RowFormat::csv : RowFormat::ndjson;
    return std::nullopt;
}

std::optional<Error> read_dates_and_lists(const ParsedOptions& options, const Console& console,
                                          const FindingCatalogue& catalogue, ScreenOptions& to) {
    AnswerOptions answer;
    const std::string as_of = options.one("as-of", console.today);
    answer.as_of = as_of == "last-contact" ? console.today : as_of;
    answer.complete = split_lists(options.all("complete"));
    const Result<SelectOptions> select = select_options(catalogue, answer);
    if (!select) return select.error();
    to.complete_lists = select->complete_lists;
    if (as_of != "last-contact") to.as_of = select->as_of;
    if (const auto today = PartialDate::parse(console.today)) to.today = *today;
    return std::nullopt;
}

Result<ScreenRequest> request_of(const ParsedOptions& options, const Console& console,
                                 const FindingCatalogue& catalogue) {
    ScreenRequest request;
    request.inputs = options.arguments;
    request.output = options.one("output", "");
    if (request.inputs.empty()) return usage("name an INPUT: a file with a Bundle a line, a folder, or `-`");
    if (request.output.empty()) return usage("name the file that the answers go to with `--output FILE`");
    if (auto error = read_format(options.one("format", "ndjson"), request.options)) return std::move(*error);
    if (options.has("shard"))
        if (auto error = read_shard(options.one("shard", ""), request.options)) return std::move(*error);
    request.threads = number(options.one("threads", std::to_string(console.cores)));
    if (request.threads < 1 || request.threads > 256) return usage("`--threads` takes a number from 1 to 256");
    request.options.reasons = options.has("reasons");
    if (auto error = read_dates_and_lists(options, console, catalogue, request.options)) return std::move(*error);
    return request;
}

std::string duration(double seconds) {
    const auto whole = static_cast<long>(seconds);
    if (whole < 90) return fmt::format("{} s", whole);
    if (whole < 90 * 60) return fmt::format("{} min", whole / 60);
    return fmt::format("{} h {} min", whole / 3600, whole / 60 % 60);
}

/// Twice a second, over the line before.
class Progress {
public:
    explicit Progress(Console& console)
        : console_(console), start_(console.seconds != nullptr ? console.seconds() : 0), next_(start_ + 0.5) {}

    void operator()(std::uint64_t patients, double fraction) {
        const double now = console_.seconds();
        if (now < next_) return;
        next_ = now + 0.5;
        const double spent = now - start_;
        std::string line = fmt::format("{} patients, {:.0f} a second", patients, static_cast<double>(patients) / spent);
        if (fraction > 0.01)
            line += fmt::format(", {:.0f} %, {} left", fraction * 100, duration(spent / fraction - spent));
        console_.err << fmt::format("\r{:<70}", line) << std::flush;
        shown_ = true;
    }
    void end() const {
        if (shown_) console_.err << fmt::format("\r{:<70}\r", "");
    }

private:
    Console& console_;
    double start_, next_;
    bool shown_ = false;
};

int print_report(const ScreenReport& report, const ParsedOptions& options, Console& console) {
    if (report.resumed > 0) console.out << fmt::format("Taken up after {} patients.\n", report.resumed);
    console.out << to_text(report.summary);
    const std::string summary = options.one("summary", "");
    if (!summary.empty() && !(std::ofstream(summary, std::ios::binary) << to_json(report.summary)).flush())
        return complain(console, fmt::format("{}: the summary could not be written", summary), ExitCode::failed);
    if (report.error_file.empty()) return ExitCode::fine;
    return complain(console, fmt::format("{} could not be answered: see {}", report.summary.failed, report.error_file),
                    ExitCode::failed);
}

} // namespace

int run_screen(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options(table, words);
    if (!options) return complain(console, "screen: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        print_help(console.out);
        return ExitCode::fine;
    }
    const std::optional<CompiledPack> pack = open_pack(pack_choice(*options), console);
    if (!pack) return ExitCode::failed;
    Result<ScreenRequest> request = request_of(*options, console, pack->data().index.catalogue());
    if (!request) return complain(console, "screen: " + request.error().message, ExitCode::usage);
    Progress progress(console);
    if (console.progress && console.seconds != nullptr) request.value().progress = std::ref(progress);
    const Result<ScreenReport> report = screen({*pack->data().graph, pack->data().index}, *request);
    progress.end();
    if (!report) return complain(console, report.error().message, ExitCode::failed);
    return print_report(*report, *options, console);
}

} // namespace apatite
