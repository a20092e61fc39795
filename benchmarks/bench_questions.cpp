// How many questions it takes: published patients with their facts hidden, revealed one by one in three orders.
//
// Age and sex are known from the start; every other fact that the pack can ask for is hidden. A question that the case
// report answers reveals its fact, any other is answered "not known". It ends when the first answer is settled or
// nothing is left to ask that could change it. The orders: what `next` asks first; the pack's own list from top to
// bottom, as a form would have it; and that list shuffled.
#include <algorithm>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "assess/assess.h"
#include "authoring/case_patient.h"
#include "authoring/loaded_bench.h"
#include "findings/finding_index.h"

namespace {

using namespace apatite;

struct Run {
    std::size_t questions = 0;      ///< until it ended
    std::size_t until_answered = 0; ///< until the first answer and its status were those of the end, for good
    bool settled = false, nothing_left = false;
    std::string first;
    Status status = Status::not_assessed;
    std::size_t raised = 0; ///< alerts
};

/// One patient, hidden: asks in an order until it ends.
class Interview {
public:
    Interview(const RuleGraph& graph, const Findings& whole)
        : graph_(&graph), whole_(&whole), known_(whole), evaluation_(graph) {
        const auto& findings = graph.pack().catalogue.findings;
        for (std::size_t i = 0; i < findings.size(); ++i) {
            if (is_person(findings[i])) continue;
            known_.states[i] = {};
            known_.states[i].why = WhyUnknown::missing;
        }
        known_.notices.clear();
        evaluation_.run(known_);
    }

    /// `order`: positions of findings, or none for what `next` asks.
    Run run(const std::vector<std::uint32_t>* order) {
        Run result;
        for (std::size_t asked = 0;; ++asked) {
            const Assessment answer = assess_evaluated(known_, options(), evaluation_);
            const Hypothesis& first = answer.differential.front();
            if (first.id != result.first || first.status != result.status) result.until_answered = result.questions;
            result.first = first.id;
            result.status = first.status;
            result.settled = first.settled;
            result.nothing_left = answer.next.empty();
            result.raised = answer.alerts.size();
            if (result.settled || result.nothing_left || (order != nullptr && asked == order->size())) return result;
            ask(order != nullptr ? (*order)[asked] : position(answer.next.front().finding));
            ++result.questions;
        }
    }

private:
    static AssessOptions options() {
        AssessOptions only_next;
        only_next.explain = only_next.would_tell = only_next.enough = only_next.overturn = only_next.prove = false;
        only_next.next_limit = 1;
        return only_next;
    }

    std::uint32_t position(const std::string& id) const {
        return static_cast<std::uint32_t>(graph_->pack().catalogue.index_of(id).value());
    }

    void ask(std::uint32_t finding) {
        FindingState& state = known_.states[finding];
        state = whole_->states[finding];
        state.declined = true;
        if (state.why == WhyUnknown::missing) state.why = WhyUnknown::not_known;
        evaluation_.refresh(known_, finding);
    }

    const RuleGraph* graph_;
    const Findings* whole_;
    Findings known_;
    Evaluation evaluation_;
};

std::vector<std::uint32_t> form_of(const RuleGraph& graph) {
    std::vector<std::uint32_t> form;
    const auto& findings = graph.pack().catalogue.findings;
    for (std::uint32_t i = 0; i < findings.size(); ++i)
        if (findings[i].cost && !findings[i].fixed) form.push_back(i);
    return form;
}

std::size_t median(std::vector<std::size_t> numbers) {
    std::ranges::nth_element(numbers, numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2));
    return numbers[numbers.size() / 2];
}

struct Column {
    std::string name;
    std::vector<Run> runs;

    std::size_t of(std::size_t Run::*member) const {
        std::vector<std::size_t> numbers;
        for (const Run& run : runs) numbers.push_back(run.*member);
        return median(std::move(numbers));
    }
    std::size_t most() const { return std::ranges::max(runs, {}, &Run::questions).questions; }
};

void print(const Column& column) {
    const auto settled = std::ranges::count(column.runs, true, &Run::settled);
    const auto ended =
        std::ranges::count_if(column.runs, [](const Run& run) { return run.settled || run.nothing_left; });
    fmt::print("| {} | {} | {} | {} | {} | {} of {} |\n", column.name, column.of(&Run::questions), column.most(),
               column.of(&Run::until_answered), settled, ended, column.runs.size());
}

} // namespace

int main() {
    const Result<LoadedBench> bench = load_bench(std::string(APATITE_SOURCE_DIR) + "/rules/calcinosis-cutis");
    if (!bench) {
        std::fputs(bench.error().message.c_str(), stderr);
        return 1;
    }
    const RuleGraph& graph = *bench->graph;
    const FindingIndex index(bench->pack->catalogue);
    const std::vector<std::uint32_t> form = form_of(graph);
    Column next{"what `next` asks", {}}, list{"the list of the pack, top to bottom", {}},
        shuffled{"that list, shuffled", {}};
    std::mt19937 random(1);
    std::size_t same_end = 0, cases = 0;
    for (const Case& one : bench->pack->cases) {
        if (!one.bundle.starts_with("published/")) continue;
        const Result<CasePatient> patient = read_patient(one);
        const Result<Findings> whole = patient ? patient->findings(index) : Result<Findings>(patient.error());
        if (!whole) {
            std::fputs(whole.error().message.c_str(), stderr);
            return 1;
        }
        next.runs.push_back(Interview(graph, *whole).run(nullptr));
        list.runs.push_back(Interview(graph, *whole).run(&form));
        std::vector<std::uint32_t> order = form;
        std::shuffle(order.begin(), order.end(), random);
        shuffled.runs.push_back(Interview(graph, *whole).run(&order));
        ++cases;
    }
    for (std::size_t i = 0; i < cases; ++i)
        same_end += next.runs[i].first == list.runs[i].first && next.runs[i].status == list.runs[i].status ? 1U : 0U;
    fmt::print("{} published patients; {} findings that can be asked for; {} end alike\n", cases, form.size(),
               same_end);
    fmt::print("| order | questions, median | most | until the final answer stood, median | settled | ended "
               "|\n|---|---|---|---|---|---|\n");
    for (const Column* each : {&next, &list, &shuffled}) print(*each);
    return 0;
}
