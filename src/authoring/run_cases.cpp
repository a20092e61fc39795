#include "authoring/run_cases.h"

#include <algorithm>

#include <fmt/format.h>

#include "authoring/case_why.h"

namespace apatite {
namespace {

constexpr AssessOptions explained{.explain = true, .next = false, .enough = false, .overturn = false, .prove = false, .budget = 0};

class CaseRunner {
public:
    explicit CaseRunner(const LoadedBench& bench)
        : bench_(bench), index_(bench.pack->catalogue), names_(*bench.graph), evaluation_(*bench.graph) {}

    CaseResult run(const Case& test) {
        CaseResult result{test.id, test.span.file, test.span.line, test.note, {}, {}};
        const Result<CasePatient> patient = read_patient(test);
        if (!patient) return refused(std::move(result), patient.error());
        const Result<Findings> findings = patient->findings(index_);
        if (!findings) return refused(std::move(result), findings.error());
        const Assessment assessment = assess(*bench_.graph, *findings, options_for(test), evaluation_);
        std::vector<Difference> all;
        for (const auto& expectation : test.expect)
            std::ranges::move(differences(expectation, test, assessment, evaluation_, names_), std::back_inserter(all));
        if (!all.empty()) explain(all, *findings, result);
        return result;
    }

private:
    static CaseResult refused(CaseResult result, const Error& error) {
        result.problem = error.message;
        return result;
    }
    void explain(const std::vector<Difference>& all, const Findings& findings, CaseResult& result) {
        const Assessment assessment = assess(*bench_.graph, findings, explained, evaluation_);
        if (!why_) why_ = std::make_unique<Why>(bench_.pack);
        why_->look_at(findings, assessment);
        for (const Difference& each : all)
            result.differences.push_back({each.key, each.expected, each.got, why_->reasons(each)});
    }

    const LoadedBench& bench_;
    FindingIndex index_;
    NamedNodes names_;
    Evaluation evaluation_;
    std::unique_ptr<Why> why_;
};

bool is_wanted(const Case& test, const std::string& filter) {
    return filter.empty() || test.id.find(filter) != std::string::npos ||
           test.span.file.find(filter) != std::string::npos;
}

} // namespace

AssessOptions options_for(const Case& test) {
    AssessOptions options = explained;
    options.explain = std::ranges::any_of(test.expect, [](const auto& each) { return needs_explanation(each.first); });
    return options;
}

CaseReport run_cases(const LoadedBench& bench, const TestOptions& options) {
    CaseReport report{bench.pack->id, bench.pack->version, {}, 0};
    CaseRunner runner(bench);
    for (const Case& test : bench.pack->cases) {
        if (is_wanted(test, options.filter))
            report.cases.push_back(runner.run(test));
        else
            ++report.left_out;
    }
    return report;
}

Result<CaseReport> test_pack(const std::filesystem::path& folder, const TestOptions& options) {
    const Result<LoadedBench> bench = load_bench(folder);
    if (!bench) return bench.error();
    return run_cases(*bench, options);
}

std::size_t CaseReport::failed() const noexcept {
    return static_cast<std::size_t>(
        std::ranges::count_if(cases, [](const CaseResult& each) { return !each.passed(); }));
}

} // namespace apatite
