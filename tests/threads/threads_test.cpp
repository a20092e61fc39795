// One pack for many threads, and its replacement while they assess. `./dev threads` runs this under ThreadSanitizer.
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "apatite/engine.h"
#include "apatite/pack_holder.h"
#include "apatite/render.h"
#include "apatite/session.h"

namespace {

namespace fs = std::filesystem;
using namespace apatite;

const fs::path folder = fs::path(APATITE_SOURCE_DIR) / "tests/authoring/packs/anaemia";

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

AnswerOptions options() {
    AnswerOptions all;
    all.as_of = "2024-06-01";
    return all;
}

void in_threads(unsigned count, const std::function<void()>& work) {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < count; ++i) threads.emplace_back(work);
}

TEST(Threads, SixteenShareOnePack) {
    const CompiledPack pack = builtin_pack().value();
    const std::string bundle = read_file(fs::path(APATITE_SOURCE_DIR) / "examples/patients/dystrophic-lupus.fhir.json");
    const std::string expected = to_json(pack.assess_bundle(bundle, options()).value());
    std::atomic<int> same = 0;
    in_threads(16, [&] {
        for (int i = 0; i < 4; ++i) same += to_json(pack.assess_bundle(bundle, options()).value()) == expected;
        Session session = Session::start(pack, options(), bundle).value();
        same += !session.set("phosphate", "9.7 mg/dL") && !session.clear("phosphate") &&
                to_json(session.assessment()) == expected;
        same += !explain_code("K0109").empty();
    });
    EXPECT_EQ(same, 16 * 6);
}

/// The pack of the folder with another version, and so another hash.
Result<CompiledPack> other_version() {
    std::vector<PackText> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".yaml") continue;
        std::string text = read_file(entry.path());
        if (entry.path().filename() == "pack.yaml") text += "\n# another day\n";
        files.push_back({entry.path().filename(), std::move(text)});
    }
    return load_pack_from_memory(std::move(files));
}

TEST(Threads, APackIsReplacedWhileTheyAssess) {
    const CompiledPack first = load_pack(folder).value(), second = other_version().value();
    ASSERT_NE(first.identity().hash, second.identity().hash);
    PackHolder holder(first);
    std::atomic<bool> done = false;
    std::atomic<int> wrong = 0, answers = 0;
    {
        std::vector<std::jthread> readers;
        for (int i = 0; i < 8; ++i)
            readers.emplace_back([&] {
                while (!done) {
                    const CompiledPack pack = holder.current();
                    const Result<Assessment> answer = pack.assess_findings(options());
                    wrong += !answer || answer->pack != pack.identity();
                    ++answers;
                }
            });
        for (int i = 0; i < 100 || answers < 100; ++i) {
            EXPECT_EQ(holder.replace(i % 2 == 0 ? second : first), std::nullopt);
            std::this_thread::yield();
        }
        done = true;
    }
    EXPECT_EQ(wrong, 0);
}

TEST(Threads, ABadPackLeavesTheOldOneInPlace) {
    PackHolder holder(load_pack(folder).value());
    const std::string hash = holder.current().identity().hash;
    const auto broken = holder.replace(load_pack(fs::path(APATITE_SOURCE_DIR) / "tests/cli/broken-pack"));
    ASSERT_TRUE(broken);
    EXPECT_EQ(broken->code, "pack-broken");
    EXPECT_EQ(holder.current().identity().hash, hash);
    EXPECT_TRUE(holder.current().assess_findings(options()));
}

} // namespace
