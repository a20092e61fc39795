// Plans the mutants, hunts them, and reads the excuses of those that got away.
#include <algorithm>
#include <random>
#include <thread>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "authoring/loaded_bench.h"
#include "authoring/mutant_cases.h"
#include "authoring/mutant_hunt.h"
#include "authoring/planned_mutant.h"
#include "diagnostic/nearest.h"

namespace apatite {
namespace {

/// `metastatic.phosphate-high` or, of several kinds with one id, `rule metastatic.phosphate-high`.
bool has_id(const Mutant& mutant, const std::string& id) {
    return mutant.of == id || mutant.of.substr(mutant.of.find(' ') + 1) == id;
}

std::optional<Error> unknown_kind(const std::vector<std::string>& kinds) {
    for (const std::string& kind : kinds)
        if (std::ranges::find(mutant_kinds(), kind) == mutant_kinds().end())
            return Error{"mutant-kind", fmt::format("there is no kind of mutant `{}`; the kinds are {}", kind,
                                                    fmt::join(mutant_kinds(), ", "))};
    return std::nullopt;
}

Error no_mutant(const std::string& id, const std::vector<PlannedMutant>& planned) {
    std::vector<std::string> ids;
    for (const PlannedMutant& each : planned) ids.push_back(each.mutant.of.substr(each.mutant.of.find(' ') + 1));
    const auto meant = nearest(id, ids);
    return {"no-mutant", fmt::format("nothing with the id `{}` has mutants{}", id,
                                     meant ? fmt::format("; did you mean `{}`?", *meant) : "")};
}

/// Keeps some, chosen by the seed alone, in their order. Gives how many went.
std::size_t take_sample(std::vector<PlannedMutant>& planned, const MutateOptions& options) {
    if (options.sample == 0 || options.sample >= planned.size()) return 0;
    std::vector<std::size_t> order(planned.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::mt19937 random(options.seed); // the standard's distributions differ between libraries, its generator does not
    for (std::size_t i = 0; i < options.sample; ++i) std::swap(order[i], order[i + random() % (order.size() - i)]);
    order.resize(options.sample);
    std::ranges::sort(order);
    std::vector<PlannedMutant> kept;
    for (const std::size_t i : order) kept.push_back(std::move(planned[i]));
    const std::size_t gone = planned.size() - kept.size();
    planned = std::move(kept);
    return gone;
}

/// Mutants of codes last: the others are hunted together.
std::size_t put_codes_last(std::vector<PlannedMutant>& planned) {
    const auto codes = std::ranges::stable_partition(
        planned, [](const PlannedMutant& each) { return each.edit != PlannedMutant::Edit::code; });
    return planned.size() - codes.size();
}

void hunt(const LoadedBench& bench, const MutantCases& cases, std::vector<PlannedMutant>& planned,
          const MutateOptions& options) {
    const std::size_t conditions = put_codes_last(planned);
    const std::span<PlannedMutant> all(planned);
    const std::size_t threads = std::clamp<std::size_t>(options.threads, 1, conditions / 100 + 1);
    const std::size_t share = (conditions + threads - 1) / threads;
    std::vector<std::thread> others;
    for (std::size_t begin = share; begin < conditions; begin += share)
        others.emplace_back([&, begin] {
            hunt_conditions(*bench.pack, cases, all.subspan(begin, std::min(share, conditions - begin)), {});
        });
    hunt_conditions(*bench.pack, cases, all.first(std::min(share, conditions)), options.progress);
    for (std::thread& each : others) each.join();
    hunt_codes(bench, cases, all.subspan(conditions), {});
}

void excuse(const Pack& pack, MutationReport& report, bool complete) {
    for (const ExcusedMutant& each : pack.excused_mutants) {
        const auto found = std::ranges::find_if(report.mutants, [&](const Mutant& mutant) {
            return mutant.of == each.of && mutant.mutation == each.mutation;
        });
        if (found != report.mutants.end() && found->fate == Mutant::Fate::survived) {
            found->fate = Mutant::Fate::excused;
            found->reason = each.because;
        } else if (found != report.mutants.end() || complete) {
            report.idle_excuses.push_back(
                fmt::format("{}:{}: {}, {}: {}", each.span.file, each.span.line, each.of, each.mutation,
                            found == report.mutants.end() ? "there is no such mutant" : "a case notices it"));
        }
    }
}

} // namespace

Result<MutationReport> mutate_pack(const std::filesystem::path& folder, const MutateOptions& options) {
    if (const std::optional<Error> error = unknown_kind(options.kinds)) return *error;
    const Result<LoadedBench> bench = load_bench(folder);
    if (!bench) return bench.error();
    std::vector<PlannedMutant> planned = plan_mutants(*bench->pack);
    if (!options.rule.empty() &&
        std::ranges::none_of(planned, [&](const PlannedMutant& each) { return has_id(each.mutant, options.rule); }))
        return no_mutant(options.rule, planned);
    std::erase_if(planned, [&](const PlannedMutant& each) {
        const bool kind =
            options.kinds.empty() || std::ranges::find(options.kinds, each.mutant.kind) != options.kinds.end();
        return !kind || (!options.rule.empty() && !has_id(each.mutant, options.rule));
    });
    MutationReport report;
    report.pack = bench->pack->id;
    report.version = bench->pack->version;
    report.left_out = take_sample(planned, options);
    MutantCases cases = ready_cases(*bench);
    hunt(*bench, cases, planned, options);
    report.problems = std::move(cases.problems);
    for (PlannedMutant& each : planned) report.mutants.push_back(std::move(each.mutant));
    excuse(*bench->pack, report, report.left_out == 0 && options.rule.empty() && options.kinds.empty());
    return report;
}

std::size_t MutationReport::count(Mutant::Fate fate) const noexcept {
    return static_cast<std::size_t>(std::ranges::count(mutants, fate, &Mutant::fate));
}

double MutationReport::score() const noexcept {
    if (mutants.empty()) return 100.0;
    return 100.0 * static_cast<double>(count(Mutant::Fate::killed)) / static_cast<double>(mutants.size());
}

} // namespace apatite
