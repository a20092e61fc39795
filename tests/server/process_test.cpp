// The command as a process: signals, what it keeps when the new is bad, and how it ends.
#include <csignal>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/process.h"
#include "server/running.h"
#include "support/golden.h"
#include "support/run_program.h"

namespace apatite::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;

/// `/metrics` as soon as it says so.
std::string metrics_with(std::uint16_t port, const std::string& words) {
    std::string text;
    EXPECT_TRUE(eventually([&] {
        text = ask(port, request_of("GET", "/metrics"));
        return text.find(words) != std::string::npos;
    }));
    return text;
}

std::string hash_in(const std::string& metrics) {
    const std::size_t at = metrics.find("hash=\"");
    return metrics.substr(at, metrics.find('"', at + 6) - at);
}

void append(const fs::path& file, const std::string& text) { std::ofstream(file, std::ios::app) << text; }

// `apatite serve` becomes the program beside it, with its words, its streams and its exit code.
TEST(Process, TheCommandHandsOverToTheProgramOfTheService) {
    const Ran help = run(APATITE_COMMAND, {"serve", "--help"});
    EXPECT_EQ(help.code, 0);
    EXPECT_THAT(help.out, StartsWith("Usage: apatite serve"));
    EXPECT_EQ(run(APATITE_COMMAND, {"help", "serve"}).out, help.out);
    const Ran wrong = run(APATITE_COMMAND, {"serve", "--port", "x"});
    EXPECT_EQ(wrong.code, 2);
    EXPECT_THAT(wrong.err, StartsWith("apatite: serve: "));
}

TEST(Process, WithoutTheProgramOfTheServiceTheCommandSaysWhatIsMissing) {
    const ScratchFolder folder;
    fs::copy(APATITE_COMMAND, folder / "apatite");
    const Ran ran = run((folder / "apatite").string(), {"serve", "--port", "0"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr("`apatite-serve`, could not be started: No such file or directory"));
    EXPECT_EQ(run((folder / "apatite").string(), {"version"}).code, 0);
}

TEST(Process, KeepsTheOldPackWhenTheNewIsBadAndTakesTheNextGoodOne) {
    const ScratchFolder folder;
    const fs::path pack = folder / "pack";
    fs::copy(fs::path(APATITE_SOURCE_DIR) / "tests/cli/pack", pack);
    Process service({"--pack", pack.string()});
    const std::string first = hash_in(metrics_with(service.port(), "apatite_pack_info"));
    const std::string good = read_file("tests/cli/pack/pack.yaml");

    append(pack / "pack.yaml", "no such key: 1\n");
    service.send(SIGHUP);
    EXPECT_EQ(hash_in(metrics_with(service.port(), "apatite_reloads_total{result=\"bad\"} 1")), first);
    const std::string discovery = ask(service.port(), request_of("GET", "/cds-services"));
    EXPECT_THAT(discovery, testing::AllOf(StartsWith("HTTP/1.1 200"), HasSubstr("\"id\":\"small\"")));
    EXPECT_THAT(service.log(), HasSubstr("\"event\":\"pack-kept\""));

    std::ofstream(pack / "pack.yaml", std::ios::trunc) << good << "\n# Changed.\n";
    service.send(SIGHUP);
    EXPECT_NE(hash_in(metrics_with(service.port(), "apatite_reloads_total{result=\"good\"} 1")), first);
}

TEST(Process, KeepsTheOldKeysWhenTheNewAreBad) {
    const ScratchFolder folder;
    const MadeKey key(MadeKey::Kind::ec384);
    const fs::path keys = folder / "keys.json";
    std::ofstream(keys) << key.key_set();
    Process service({"--public-url", "https://cds.example/", "--issuer", "https://ehr.example/=" + keys.string()});
    const auto status_of_call = [&](const std::string& jti) {
        const std::string now = std::to_string(std::time(nullptr)), later = std::to_string(std::time(nullptr) + 300);
        const std::string token =
            key.token(R"({"iss":"https://ehr.example/","aud":"https://cds.example/cds-services","exp":)" + later +
                      R"(,"iat":)" + now + R"(,"jti":")" + jti + "\"}");
        return ask(service.port(), request_of("GET", "/cds-services", "", "Authorization: Bearer " + token + "\r\n"))
            .substr(9, 3);
    };
    EXPECT_EQ(status_of_call("a"), "200");
    EXPECT_EQ(status_of_call("a"), "401"); // taken once
    std::ofstream(keys, std::ios::trunc) << "{";
    service.send(SIGHUP);
    EXPECT_TRUE(eventually([&] { return service.log().find("keys-kept") != std::string::npos; }));
    EXPECT_EQ(status_of_call("b"), "200");
}

TEST(Process, FinishesWhatWasBegunWhenItIsToldToStop) {
    Process service({});
    const Client idle(service.port());
    auto busy = std::make_unique<Client>(service.port());
    idle.send(request_of("GET", "/healthz"));
    EXPECT_THAT(idle.receive(), StartsWith("HTTP/1.1 200"));
    const std::string body = R"({"asOf":"2024-06-01","set":[["phosphate","9.7 mg/dL"],["dialysis","true"]]})";
    const std::string request = request_of("POST", "/api/assess", body, "Expect: 100-continue\r\n");
    busy->send(request.substr(0, request.size() - body.size()));
    EXPECT_THAT(busy->receive_line(), StartsWith("HTTP/1.1 100")); // so it is begun
    service.send(SIGTERM);
    EXPECT_EQ(idle.receive_all(), ""); // ended, and nothing said
    busy->send(body);
    EXPECT_THAT(busy->receive_all(), testing::AllOf(HasSubstr("HTTP/1.1 200"), HasSubstr("Connection: close"),
                                                    HasSubstr("\"differential\"")));
    busy.reset();
    EXPECT_EQ(service.wait(), 0);
    EXPECT_THAT(service.log(), testing::AllOf(HasSubstr("\"draining\""), HasSubstr("\"stopped\"")));
}

} // namespace
} // namespace apatite::test
