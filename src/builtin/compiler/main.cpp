// Run by the build: a pack's folder in, a C++ file with the checked pack and its graph as bytes out.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_bytes.h"
#include "pack/load.h"
#include "pack/pack_bytes.h"

namespace {

using namespace apatite;

/// As a string literal, three octal digits a byte.
std::string literal(std::string_view bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i % 64 == 0) text += i == 0 ? "\n    \"" : "\"\n    \"";
        const auto byte = static_cast<unsigned char>(bytes[i]);
        for (const unsigned shift : {6U, 3U, 0U}) {
            if (shift == 6U) text += '\\';
            text += static_cast<char>('0' + (byte >> shift & 7U));
        }
    }
    return text + (bytes.empty() ? "\"\"" : "\"");
}

std::string as_cpp(const RuleGraph& graph) {
    const Pack& pack = graph.pack();
    std::string text = "// Written by the build from the files of the default pack.\n#include \"builtin/builtin.h\"\n\n"
                       "namespace apatite {\nnamespace {\n";
    std::string all;
    const auto add = [&](const char* name, const std::string& bytes) {
        text += std::string("\nconstexpr char ") + name + "[] = " + literal(bytes) + ";\n";
        all += std::string(all.empty() ? "" : ", ") + '{' + name + ", sizeof " + name + " - 1}";
    };
    add("id", pack.id);
    add("version", pack.version);
    add("hash", pack.hash);
    add("pack", pack_to_bytes(pack));
    add("graph", graph_to_bytes(graph));
    return text + "\n} // namespace\n\nBuiltinBytes builtin_bytes() noexcept {\n    return {" + all +
           "};\n}\n\n} // namespace apatite\n";
}

/// Paths relative to the folder, so that the pack does not tell where it was built. Cases change no answer.
std::vector<PackFile> files_of(const std::filesystem::path& folder) {
    std::vector<PackFile> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string path = entry.path().lexically_relative(folder).generic_string();
        if (entry.path().extension() != ".yaml" || path.starts_with('.') || path.find("/.") != std::string::npos)
            continue;
        if (path.starts_with("cases/") || path.starts_with("mutants/")) continue;
        if (path == "cases.yaml" || path == "mutants.yaml") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        files.push_back({path, {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}});
    }
    return files;
}

void print_errors(const Diagnostics& diagnostics) {
    for (const Diagnostic& each : diagnostics)
        if (each.severity == Severity::error) std::fputs(to_text(each).c_str(), stderr);
}

int compile(const char* folder, const char* output) {
    const LoadedPack loaded = load_pack(files_of(folder));
    print_errors(loaded.diagnostics);
    if (!loaded.pack) return 1;
    const CompiledGraph compiled = RuleGraph::compile(loaded.pack);
    print_errors(compiled.diagnostics);
    if (!compiled.graph) return 1;
    std::ofstream out(output, std::ios::binary);
    out << as_cpp(*compiled.graph);
    return out.flush() ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    try {
        if (argc == 3) return compile(argv[1], argv[2]);
        std::fputs("usage: apatite_compile_pack FOLDER OUTPUT.cpp\n", stderr);
    } catch (const std::exception& error) {
        std::fputs(error.what(), stderr);
    }
    return 2;
}
