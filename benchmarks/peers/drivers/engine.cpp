// This project's engine at the job of the peer table.
//   engine MODE PACK FILE OUT [REPS]
//   eval   facts.ndjson, read into findings beforehand: the evaluation of the rule graph alone
//   fhir   fhir.ndjson, end to end: every byte and resource checked, as `apatite screen` does
#include <cstring>
#include <stdexcept>

#include "assess/evaluation.h"
#include "common.hpp"
#include "fhir/read_bundle.h"
#include "findings/finding_index.h"
#include "findings/findings.h"
#include "graph/rule_graph.h"
#include "pack/load.h"
#include "json/reader.h"

namespace {

using namespace apatite;

const char* const subtypes[] = {"dystrophic", "metastatic", "idiopathic", "iatrogenic", "calciphylaxis"};

std::string answer(std::string_view id, const Evaluation& evaluation) {
    std::string text(id);
    text += '\t';
    bool first = true;
    for (std::size_t i = 0; i < std::size(subtypes); ++i) {
        if (evaluation.now().truth(evaluation.graph().roots().rules[i]) != Truth::is_true) continue;
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

int run(const char* mode, const char* pack, const char* file, const char* out, int reps) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const auto ls = lines(text.data(), text.size());
    const auto graph = RuleGraph::compile(load_pack_folder(pack).pack).graph;
    if (!graph || graph->roots().rules.size() != std::size(subtypes))
        throw std::runtime_error("not the pack of the job");
    const FindingIndex index(graph->pack().catalogue);
    Evaluation evaluation(*graph);
    std::vector<double> times;
    std::string answers;
    if (std::strcmp(mode, "eval") == 0) {
        std::vector<Patient> patients;
        for (const auto& [begin, size] : ls) patients.push_back(patient_of({begin, size}, index));
        for (int k = 0; k < reps; ++k) {
            answers.clear();
            const double start = now();
            for (const Patient& patient : patients) {
                evaluation.run_values(patient.findings);
                answers += answer(patient.id, evaluation);
            }
            times.push_back(now() - start);
        }
    } else {
        for (int k = 0; k < reps; ++k) {
            answers.clear();
            const double start = now();
            for (const auto& [begin, size] : ls) {
                const auto record = read_bundle({begin, size});
                if (!record) throw std::runtime_error(record.error().message);
                const Findings findings = select_findings(*record, index, day());
                evaluation.run_values(findings);
                answers += answer(std::string_view(record->subject).substr(std::strlen("Patient/")), evaluation);
            }
            times.push_back(now() - start);
        }
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
