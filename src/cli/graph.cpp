#include <array>
#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include "apatite/graph.h"
#include "cli/graphviz.h"
#include "cli/input.h"
#include "cli/patient_options.h"

namespace apatite {
namespace {

constexpr std::array<OptionSpec, 8> table{{
    {"hypothesis", "ID", "only what reaches this hypothesis"},
    {"format", "dot|svg|mermaid", "for Graphviz (default), drawn by Graphviz, or for Markdown"},
    {"graphviz", "PROGRAM", "the `dot` that draws SVG (default: the one on the PATH)"},
    {"pack", "DIR", "the rule pack for a patient (default: the one built in)"},
    {"site", "FILE", site_option_help},
    {"as-of", "DATE", "the day to answer for (default: today)"},
    {"set", "NAME=VALUE", "a finding by hand, as for `triage`; may be repeated", true},
    {"complete", "LISTS", "lists that hold everything there is, as for `triage`", true},
}};

void print_help(std::ostream& out) {
    out << "Usage: apatite graph [OPTIONS] [DIR]\n       apatite graph [OPTIONS] FILE\n\n"
           "The rules as a picture. DIR is a rule pack (default: the one built in): its findings, conditions, rules "
           "and\n"
           "hypotheses, and which rests on which. FILE is a patient as for `triage`: what decided, lit up, what is\n"
           "undecided, grey and dashed, and what is missing for it.\n\n"
        << options_help(table)
        << "\nExamples:\n  apatite graph --format svg --as-of 2024-06-01 patient.fhir.json > patient.svg\n"
           "  apatite graph --hypothesis metastatic --format mermaid rules/my-pack\n";
}

struct GraphRequest {
    std::string format, file;
    PackChoice pack;
    PictureOptions picture;
    AnswerOptions assess;
    bool of_patient = false;
};

Error usage(std::string message) { return {"usage", std::move(message)}; }

Result<GraphRequest> graph_request(const ParsedOptions& options, const Console& console) {
    GraphRequest request;
    request.format = options.one("format", "dot");
    if (request.format != "dot" && request.format != "svg" && request.format != "mermaid")
        return usage(
            fmt::format("there is no format `{}`; `--format` takes `dot`, `svg` or `mermaid`", request.format));
    request.picture.hypothesis = options.one("hypothesis", "");
    request.pack = pack_choice(options);
    Result<AnswerOptions> assess = answer_options(options, console);
    if (!assess) return assess.error();
    request.assess = std::move(assess).value();
    request.assess.what_if = request.assess.prove = false; // the picture does not show it
    if (options.arguments.size() > 1) return usage("name one rule pack or one patient");
    std::error_code ignored;
    if (options.arguments.empty()) {
        request.of_patient = !request.assess.set.empty();
    } else if (std::filesystem::is_directory(options.arguments.front(), ignored)) {
        if (!request.pack.folder.empty() || !request.assess.set.empty())
            return usage("a folder is a rule pack to draw: `--pack` and `--set` go with a patient");
        request.pack.folder = options.arguments.front();
    } else {
        request.of_patient = true;
        request.file = options.arguments.front();
    }
    return request;
}

Result<Picture> picture_for(const CompiledPack& pack, const GraphRequest& request, Console& console) {
    if (!request.of_patient) return picture_of(pack, request.picture);
    if (request.file.empty()) {
        const Result<Assessment> answer = pack.assess_findings(request.assess);
        return answer ? picture_of(*answer, request.picture) : Result<Picture>(answer.error());
    }
    const Result<Assessment> answer = answer_file(pack, request.file, request.assess, console);
    return answer ? picture_of(*answer, request.picture) : Result<Picture>(answer.error());
}

int print(const Picture& picture, const GraphRequest& request, const std::string& graphviz, Console& console) {
    if (request.format == "svg") {
        const Result<std::string> svg = svg_by_graphviz(graphviz, to_dot(picture));
        if (!svg) return complain(console, "graph: " + svg.error().message, ExitCode::failed);
        console.out << *svg;
    } else {
        console.out << (request.format == "dot" ? to_dot(picture) : to_mermaid(picture));
    }
    return ExitCode::fine;
}

} // namespace

int run_graph(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options(table, words);
    if (!options) return complain(console, "graph: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        print_help(console.out);
        return ExitCode::fine;
    }
    const Result<GraphRequest> request = graph_request(*options, console);
    if (!request) return complain(console, "graph: " + request.error().message, ExitCode::usage);
    const std::optional<CompiledPack> pack = open_pack(request->pack, console);
    if (!pack) return ExitCode::failed;
    const Result<Picture> picture = picture_for(*pack, *request, console);
    if (picture) return print(*picture, *request, options->one("graphviz", "dot"), console);
    const bool misuse = is_misuse(picture.error());
    return complain(console,
                    misuse || request->file.empty() ? "graph: " + picture.error().message
                                                    : fmt::format("{}: {}", request->file, picture.error().message),
                    misuse ? ExitCode::usage : ExitCode::failed);
}

} // namespace apatite
