#include "authoring/mutant_cases.h"

#include <algorithm>

#include <fmt/format.h>

namespace apatite {

bool MutantCase::notices(const Assessment& assessment, const Evaluation& evaluation, const NamedNodes& names) const {
    return std::ranges::any_of(expect, [&](const auto& each) {
        return !differences(each, *patient.test, assessment, evaluation, names).empty();
    });
}

MutantCases ready_cases(const LoadedBench& bench) {
    MutantCases ready;
    const FindingIndex index(bench.pack->catalogue);
    const NamedNodes names(*bench.graph);
    Evaluation evaluation(*bench.graph);
    for (const Case& test : bench.pack->cases) {
        Result<CasePatient> patient = read_patient(test);
        Result<Findings> findings = patient ? patient->findings(index) : Result<Findings>(patient.error());
        if (!findings) {
            ready.problems.push_back(fmt::format("{} cannot be run: {}", test.id, findings.error().message));
            continue;
        }
        MutantCase one{std::move(patient).value(), std::move(findings).value(), {}, options_for(test)};
        const Assessment assessment = assess(*bench.graph, one.findings, one.options, evaluation);
        bool fails = false;
        for (const auto& expectation : test.expect) {
            const bool met = differences(expectation, test, assessment, evaluation, names).empty();
            fails = fails || !met;
            if (met && is_about_the_answer(expectation.first)) one.expect.push_back(expectation);
        }
        if (fails) ready.problems.push_back(fmt::format("{} fails; `apatite test` tells why", test.id));
        if (!one.expect.empty()) ready.cases.push_back(std::move(one));
    }
    return ready;
}

} // namespace apatite
