// The pack that the library carries is the pack in the folder, its graph the one that would be compiled from it, and a
// pack as bytes is the whole pack.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "builtin/builtin.h"
#include "graph/same_graph.h"
#include "pack/load.h"
#include "pack/pack_bytes.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;

std::vector<PackFile> files_of(const fs::path& folder, bool with_cases) {
    std::vector<PackFile> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string path = entry.path().lexically_relative(folder).generic_string();
        const bool is_case = path.starts_with("cases") || path.starts_with("mutants");
        if (entry.path().extension() != ".yaml" || (is_case && !with_cases)) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        files.push_back({path, {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}});
    }
    return files;
}

const fs::path source = APATITE_SOURCE_DIR;
const fs::path default_pack = source / "rules" / "calcinosis-cutis";

TEST(BuiltinPack, IsTheFolderWithoutItsCases) {
    const LoadedPack folder = load_pack(files_of(default_pack, false));
    ASSERT_NE(folder.pack, nullptr);
    EXPECT_EQ(builtin_bytes().pack, pack_to_bytes(*folder.pack));
    EXPECT_EQ(builtin_bytes().id, folder.pack->id);
    EXPECT_EQ(builtin_bytes().version, folder.pack->version);
    EXPECT_EQ(builtin_bytes().hash, folder.pack->hash);
    const auto builtin = load_builtin_pack();
    ASSERT_NE(builtin, nullptr);
    EXPECT_TRUE(builtin->cases.empty());
    EXPECT_EQ(builtin->hash, pack_hash(files_of(default_pack, true)));
    EXPECT_EQ(builtin->rules.size(), folder.pack->rules.size());
}

TEST(BuiltinGraph, IsTheOneCompiledFromThePack) {
    const auto builtin = load_builtin_graph();
    ASSERT_NE(builtin, nullptr);
    const std::shared_ptr<const Pack> pack(builtin, &builtin->pack());
    const CompiledGraph compiled = RuleGraph::compile(pack);
    ASSERT_NE(compiled.graph, nullptr);
    testing::expect_same_graph(*builtin, *compiled.graph);
}

TEST(PackBytes, ComeBackAsTheSamePack) {
    for (const fs::path& folder :
         {default_pack, source / "tests/pack/good", source / "tests/authoring/packs/anaemia"}) {
        const LoadedPack loaded = load_pack(files_of(folder, true));
        ASSERT_NE(loaded.pack, nullptr) << folder << to_text(loaded.diagnostics);
        const std::string bytes = pack_to_bytes(*loaded.pack);
        const auto back = pack_from_bytes(bytes);
        ASSERT_NE(back, nullptr) << folder;
        EXPECT_EQ(pack_to_bytes(*back), bytes) << folder;
        ASSERT_EQ(back->rules.size(), loaded.pack->rules.size());
        for (std::size_t i = 0; i < back->rules.size(); ++i) {
            EXPECT_EQ(*back->rules[i].when.expression, *loaded.pack->rules[i].when.expression);
            EXPECT_EQ(back->rules[i].when.expression->type, loaded.pack->rules[i].when.expression->type);
            EXPECT_EQ(back->rules[i].span, loaded.pack->rules[i].span);
        }
        ASSERT_EQ(back->catalogue.findings.size(), loaded.pack->catalogue.findings.size());
        for (std::size_t i = 0; i < back->catalogue.findings.size(); ++i) {
            const FindingDeclaration &a = back->catalogue.findings[i], &b = loaded.pack->catalogue.findings[i];
            EXPECT_EQ(a.id, b.id);
            EXPECT_EQ(a.unit, b.unit);
            EXPECT_EQ(a.unit.text(), b.unit.text());
            EXPECT_EQ(a.plausible, b.plausible);
            EXPECT_EQ(a.analyte, b.analyte);
            EXPECT_EQ(a.codes, b.codes);
        }
    }
}

TEST(PackBytes, NumbersOfAnySizeComeBack) {
    Pack pack;
    for (const char* text : {"0", "-3", "9.7", "1e300", "-1e-300", "123456789012345678901234567890.125"}) {
        Rule rule;
        Expression& tree = rule.when.expression.edit();
        tree.number = *Rational::parse(text);
        tree.base_number = tree.number / Rational(7);
        pack.rules.push_back(rule);
    }
    const std::string bytes = pack_to_bytes(pack);
    const auto back = pack_from_bytes(bytes);
    ASSERT_NE(back, nullptr);
    for (std::size_t i = 0; i < pack.rules.size(); ++i) {
        EXPECT_EQ(back->rules[i].when.expression->number, pack.rules[i].when.expression->number);
        EXPECT_EQ(back->rules[i].when.expression->base_number, pack.rules[i].when.expression->base_number);
    }
}

TEST(PackBytes, WhatIsCutOffOrAddedIsNoPack) {
    const LoadedPack loaded = load_pack(files_of(source / "tests/pack/good", true));
    ASSERT_NE(loaded.pack, nullptr);
    const std::string bytes = pack_to_bytes(*loaded.pack);
    for (std::size_t size = 0; size < bytes.size(); size += 97)
        EXPECT_EQ(pack_from_bytes(std::string_view(bytes).substr(0, size)), nullptr) << size;
    EXPECT_EQ(pack_from_bytes(bytes + '\0'), nullptr);
}

} // namespace
} // namespace apatite
