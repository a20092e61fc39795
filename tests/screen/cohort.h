// Cohorts as the tests need them: the published patients of examples/, in every form.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "builtin/builtin.h"
#include "screen/screen.h"
#include "json/reader.h"

namespace apatite::test {

namespace fs = std::filesystem;

inline std::string read_text(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline std::vector<std::string> lines_of(const fs::path& path) {
    std::vector<std::string> lines;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// A folder of its own for each test.
class Cohort : public testing::Test {
protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "apatite_screen_XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder = name;
        std::vector<fs::path> paths;
        for (const auto& entry : fs::directory_iterator(fs::path(APATITE_SOURCE_DIR) / "examples/patients"))
            if (entry.path().extension() == ".json" && entry.path().stem().extension() == ".fhir")
                paths.push_back(entry.path());
        std::ranges::sort(paths);
        ASSERT_GE(paths.size(), 5U);
        for (std::size_t i = 0; i < paths.size(); ++i) bundles.push_back(renamed(read_text(paths[i]), i));
    }
    void TearDown() override { fs::remove_all(folder); }

    /// On one line, and with an id of its own.
    static std::string renamed(std::string text, std::size_t number) {
        std::replace(text.begin(), text.end(), '\n', ' ');
        const auto document = json::Document::parse(text);
        std::string id;
        for (const json::Value entry : document->root().find("entry")->elements())
            if (const auto resource = entry.find("resource"); resource->find("resourceType")->text() == "Patient")
                id = resource->find("id")->text();
        const std::string fresh = "cohort-" + std::to_string(number);
        for (const auto& [from, to] : {std::pair("\"" + id + "\"", "\"" + fresh + "\""),
                                       std::pair("Patient/" + id + "\"", "Patient/" + fresh + "\"")})
            for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
                text.replace(at, from.size(), to);
        return text;
    }

    std::string write(const std::string& name, const std::vector<std::string>& lines) const {
        fs::create_directories((folder / name).parent_path());
        std::ofstream out(folder / name, std::ios::binary);
        for (const std::string& line : lines) out << line << '\n';
        return (folder / name).string();
    }

    std::vector<std::string> resources(std::size_t bundle) const {
        std::vector<std::string> all;
        const auto document = json::Document::parse(bundles[bundle]);
        for (const json::Value entry : document->root().find("entry")->elements())
            all.emplace_back(entry.find("resource")->raw());
        return all;
    }

    ScreenRequest request(std::vector<std::string> inputs) const {
        ScreenRequest request;
        request.inputs = std::move(inputs);
        request.output = (folder / "out").string();
        request.options.as_of = *PartialDate::parse("2024-06-01");
        request.options.today = *PartialDate::parse("2024-06-01");
        request.threads = 2;
        return request;
    }
    ScreenReport run(const ScreenRequest& asked) const {
        const Result<ScreenReport> report = screen(pack(), asked);
        EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.error().message);
        if (!report.ok()) return {};
        EXPECT_TRUE(report->summary.adds_up());
        const std::size_t header = asked.options.format == RowFormat::csv ? 1 : 0;
        EXPECT_EQ(lines_of(asked.output).size(), report->summary.answered + header);
        EXPECT_EQ(report->error_file.empty() ? 0 : lines_of(report->error_file).size(), report->summary.failed);
        return *report;
    }
    /// The bytes that the inputs give.
    std::string output_of(const ScreenRequest& asked) const {
        run(asked);
        return read_text(asked.output);
    }

    static ScreenPack pack() {
        static const auto graph = RuleGraph::compile(load_builtin_pack()).graph;
        static const FindingIndex index(graph->pack().catalogue);
        return {*graph, index};
    }

    fs::path folder;
    std::vector<std::string> bundles;
};

} // namespace apatite::test
