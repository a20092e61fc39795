// This project's engine at the job of the peer table.
//   engine MODE PACK FILE OUT [REPS]
//   eval           facts.ndjson, read into slots beforehand: the evaluation of the rule graph alone
//   eval-batch     the same in columns, 512 patients at a time
//   eval-findings  the same from findings with their sources, in all that an explanation needs
//   fhir           fhir.ndjson, end to end: every byte and resource checked, as `apatite screen` does
#include <array>
#include <cstring>
#include <functional>
#include <memory>
#include <stdexcept>

#include "assess/batch_evaluation.h"
#include "assess/evaluation.h"
#include "common.hpp"
#include "fhir/read_bundle.h"
#include "findings/finding_index.h"
#include "findings/selector.h"
#include "graph/rule_graph.h"
#include "pack/load.h"
#include "json/reader.h"

namespace {

using namespace apatite;

const char* const subtypes[] = {"dystrophic", "metastatic", "idiopathic", "iatrogenic", "calciphylaxis"};

/// A bit for each subtype that fires.
template <typename Truths>
unsigned mask_of(const RuleGraph& graph, const Truths& truth) {
    unsigned mask = 0;
    for (std::size_t i = 0; i < std::size(subtypes); ++i)
        mask |= truth(graph.roots().rules[i]) == Truth::is_true ? 1U << i : 0U;
    return mask;
}

std::string answer(std::string_view id, unsigned mask) {
    std::string text(id);
    text += '\t';
    bool first = true;
    for (std::size_t i = 0; i < std::size(subtypes); ++i) {
        if ((mask >> i & 1U) == 0) continue;
        if (!std::exchange(first, false)) text += ',';
        text += subtypes[i];
    }
    return text += '\n';
}

SelectOptions day() { return {*PartialDate::parse("2026-01-05"), {}}; }

struct Patient {
    std::string id;
    Findings findings;
};

Patient patient_of(std::string_view line, const FindingIndex& index) {
    const auto document = json::Document::parse(line);
    Patient patient{{}, select_findings(Record{}, index, day())};
    for (const json::Member& member : document->root().members()) {
        if (member.key == "id") {
            patient.id = member.value.text();
            continue;
        }
        const FindingDeclaration* declared = index.catalogue().find(member.key);
        std::string text(member.value.raw());
        if (declared->kind == FindingKind::quantity) text += " " + declared->unit_text;
        if (const auto error = set_finding(patient.findings, index.catalogue(), member.key, text))
            throw std::runtime_error(error->message);
    }
    return patient;
}

/// Evaluates all patients once, to their masks.
using Pass = std::function<void(std::vector<unsigned>&)>;

Pass by_findings(const RuleGraph& graph, const std::vector<Patient>& patients) {
    auto evaluation = std::make_shared<Evaluation>(graph);
    return [evaluation, &patients](std::vector<unsigned>& masks) {
        for (std::size_t i = 0; i < patients.size(); ++i) {
            evaluation->run_values(patients[i].findings);
            masks[i] = mask_of(evaluation->graph(), [&](NodeId id) { return evaluation->now().truth(id); });
        }
    };
}

/// As each engine has its facts in its own form before the clock starts, ours are in slots.
Pass by_slots(const RuleGraph& graph, const BitPlan& plan, const std::vector<Patient>& patients) {
    SlotReader reader(plan, Reading::now);
    auto slots = std::make_shared<std::vector<PatientSlots>>(patients.size());
    for (std::size_t i = 0; i < patients.size(); ++i) reader.read(patients[i].findings, (*slots)[i]);
    auto evaluation = std::make_shared<SlotEvaluation>(plan);
    return [slots, evaluation, &graph](std::vector<unsigned>& masks) {
        for (std::size_t i = 0; i < slots->size(); ++i) {
            evaluation->run((*slots)[i]);
            masks[i] = mask_of(graph, [&](NodeId id) { return evaluation->truth(id); });
        }
    };
}

/// The answer is a bit a patient and subtype; what is timed ends with these bits in memory.
class Batch {
public:
    Batch(const RuleGraph& graph, const BitPlan& plan, const std::vector<Patient>& patients)
        : graph_(&graph), columns_(plan), evaluation_(plan) {
        SlotReader reader(plan, Reading::now);
        PatientSlots slots;
        for (const Patient& patient : patients) {
            reader.read(patient.findings, slots);
            columns_.add(slots);
        }
        fires_.resize(columns_.blocks());
    }
    void run() {
        for (std::size_t block = 0; block < columns_.blocks(); ++block) {
            evaluation_.run(columns_, block);
            for (std::size_t i = 0; i < std::size(subtypes); ++i)
                std::ranges::copy(evaluation_.is_true(graph_->roots().rules[i]), fires_[block][i].begin());
        }
    }
    unsigned mask(std::size_t patient) const {
        unsigned mask = 0;
        for (std::size_t i = 0; i < std::size(subtypes); ++i) {
            const auto& words = fires_[patient / PatientColumns::block_size][i];
            const bool fires = (words[PatientColumns::word_of(patient)] & PatientColumns::bit_of(patient)) != 0;
            mask |= fires ? 1U << i : 0U;
        }
        return mask;
    }

private:
    const RuleGraph* graph_;
    PatientColumns columns_;
    BatchEvaluation evaluation_;
    std::vector<std::array<std::array<std::uint64_t, 8>, std::size(subtypes)>> fires_;
};

/// Seconds a pass; one pass over some thousand patients is too short to time.
template <typename Once>
std::vector<double> timed(int reps, int inner, const Once& once) {
    std::vector<double> times;
    for (int k = 0; k < reps; ++k) {
        const double start = now();
        for (int i = 0; i < inner; ++i) {
            once();
            asm volatile("" : : : "memory");
        }
        times.push_back((now() - start) / inner);
    }
    return times;
}

std::string texts(const std::vector<Patient>& patients, const std::vector<unsigned>& masks) {
    std::string answers;
    for (std::size_t i = 0; i < patients.size(); ++i) answers += answer(patients[i].id, masks[i]);
    return answers;
}

int run(const char* mode, const char* pack, const char* file, const char* out, int reps) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const auto ls = lines(text.data(), text.size());
    const auto graph = RuleGraph::compile(load_pack_folder(pack).pack).graph;
    if (!graph || graph->roots().rules.size() != std::size(subtypes))
        throw std::runtime_error("not the pack of the job");
    const FindingIndex index(graph->pack().catalogue);
    const BitPlan plan(*graph);
    std::vector<double> times;
    std::string answers;
    if (std::strncmp(mode, "eval", 4) == 0) {
        std::vector<Patient> patients;
        for (const auto& [begin, size] : ls) patients.push_back(patient_of({begin, size}, index));
        std::vector<unsigned> masks(patients.size());
        if (std::strcmp(mode, "eval-batch") == 0) {
            Batch batch(*graph, plan, patients);
            times = timed(reps, 200, [&] { batch.run(); });
            for (std::size_t i = 0; i < patients.size(); ++i) masks[i] = batch.mask(i);
        } else {
            const bool slots = std::strcmp(mode, "eval") == 0;
            const Pass pass = slots ? by_slots(*graph, plan, patients) : by_findings(*graph, patients);
            times = timed(reps, 10, [&] { pass(masks); });
        }
        answers = texts(patients, masks);
    } else {
        BundleReader reader({.wanted = &index});
        Selector selector(index);
        Record record;
        Evaluation evaluation(*graph);
        times = timed(reps, 1, [&] {
            answers.clear();
            for (const auto& [begin, size] : ls) {
                if (const auto error = reader.read({begin, size}, record)) throw std::runtime_error(error->message);
                const Findings& findings = selector.select(record, day());
                evaluation.run_values(findings);
                const std::string_view id = std::string_view(record.subject).substr(std::strlen("Patient/"));
                answers += answer(id, mask_of(*graph, [&](NodeId node) { return evaluation.now().truth(node); }));
            }
        });
    }
    if (std::strcmp(out, "-") != 0) std::ofstream(out, std::ios::binary) << answers;
    report("engine", mode, ls.size(), times, std::strcmp(mode, "fhir") == 0 ? double(text.size()) : 0);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 5) return 2;
    try {
        return run(argv[1], argv[2], argv[3], argv[4], argc > 5 ? std::atoi(argv[5]) : 5);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "engine: %s\n", error.what());
        return 1;
    }
}
