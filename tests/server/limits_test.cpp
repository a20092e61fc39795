// docs/serve.md promises limits to operators; these are they.
#include <map>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "server/requests.h"
#include "support/golden.h"

namespace apatite::server {
namespace {

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

/// What the table under `## Limits` says: name to value.
std::map<std::string, std::string> documented() {
    const std::string page = test::read_file("docs/serve.md");
    std::istringstream lines(page.substr(page.find("## Limits")));
    std::map<std::string, std::string> table;
    bool begun = false;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t second = line.find('|', 1);
        if (line.starts_with("|---"))
            begun = true;
        else if (begun && second == std::string::npos)
            break;
        else if (begun)
            table[trimmed(line.substr(1, second - 1))] =
                trimmed(line.substr(second + 1, line.find('|', second + 1) - second - 1));
    }
    return table;
}

std::string bytes(std::size_t count) {
    return count % (1U << 20U) == 0 ? fmt::format("{} MiB", count >> 20U) : fmt::format("{} KiB", count >> 10U);
}

std::string seconds(std::chrono::milliseconds time) {
    return fmt::format("{:g} s", static_cast<double>(time.count()) / 1000);
}

/// The deepest array that is read.
std::size_t deepest() {
    const auto app = test::app();
    for (std::size_t depth = 1;; ++depth)
        if (test::answer(*app, test::post("/api/assess", std::string(depth, '[') + std::string(depth, ']')))
                .body.find("json-depth") != std::string::npos)
            return depth - 1;
}

TEST(Limits, AreThoseThatAreDocumented) {
    const Limits limits;
    const std::map<std::string, std::string> expected{
        {"header", bytes(limits.header_bytes)},
        {"body", bytes(limits.body_bytes)},
        {"resources in a body", fmt::format("{}", limits.resources)},
        {"depth of JSON", fmt::format("{}", deepest())},
        {"time for a header, or between requests", seconds(limits.header_time)},
        {"time for a body", seconds(limits.body_time)},
        {"time to take an answer", seconds(limits.write_time)},
        {"time to end its side, after the last answer", seconds(limits.goodbye_time)},
        {"connections", fmt::format("{} (`--connections`)", limits.connections)},
        {"requests that wait for a thread", fmt::format("{}", limits.waiting)},
        {"deadline: a request that has waited", seconds(limits.deadline)},
        {"a token", fmt::format("{}, `jti` {} characters, {},000 remembered", bytes(longest_token), longest_jti,
                                most_remembered_tokens / 1000)},
        {"a key set from a URL", fmt::format("{}, {}", bytes(most_key_set_bytes), seconds(longest_key_set_time))},
        {"time to finish after SIGTERM", seconds(limits.drain_time)},
    };
    EXPECT_EQ(documented(), expected);
}

// A test each with smaller values is in the files beside this one; here they are as a service has them.
TEST(Limits, AtTheirEdge) {
    const auto app = test::app();
    const auto records = [](std::size_t count) {
        std::string all = R"({"asOf":"2024-06-01","bundle":[)";
        for (std::size_t i = 0; i < count; ++i) all += R"({"resourceType":"A"},)";
        all.back() = ']';
        return all + "}";
    };
    EXPECT_NE(test::answer(*app, test::post("/api/assess", records(5000))).status, 413);
    EXPECT_EQ(test::answer(*app, test::post("/api/assess", records(5001))).status, 413);
}

} // namespace
} // namespace apatite::server
