// One published patient through each stage, so that a change shows where it costs.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

#include <benchmark/benchmark.h>

#include "apatite/engine.h"
#include "apatite/render.h"
#include "assess/assess.h"
#include "assess/evaluation.h"
#include "fhir/read_bundle.h"
#include "findings/finding_index.h"
#include "findings/findings.h"
#include "graph/rule_graph.h"
#include "pack/load.h"
#include "json/reader.h"

namespace {

using namespace apatite;

const std::string project = APATITE_SOURCE_DIR;
const std::string pack_folder = project + "/rules/calcinosis-cutis";

template <typename T>
T need(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(result).value();
}

const std::string& bundle() {
    static const std::string text = [] {
        std::ifstream file(project + "/examples/patients/calciphylaxis-warfarin.fhir.json", std::ios::binary);
        std::stringstream all;
        all << file.rdbuf();
        return all.str();
    }();
    return text;
}

const RuleGraph& graph() {
    static const auto compiled = RuleGraph::compile(load_pack_folder(pack_folder).pack).graph;
    if (!compiled) throw std::runtime_error("the pack does not compile");
    return *compiled;
}

SelectOptions on_the_day() { return {need(PartialDate::parse("2024-06-01")), {}}; }

const Findings& findings() {
    static const Findings chosen = select_findings(need(read_bundle(bundle())), graph().pack().catalogue, on_the_day());
    return chosen;
}

void per_byte(benchmark::State& state) {
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bundle().size()));
}

void LoadAndCompileThePack(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(RuleGraph::compile(load_pack_folder(pack_folder).pack));
}
BENCHMARK(LoadAndCompileThePack)->Unit(benchmark::kMillisecond);

void ValidateJson(benchmark::State& state) {
    need(json::Document::parse(bundle()));
    for (auto _ : state) benchmark::DoNotOptimize(json::Document::parse(bundle()));
    per_byte(state);
}
BENCHMARK(ValidateJson)->Unit(benchmark::kMicrosecond);

void ReadTheBundle(benchmark::State& state) {
    if (need(read_bundle(bundle())).facts.size() < 10) throw std::runtime_error("facts are missing");
    for (auto _ : state) benchmark::DoNotOptimize(read_bundle(bundle()));
    per_byte(state);
}
BENCHMARK(ReadTheBundle)->Unit(benchmark::kMicrosecond);

void SelectTheFindings(benchmark::State& state) {
    const Record record = need(read_bundle(bundle()));
    const FindingIndex index(graph().pack().catalogue);
    for (auto _ : state) benchmark::DoNotOptimize(select_findings(record, index, on_the_day()));
}
BENCHMARK(SelectTheFindings)->Unit(benchmark::kMicrosecond);

void Assess(benchmark::State& state, AssessOptions options) {
    if (assess(graph(), findings(), options).answer.id != "calciphylaxis") throw std::runtime_error("a wrong answer");
    for (auto _ : state) benchmark::DoNotOptimize(assess(graph(), findings(), options));
}
constexpr AssessOptions answer_only{
    .explain = false, .next = false, .enough = false, .overturn = false, .prove = false};
constexpr AssessOptions with_reasons{.enough = false, .overturn = false, .prove = false};
BENCHMARK_CAPTURE(Assess, answer_only, answer_only)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Assess, with_reasons, with_reasons)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Assess, with_everything, AssessOptions{})->Unit(benchmark::kMicrosecond);

void Print(benchmark::State& state, std::string (*print)(const Assessment&)) {
    const Assessment answer = assess(graph(), findings());
    for (auto _ : state) benchmark::DoNotOptimize(print(answer));
}
BENCHMARK_CAPTURE(
    Print, text, +[](const Assessment& answer) { return to_text(answer); })
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(
    Print, json, +[](const Assessment& answer) { return to_json(answer); })
    ->Unit(benchmark::kMicrosecond);

} // namespace
