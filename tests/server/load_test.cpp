// Many connections, and many requests in constant memory. `./dev soak` takes ten thousand and a million.
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/running.h"

namespace apatite::test {
namespace {

using testing::StartsWith;

int from_environment(const char* name, int usual) {
    const char* const text = std::getenv(name);
    return text == nullptr ? usual : std::stoi(text);
}

/// A process of their own for many callers: one process may not hold both ends of ten thousand connections. To be made
/// before the service, while there is one thread.
class Callers {
public:
    explicit Callers(int count) {
        EXPECT_EQ(pipe(to_), 0);
        EXPECT_EQ(pipe(from_), 0);
        child_ = fork();
        if (child_ != 0) return;
        close(to_[1]);
        std::uint16_t port = 0;
        if (read(to_[0], &port, sizeof port) == sizeof port) hold(port, count);
        _exit(0);
    }
    ~Callers() {
        close(to_[1]); // tells them to go
        waitpid(child_, nullptr, 0);
        for (const int one : {to_[0], from_[0], from_[1]}) close(one);
    }
    Callers(const Callers&) = delete;
    Callers& operator=(const Callers&) = delete;

    /// Lets all call the service; each keeps its connection. How many were answered.
    int call(std::uint16_t port) const {
        int answered = 0;
        EXPECT_EQ(write(to_[1], &port, sizeof port), static_cast<ssize_t>(sizeof port));
        EXPECT_EQ(read(from_[0], &answered, sizeof answered), static_cast<ssize_t>(sizeof answered));
        return answered;
    }

private:
    void hold(std::uint16_t port, int count) const {
        rlimit limit{};
        getrlimit(RLIMIT_NOFILE, &limit);
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
        std::vector<std::unique_ptr<Client>> all;
        for (int i = 0; i < count; ++i) all.push_back(std::make_unique<Client>(port));
        for (const auto& one : all) one->send(request_of("GET", "/healthz"));
        int answered = 0;
        for (const auto& one : all) answered += static_cast<int>(one->receive().starts_with("HTTP/1.1 200"));
        char end = 0;
        if (write(from_[1], &answered, sizeof answered) == sizeof answered) (void)!read(to_[0], &end, 1);
    }

    int to_[2] = {}, from_[2] = {};
    pid_t child_ = -1;
};

TEST(Load, EachOfManyConnectionsIsAnsweredAndOneMore) {
    const int count = from_environment("APATITE_SOAK_CONNECTIONS", 500);
    const Callers callers(count);
    server::Limits limits;
    limits.connections = static_cast<std::size_t>(count) + 1;
    limits.header_time = std::chrono::hours(1); // none may go because this machine is slow
    limits.waiting = limits.connections;
    limits.deadline = std::chrono::hours(1);
    Running service(limits);
    EXPECT_EQ(callers.call(service.port()), count);
    EXPECT_EQ(service.app().metrics.connections.load(), count);
    EXPECT_TRUE(is_alive(service.port()));
}

const std::string call = R"({"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
    "context":{"userId":"Practitioner/a","patientId":"p"},"prefetch":{
    "patient":{"resourceType":"Patient","id":"p","birthDate":"1970-01-01"},
    "results":{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Observation","id":"o",
    "status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2777-1"}]},"subject":{"reference":"Patient/p"},
    "effectiveDateTime":"2024-05-20","valueQuantity":{"value":9.7,"unit":"mg/dL","system":"http://unitsofmeasure.org",
    "code":"mg/dL"}}}]}}})";

/// What is asked again and again: calls of every kind, good and bad.
std::vector<std::string> requests() {
    return {request_of("POST", "/cds-services/calcinosis-cutis", call),
            request_of("POST", "/cds-services/calcinosis-cutis", "{"), request_of("GET", "/cds-services"),
            request_of("GET", "/nowhere"), request_of("GET", "/metrics")};
}

/// And now and then the page's, which works out much more: a million of them would take days.
const std::string of_the_page =
    request_of("POST", "/api/assess", R"({"asOf":"2024-06-01","set":[["phosphate","9.7 mg/dL"]]})");
constexpr int rounds_between = 50;

TEST(Load, MemoryStaysFlat) {
    const int count = from_environment("APATITE_SOAK_REQUESTS", 300);
    Running service;
    testing::internal::CaptureStderr(); // a line a request
    const auto ask_all = [&](int times) {
        const Client client(service.port());
        const auto send = [&](const std::string& request) {
            client.send(request);
            EXPECT_THAT(client.receive(), StartsWith("HTTP/1.1 "));
        };
        for (int i = 0; i < times; ++i) {
            for (const std::string& request : requests()) send(request);
            if (i % rounds_between == 0) send(of_the_page);
        }
    };
    const auto held = [&] {
        EXPECT_TRUE(eventually([&] { return service.app().metrics.connections.load() == 0; }));
        return static_cast<long>(mallinfo2().uordblks + mallinfo2().hblkhd);
    };
    ask_all(10); // what is made once is made now
    const long before = held();
    ask_all(count / static_cast<int>(requests().size()));
    // What threads and workspaces keep for the next request settles at some 100 KiB, ever more slowly; a leak of a
    // single byte a request would be a MiB after a million.
    EXPECT_LT(held() - before, (128 << 10) + count / 8) << "after " << count << " requests";
    testing::internal::GetCapturedStderr();
}

} // namespace
} // namespace apatite::test
