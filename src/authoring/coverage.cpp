// What the cases of a pack show of its conditions, hypotheses, alerts and cautions.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "authoring/case_patient.h"
#include "authoring/loaded_bench.h"
#include "authoring/run_cases.h"
#include "authoring/watched_graph.h"
#include "expression/print.h"

namespace apatite {
namespace {

constexpr std::array truth_order = {Truth::is_true, Truth::is_false, Truth::unknown};
constexpr AssessOptions bare{.explain = false, .next = false, .enough = false, .overturn = false, .prove = false, .budget = 0};

void mark(std::array<bool, 3>& into, TruthSet set) {
    for (std::size_t i = 0; i < truth_order.size(); ++i) into[i] = into[i] || set.contains(truth_order[i]);
}

/// Events by owner and name, in the order in which they are declared.
class Events {
public:
    explicit Events(const Pack& pack) {
        for (const HypothesisDeclaration& each : pack.hypotheses) add("hypothesis " + each.id, "first", each.span);
        for (const AlertDeclaration& each : pack.alerts) {
            add("alert " + each.id, "raised", each.span);
            add("alert " + each.id, "not raised", each.span);
        }
        for (const ManagementDeclaration& each : pack.management) {
            for (const Caution& caution : each.cautions) {
                add("caution " + each.id + '/' + caution.id, "applies", caution.span);
                add("caution " + each.id + '/' + caution.id, "clear", caution.span);
            }
        }
    }

    void see(const Pack& pack, const Assessment& assessment) {
        if (!assessment.answer.id.empty()) see("hypothesis " + assessment.answer.id, "first");
        for (const AlertDeclaration& each : pack.alerts) {
            const bool raised = std::ranges::find(assessment.alerts, each.id, &Alert::id) != assessment.alerts.end();
            see("alert " + each.id, raised ? "raised" : "not raised");
        }
        for (const ManagementItem& each : assessment.management)
            for (const CautionState& caution : each.cautions)
                see("caution " + each.id + '/' + caution.id, caution.state);
    }
    std::vector<CoveredEvent> take() { return std::move(events_); }

private:
    void add(std::string owner, std::string event, const Span& span) {
        places_.emplace(owner + '|' + event, events_.size());
        events_.push_back({std::move(owner), std::move(event), span, false});
    }
    void see(const std::string& owner, const std::string& event) {
        const auto at = places_.find(owner + '|' + event);
        if (at != places_.end()) events_[at->second].seen = true;
    }

    std::vector<CoveredEvent> events_;
    std::map<std::string, std::size_t> places_;
};

std::vector<CoveredCondition> described(const WatchedGraph& watched) {
    std::vector<CoveredCondition> conditions;
    for (const WatchedPart& part : watched.parts()) {
        const PlacedCondition& placed = watched.conditions()[part.condition];
        conditions.push_back(
            {placed.owner, placed.key, print(*part.expression), part.expression->span, part.whole, {}, {}});
    }
    return conditions;
}

/// What each part can be of a patient of whom nothing is known.
void mark_possible(const WatchedGraph& watched, const FindingIndex& index, Evaluation& evaluation,
                   std::vector<CoveredCondition>& conditions) {
    const Case nobody;
    const Result<CasePatient> patient = read_patient(nobody); // without a Bundle nothing can go wrong
    const Result<Findings> findings = patient->findings(index);
    evaluation.run(*findings);
    for (std::size_t i = 0; i < conditions.size(); ++i)
        mark(conditions[i].possible, watched.possible(watched.parts()[i], evaluation));
}

std::vector<std::pair<std::string, std::string>> read_files(const CoverageReport& report) {
    std::set<std::string> names;
    for (const CoveredCondition& each : report.conditions) names.insert(each.span.file);
    for (const CoveredEvent& each : report.events) names.insert(each.span.file);
    std::vector<std::pair<std::string, std::string>> files;
    for (const std::string& name : names) {
        std::ifstream in(name, std::ios::binary);
        files.emplace_back(name, std::string{std::istreambuf_iterator<char>(in), {}});
    }
    return files;
}

CoverageReport cover(const LoadedBench& bench) {
    CoverageReport report;
    report.pack = bench.pack->id;
    report.version = bench.pack->version;
    const WatchedGraph watched(bench.pack);
    const FindingIndex index(bench.pack->catalogue);
    Evaluation evaluation(watched.graph());
    Events events(*bench.pack);
    report.conditions = described(watched);
    mark_possible(watched, index, evaluation, report.conditions);
    for (const Case& test : bench.pack->cases) {
        const Result<CasePatient> patient = read_patient(test);
        const Result<Findings> findings = patient ? patient->findings(index) : Result<Findings>(patient.error());
        if (!findings) {
            report.problems.push_back(fmt::format("{}: {}", test.id, findings.error().message));
            continue;
        }
        ++report.cases;
        evaluation.run(*findings);
        for (std::size_t i = 0; i < report.conditions.size(); ++i)
            mark(report.conditions[i].seen, watched.shown(watched.parts()[i], evaluation));
        events.see(*bench.pack, assess_evaluated(*findings, bare, evaluation));
    }
    report.events = events.take();
    report.files = read_files(report);
    return report;
}

} // namespace

Result<CoverageReport> cover_pack(const std::filesystem::path& folder) {
    const Result<LoadedBench> bench = load_bench(folder);
    if (!bench) return bench.error();
    return cover(*bench);
}

std::size_t CoverageReport::wanted() const noexcept {
    std::size_t sum = events.size();
    for (const CoveredCondition& each : conditions)
        sum += static_cast<std::size_t>(std::ranges::count(each.possible, true));
    return sum;
}

std::size_t CoverageReport::covered() const noexcept {
    auto sum = static_cast<std::size_t>(std::ranges::count(events, true, &CoveredEvent::seen));
    for (const CoveredCondition& each : conditions)
        for (std::size_t i = 0; i < 3; ++i) sum += each.possible[i] && each.seen[i] ? 1U : 0U;
    return sum;
}

double CoverageReport::percent() const noexcept {
    const std::size_t all = wanted();
    return all == 0 ? 100.0 : 100.0 * static_cast<double>(covered()) / static_cast<double>(all);
}

} // namespace apatite
