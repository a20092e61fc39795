// The layers of src/README.md hold: every #include of src/ points down, and the public headers show nobody else's
// types.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

const fs::path root = APATITE_SOURCE_DIR;

std::vector<std::string> lines_of(const fs::path& file) {
    std::ifstream in(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

struct Folder {
    int layer = 0;
    std::string sentence;
};

/// The table: | layer | `folder` | sentence |
std::map<std::string, Folder> layer_table() {
    static const std::regex row(R"(\| (\d+) \| `(\w+)` \| (.*) \|)");
    std::map<std::string, Folder> table;
    for (const std::string& line : lines_of(root / "src/README.md"))
        if (std::smatch match; std::regex_match(line, match, row)) table[match[2]] = {std::stoi(match[1]), match[3]};
    return table;
}

struct Include {
    fs::path file;
    std::size_t line;
    std::string target;
    bool quoted;
    std::string place() const { return fs::relative(file, root).string() + ":" + std::to_string(line); }
};

std::vector<Include> includes_under(const fs::path& folder) {
    static const std::regex pattern(R"(\s*#\s*include\s*([<"])([^>"]+)[>"].*)");
    std::vector<Include> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const fs::path& file = entry.path();
        if (file.extension() != ".h" && file.extension() != ".cpp") continue;
        const std::vector<std::string> lines = lines_of(file);
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (std::smatch match; std::regex_match(lines[i], match, pattern))
                found.push_back({file, i + 1, match[2], match[1] == "\""});
    }
    return found;
}

std::string first_part(const fs::path& path) { return path.begin()->string(); }

std::vector<std::string> folders_of_src() {
    std::vector<std::string> folders;
    for (const auto& entry : fs::directory_iterator(root / "src"))
        if (entry.is_directory()) folders.push_back(entry.path().filename());
    return folders;
}

TEST(Layers, EveryFolderHasItsSentence) {
    const auto table = layer_table();
    for (const std::string& folder : folders_of_src()) {
        ASSERT_TRUE(table.contains(folder)) << "src/" << folder << " is not in the table of src/README.md";
        EXPECT_TRUE(table.at(folder).sentence.ends_with(".")) << folder;
    }
    for (const auto& [folder, row] : table)
        EXPECT_TRUE(fs::is_directory(root / "src" / folder))
            << "src/README.md names `" << folder << "`, which is not there";
}

TEST(Layers, IncludesPointDown) {
    const auto table = layer_table();
    ASSERT_GE(table.size(), 10U);
    std::size_t checked = 0;
    for (const Include& include : includes_under(root / "src")) {
        if (!include.quoted) continue;
        const std::string from = first_part(fs::relative(include.file, root / "src"));
        const std::string to = first_part(include.target);
        if (to == "apatite" || to == from) continue;
        ASSERT_TRUE(table.contains(to)) << include.place() << " includes `" << include.target
                                        << "`; write it from src/: `folder/header.h`";
        EXPECT_LT(table.at(to).layer, table.at(from).layer)
            << include.place() << ": `" << from << "` may not include `" << include.target << "`";
        ++checked;
    }
    EXPECT_GT(checked, 50U);
}

TEST(Layers, PublicHeadersIncludeOnlyEachOtherAndTheStandard) {
    std::size_t checked = 0;
    for (const Include& include : includes_under(root / "include")) {
        ++checked;
        if (include.quoted)
            EXPECT_EQ(first_part(include.target), "apatite") << include.place();
        else
            EXPECT_TRUE(include.target.find_first_of("/.") == std::string::npos || include.target == "stddef.h" ||
                        include.target == "stdint.h")
                << include.place() << " includes <" << include.target << ">";
    }
    EXPECT_GT(checked, 5U);
}

/// The headers of this project that each file includes, and those of others, as written.
struct FileIncludes {
    std::vector<std::string> own, foreign;
};

std::map<std::string, FileIncludes> include_graph() {
    std::map<std::string, FileIncludes> graph;
    for (const Include& include : includes_under(root / "src")) {
        FileIncludes& file = graph[fs::relative(include.file, root / "src").string()];
        (include.quoted ? file.own : file.foreign).push_back(include.target);
    }
    return graph;
}

/// Every foreign header that a file sees, directly or through headers of this project.
std::set<std::string> seen_by(const std::string& file, const std::map<std::string, FileIncludes>& graph) {
    std::set<std::string> visited{file}, seen;
    for (std::vector<std::string> open{file}; !open.empty();) {
        const auto found = graph.find(open.back());
        open.pop_back();
        if (found == graph.end()) continue;
        seen.insert(found->second.foreign.begin(), found->second.foreign.end());
        for (const std::string& next : found->second.own)
            if (visited.insert(next).second) open.push_back(next);
    }
    return seen;
}

// A heavy header costs seconds in every file that sees it, so only the files of one folder may.
TEST(Layers, HeavyHeadersAreSeenInTheirFolderAlone) {
    const std::vector<std::pair<std::string, std::string>> owners{{"simdjson", "json"},
                                                                  {"yaml-cpp/", "pack"},
                                                                  {"boost/multiprecision", "units"},
                                                                  {"boost/graph", "graph"},
                                                                  {"boost/program_options", "cli"}};
    const auto graph = include_graph();
    for (const auto& [file, includes] : graph)
        for (const std::string& header : seen_by(file, graph))
            for (const auto& [prefix, folder] : owners)
                EXPECT_TRUE(!header.starts_with(prefix) || first_part(file) == folder)
                    << file << " sees <" << header << ">";
}

TEST(Layers, FmtStaysOutOfHeaders) {
    for (const Include& include : includes_under(root / "src"))
        EXPECT_FALSE(include.file.extension() == ".h" && include.target.starts_with("fmt/")) << include.place();
}

// No clock, no locale-dependent number reading, no environment below the command and the sockets.
TEST(Layers, NothingBelowTheCommandReadsTheWorld) {
    const std::regex forbidden(
        R"((\b(system_clock|steady_clock|getenv|setlocale|localtime|gmtime|strtod|strtof|atof|stod|stof)\b|\btime\(nullptr\)))");
    for (const auto& entry : fs::recursive_directory_iterator(root / "src")) {
        const fs::path relative = fs::relative(entry.path(), root / "src");
        if (!entry.is_regular_file() || relative == fs::path("cli/main.cpp") ||
            relative == fs::path("server/connection.cpp"))
            continue;
        if (relative.extension() != ".h" && relative.extension() != ".cpp") continue;
        const std::vector<std::string> lines = lines_of(entry.path());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::string code = lines[i].substr(0, lines[i].find("//"));
            EXPECT_FALSE(std::regex_search(code, forbidden)) << relative << ":" << i + 1 << ": " << lines[i];
        }
    }
}

} // namespace
