// The built-in pack from FHIR, beside the bare parse of the same bytes: from_fhir PATIENTS.ndjson DAY
// A JSON line a way, with the processor time a patient: best of passes that take turns, all threads of the process.
//   parse      simdjson's DOM of every line, nothing read from it
//   screen     what `apatite screen` does: every check, the answer, its line
//   explained  the whole answer: for every hypothesis why, why not and what it waits for; bounds, workup, management
//   questions  `assess_bundle` without the searches for what keeps, proves or overturns the answer: also what to ask
//   next everything `assess_bundle`
#include <simdjson.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "apatite/engine.h"
#include "api/compiled_pack.h"
#include "assess/assess.h"
#include "fhir/read_bundle.h"
#include "findings/selector.h"
#include "screen/screen.h"

namespace {

using namespace apatite;

double now() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

struct Way {
    const char* name;
    std::size_t patients;
    std::function<std::size_t()> answered; ///< how many
    double best = 1e9;                     ///< seconds a patient
};

simdjson::padded_string load(const char* path) {
    simdjson::padded_string text;
    if (simdjson::padded_string::load(path).get(text) != simdjson::SUCCESS)
        throw std::runtime_error(fmt::format("{} cannot be read", path));
    return text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at) lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::size_t screened(const CompiledPack& pack, const char* path, const PartialDate& day) {
    ScreenRequest request;
    request.inputs = {path};
    request.output = std::string(path) + ".answers";
    request.options.as_of = day;
    const Result<ScreenReport> report = screen({*pack.data().graph, pack.data().index}, request);
    if (!report) throw std::runtime_error(report.error().message);
    return report->summary.answered;
}

std::size_t assessed(const CompiledPack& pack, const std::vector<std::string_view>& lines, std::size_t count,
                     const AnswerOptions& options) {
    std::size_t answered = 0;
    for (std::size_t i = 0; i < count; ++i)
        if (pack.assess_bundle(lines[i], options)) ++answered;
    return answered;
}

std::size_t explained(const CompiledPack& pack, const std::vector<std::string_view>& lines, std::size_t count,
                      const PartialDate& day) {
    const CompiledPack::Data& data = pack.data();
    BundleReader reader({.wanted = &data.index});
    Selector selector(data.index);
    Evaluation evaluation(*data.graph);
    Record record;
    std::size_t answered = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (reader.read(lines[i], record)) continue;
        const Findings& findings = selector.select(record, {day, {}});
        evaluation.run_next(findings);
        const AssessOptions no_search{.next = false, .enough = false, .overturn = false, .prove = false};
        if (!assess_evaluated(findings, no_search, evaluation).differential.empty()) ++answered;
    }
    return answered;
}

void run(const char* path, const char* date) {
    const simdjson::padded_string text = load(path);
    const auto lines = lines_of({text.data(), text.size()});
    const CompiledPack pack = builtin_pack().value();
    const PartialDate day = PartialDate::parse(date).value();
    AnswerOptions everything;
    everything.as_of = date;
    AnswerOptions questions = everything;
    questions.what_if = questions.prove = false;
    simdjson::dom::parser parser;
    const auto parse = [&] {
        std::size_t objects = 0;
        for (const std::string_view line : lines)
            if (parser.parse(line.data(), line.size(), false).is_object()) ++objects;
        return objects;
    };
    const std::size_t some = std::min<std::size_t>(lines.size(), 300), few = std::min<std::size_t>(lines.size(), 60);
    std::vector<Way> ways;
    ways.push_back({"parse", lines.size(), parse});
    ways.push_back({"screen", lines.size(), [&] { return screened(pack, path, day); }});
    ways.push_back({"explained", some, [&] { return explained(pack, lines, some, day); }});
    ways.push_back({"questions", some, [&] { return assessed(pack, lines, some, questions); }});
    ways.push_back({"everything", few, [&] { return assessed(pack, lines, few, everything); }});
    for (int pass = 0; pass < 7; ++pass)
        for (Way& way : ways) {
            const double start = now();
            if (way.answered() != way.patients)
                throw std::runtime_error(fmt::format("{}: not every patient was answered", way.name));
            way.best = std::min(way.best, (now() - start) / static_cast<double>(way.patients));
        }
    for (const Way& way : ways)
        fmt::print("{{\"way\":\"{}\",\"us\":{:.3f},\"patients\":{},\"bytes\":{}}}\n", way.name, way.best * 1e6,
                   way.patients, text.size() / lines.size());
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    try {
        run(argv[1], argv[2]);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "from_fhir: {}\n", error.what());
        return 1;
    }
}
