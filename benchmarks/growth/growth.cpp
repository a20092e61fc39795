// How load, compilation and evaluation grow with a pack: growth PACK... prints a JSON line for each folder.
//
// The patients are made: of every finding that is known a fixed value, spread evenly over the catalogue. Of each time
// (of the processor) the best of several passes counts. Before edits are timed, what they leave is held against a fresh
// evaluation.
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <string>

#include <fmt/format.h>

#include "assess/assess.h"
#include "assess/batch_evaluation.h"
#include "graph/rule_graph.h"
#include "pack/load.h"

namespace {

using namespace apatite;

/// Of this thread alone: what else the machine does drops out.
double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// Seconds of the best pass: of three, or of as many as half a second allows.
template <typename Work>
double best_of(Work work) {
    double best = 1e9;
    const double end = now() + 0.5;
    for (int pass = 0; pass < 3 || (pass < 200 && now() < end); ++pass) {
        const double start = now();
        work();
        best = std::min(best, now() - start);
    }
    return best;
}

void tell(FindingState& state, const FindingDeclaration& declaration, std::size_t number) {
    state = {};
    if (declaration.kind == FindingKind::quantity)
        state.value = Interval(Rational(static_cast<std::int64_t>(number % 10)));
    else
        state.value = number % 3 == 0;
}

Findings patient(const Pack& pack, std::size_t percent) {
    const auto& declared = pack.catalogue.findings;
    Findings findings = select_findings(Record{}, pack.catalogue, {*PartialDate::parse("2026-01-05"), {}});
    for (std::size_t i = 0; i < declared.size(); ++i)
        if ((i * 37) % 100 < percent) tell(findings.states[i], declared[i], i);
    return findings;
}

bool same_rules(const Evaluation& a, const Evaluation& b) {
    return std::ranges::all_of(a.graph().roots().rules, [&](NodeId rule) {
        return a.now().truth(rule) == b.now().truth(rule) && a.could().truth(rule) == b.could().truth(rule);
    });
}

struct Bits {
    double slots = 0, batch = 0; ///< seconds a patient: one at a time, 512 at a time
};

/// From dense slots, held against the evaluation of the same findings.
Bits bits(const RuleGraph& graph, const Findings& findings, const Evaluation& evaluated) {
    const BitPlan plan(graph);
    PatientSlots slots;
    SlotReader(plan, Reading::now).read(findings, slots);
    PatientColumns columns(plan);
    for (std::size_t i = 0; i < PatientColumns::block_size; ++i) columns.add(slots);
    SlotEvaluation one(plan);
    BatchEvaluation many(plan);
    const Bits result{best_of([&] { one.run(slots); }),
                      best_of([&] { many.run(columns, 0); }) / PatientColumns::block_size};
    for (const NodeId rule : graph.roots().rules)
        if (one.truth(rule) != evaluated.now().truth(rule) || many.truth(rule, 7) != one.truth(rule))
            throw std::runtime_error("bits gave another answer");
    return result;
}

struct Edits {
    double seconds = 0; ///< of one
    double cone = 0;    ///< nodes evaluated again, of one
};

/// A few hundred findings over the whole catalogue, each told otherwise and told back.
Edits edits(const RuleGraph& graph) {
    Findings findings = patient(graph.pack(), 50);
    Evaluation evaluation(graph);
    evaluation.run(findings);
    const std::size_t all = findings.states.size(), step = std::max<std::size_t>(1, all / 400);
    double cone = 0, count = 0;
    const auto both = [&](bool back) {
        for (std::size_t i = 0; i < all; i += step) {
            const FindingState before = findings.states[i];
            tell(findings.states[i], graph.pack().catalogue.findings[i], i + 1);
            evaluation.refresh(findings, static_cast<std::uint32_t>(i));
            if (!back) continue;
            findings.states[i] = before;
            evaluation.refresh(findings, static_cast<std::uint32_t>(i));
        }
    };
    for (std::size_t i = 0; i < all; i += step, count += 2)
        cone += 2 * static_cast<double>(graph.nodes_above(static_cast<std::uint32_t>(i)).size());
    const double seconds = best_of([&] { both(true); });
    both(false);
    Evaluation fresh(graph);
    fresh.run(findings);
    if (!same_rules(evaluation, fresh)) throw std::runtime_error("an edit gave another answer than a fresh run");
    return {seconds / count, cone / count};
}

void measure(const char* folder) {
    LoadedPack loaded;
    CompiledGraph compiled;
    const double load = best_of([&] {
        loaded = {}; // so that the peak of memory is that of one
        loaded = load_pack_folder(folder);
    });
    if (!loaded.pack) throw std::runtime_error(std::string(folder) + " is no pack that can be used");
    const double compile = best_of([&] {
        compiled = {};
        compiled = RuleGraph::compile(loaded.pack);
    });
    if (!compiled.graph) throw std::runtime_error(std::string(folder) + " does not compile");
    const RuleGraph& graph = *compiled.graph;
    std::string line =
        fmt::format(R"({{"rules":{},"findings":{},"edges":{},"load_s":{:.6f},"compile_s":{:.6f})",
                    graph.roots().rules.size(), graph.leaves().size(), graph.edges().size(), load, compile);
    Evaluation evaluation(graph);
    const AssessOptions answer_only{
        .explain = false, .next = false, .enough = false, .overturn = false, .prove = false};
    for (const std::size_t known : {0U, 25U, 50U, 75U, 100U}) {
        const Findings findings = patient(graph.pack(), known);
        const double values = best_of([&] { evaluation.run_values(findings); });
        const double all = best_of([&] { evaluation.run(findings); });
        const double answer = best_of([&] { assess_evaluated(findings, answer_only, evaluation); });
        line += fmt::format(R"(,"values_{0}_s":{1:.9f},"readings_{0}_s":{2:.9f},"answer_{0}_s":{3:.9f})", known, values,
                            all, answer);
        const Bits by_bits = bits(graph, findings, evaluation);
        line += fmt::format(R"(,"slots_{0}_s":{1:.9f},"batch_{0}_s":{2:.12f})", known, by_bits.slots, by_bits.batch);
    }
    const Edits edit = edits(graph);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print("{},\"edit_s\":{:.9f},\"cone\":{:.1f},\"peak_mb\":{:.1f}}}\n", line, edit.seconds, edit.cone,
               static_cast<double>(usage.ru_maxrss) / 1024);
}

} // namespace

int main(int argc, char** argv) {
    try {
        for (int i = 1; i < argc; ++i) measure(argv[i]);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "growth: {}\n", error.what());
        return 1;
    }
}
