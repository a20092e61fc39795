// The service under bad manners: every limit of docs/serve.md, garbage, silence, stopping, and what it says of
// patients.
#include <csignal>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "server/running.h"
#include "support/golden.h"

namespace apatite::server {
namespace {

using test::ask;
using test::Client;
using test::request_of;
using test::Running;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using namespace std::chrono_literals;

const std::string health = request_of("GET", "/healthz");

TEST(Sockets, AnswerSeveralRequestsOfOneConnection) {
    Running service;
    const Client client(service.port());
    for (int i = 0; i < 3; ++i) {
        client.send(health);
        EXPECT_THAT(client.receive(), StartsWith("HTTP/1.1 200"));
    }
    client.send(request_of("HEAD", "/", "", "Connection: close\r\n"));
    EXPECT_THAT(client.receive_all(), testing::AllOf(StartsWith("HTTP/1.1 200"), testing::EndsWith("\r\n\r\n")));
}

TEST(SocketLimits, OnTheHeaderHold) {
    Limits limits;
    limits.header_bytes = 1024;
    Running service(limits);
    EXPECT_THAT(ask(service.port(), request_of("GET", "/healthz", "", "X-Long: " + std::string(2000, 'a') + "\r\n")),
                StartsWith("HTTP/1.1 431"));
}

TEST(SocketLimits, OnTheBodyHold) {
    Limits limits;
    limits.body_bytes = 1024;
    Running service(limits);
    EXPECT_THAT(ask(service.port(), request_of("POST", "/api/assess", std::string(2000, ' '))),
                StartsWith("HTTP/1.1 413"));
    const std::string chunked =
        "POST /api/assess HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n";
    EXPECT_THAT(ask(service.port(), chunked + std::string(2000, ' ') + "\r\n0\r\n\r\n"), StartsWith("HTTP/1.1 413"));
}

TEST(SocketLimits, OnDepthAndNumbersHold) {
    Running service;
    const std::string deep =
        R"({"asOf":"2024-06-01","bundle":)" + std::string(5000, '[') + std::string(5000, ']') + "}";
    EXPECT_THAT(ask(service.port(), request_of("POST", "/api/assess", deep)), HasSubstr("json-depth"));
    const std::string huge =
        R"({"asOf":"2024-06-01","set":[["phosphate","1)" + std::string(100000, '0') + R"( mg/dL"]]})";
    EXPECT_THAT(ask(service.port(), request_of("POST", "/api/assess", huge)), StartsWith("HTTP/1.1 400"));
}

TEST(SocketLimits, OnTimeEndSlowHeadersAndSlowBodiesAndSilence) {
    Limits limits;
    limits.header_time = 1s;
    limits.body_time = 1s;
    Running service(limits);
    const Client silent(service.port()), half(service.port()), slow(service.port());
    half.send("GET / HTTP/1.1\r\nHost: local");
    slow.send("POST /api/assess HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
    for (const Client* one : {&silent, &half, &slow}) EXPECT_THAT(one->receive_all(), Not(HasSubstr("200 OK")));
    EXPECT_TRUE(test::is_alive(service.port()));
}

TEST(SocketLimits, OnTimeEndAConnectionThatTakesNoAnswers) {
    Limits limits;
    limits.write_time = 1s;
    Running service(limits);
    const Client greedy(service.port());
    for (int i = 0; i < 200; ++i) greedy.send(request_of("GET", "/knowledge")); // more than sockets hold
    EXPECT_TRUE(test::eventually([&] { return service.app().metrics.connections.load() == 1; }));
    EXPECT_TRUE(test::eventually([&] { return service.app().metrics.connections.load() == 0; }));
}

TEST(SocketLimits, OnTimeEndAConnectionThatWasAnsweredAndStays) {
    Limits limits;
    limits.goodbye_time = 1s;
    Running service(limits);
    const Client clinging(service.port());
    clinging.send(request_of("GET", "/healthz", "", "Connection: close\r\n"));
    EXPECT_THAT(clinging.receive_all(), StartsWith("HTTP/1.1 200"));
    EXPECT_TRUE(test::eventually([&] { return service.app().metrics.connections.load() == 0; }));
}

TEST(SocketLimits, OnTimeEndTheServiceWhenAConnectionNeverDoes) {
    Limits limits;
    limits.drain_time = 1s;
    limits.body_time = 3600s;
    Running service(limits);
    const Client hanging(service.port());
    hanging.send("POST /api/assess HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n");
    EXPECT_THAT(hanging.receive_line(), StartsWith("HTTP/1.1 100"));
    service.stop();
    EXPECT_EQ(hanging.receive_all(), "");
}

TEST(SocketLimits, OnConnectionsHold) {
    Limits limits;
    limits.connections = 2;
    Running service(limits);
    const Client first(service.port()), second(service.port());
    for (const Client* one : {&first, &second}) {
        one->send(health);
        EXPECT_THAT(one->receive(), StartsWith("HTTP/1.1 200"));
    }
    const Client third(service.port());
    EXPECT_THAT(third.receive_all(), testing::AllOf(StartsWith("HTTP/1.1 503"), HasSubstr("Retry-After")));
}

TEST(SocketLimits, OnWaitingRequestsHold) {
    Limits limits;
    limits.waiting = 0;
    Running service(limits);
    EXPECT_THAT(ask(service.port(), health), testing::AllOf(StartsWith("HTTP/1.1 503"), HasSubstr("Retry-After: 2")));
}

TEST(SocketLimits, ARequestThatWaitedPastItsDeadlineIsNotBegun) {
    Limits limits;
    limits.deadline = -1ms;
    Running service(limits);
    EXPECT_THAT(ask(service.port(), health), StartsWith("HTTP/1.1 503"));
    EXPECT_THAT(service.app().metrics.text({}), HasSubstr("apatite_refused_total{why=\"deadline\"}"));
}

TEST(Sockets, SurviveGarbage) {
    Running service;
    for (const std::string& bytes :
         {std::string("\r\n\r\n\r\n"), std::string("GARBAGE\r\n\r\n"), std::string(3000, '\xff') + "\r\n\r\n",
          std::string("GET / HTTP/9.9\r\n\r\n"), std::string("GET  HTTP/1.1\r\n\r\n"),
          std::string("\0\0\0\0", 4) + "\r\n\r\n", std::string("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"),
          std::string("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n"),
          std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) + "\r\n\r\n"})
        EXPECT_THAT(ask(service.port(), bytes), Not(HasSubstr("200 OK")));
    EXPECT_THAT(ask(service.port(), health), StartsWith("HTTP/1.1 200"));
}

TEST(Sockets, AskForTheBodyWhenTheClientWaitsForThat) {
    Running service;
    const Client client(service.port());
    client.send("POST /api/assess HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                "Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n");
    client.send("{}");
    EXPECT_THAT(client.receive_all(), testing::AllOf(StartsWith("HTTP/1.1 100"), HasSubstr("HTTP/1.1 400")));
}

TEST(Stopping, EndsIdleConnectionsAndTakesNoNewOnes) {
    Running service;
    const Client idle(service.port());
    idle.send(health);
    EXPECT_THAT(idle.receive(), StartsWith("HTTP/1.1 200"));
    service.stop();
    EXPECT_EQ(idle.receive_all(), "");
}

TEST(Reloading, IsAskedForBySighup) {
    Running service;
    kill(getpid(), SIGHUP);
    EXPECT_TRUE(test::eventually([&] { return service.reloads() > 0; }));
    EXPECT_THAT(ask(service.port(), health), StartsWith("HTTP/1.1 200"));
}

// Every place of a request that a caller can write to, filled with a word that must not come out anywhere.
TEST(Privacy, NothingOfARequestIsLoggedOrCounted) {
    const std::string canary = "CANARY7";
    const std::string header = "X-" + canary + ": " + canary + "\r\nAuthorization: Bearer " + canary +
                               "\r\nUser-Agent: " + canary + "\r\nReferer: http://" + canary + "/\r\n";
    const std::string hook = "{\"hook\":\"patient-view\",\"hookInstance\":\"" + canary + "\",\"" + canary +
                             "\":1,\"context\":{\"userId\":\"" + canary + "\",\"patientId\":\"" + canary +
                             "\"},\"prefetch\":{\"" + canary + "\":{\"resourceType\":\"" + canary + "\"}}}";
    const std::string good =
        "{\"hook\":\"patient-view\",\"hookInstance\":\"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea\",\"context\":"
        "{\"userId\":\"" +
        canary + "\",\"patientId\":\"" + canary +
        "\"},\"prefetch\":{\"patient\":{\"resourceType\":\"Patient\",\"id\":\"" + canary + "\",\"name\":[{\"text\":\"" +
        canary +
        "\"}]},\"results\":{\"resourceType\":\"Bundle\",\"type\":"
        "\"searchset\",\"entry\":[{\"resource\":{\"resourceType\":\"Observation\",\"id\":\"" +
        canary + "\",\"status\":\"" + canary + "\",\"code\":{\"text\":\"" + canary + "\"},\"note\":[{\"text\":\"" +
        canary + "\"}]}}]}}}";
    const std::string feedback =
        "{\"feedback\":[{\"card\":\"4e0a3a1e-3283-4575-ab82-028d55fe2719\",\"outcome\":\"overridden\","
        "\"overrideReason\":{\"reason\":{\"code\":\"" +
        canary + "\",\"system\":\"" + canary + "\"},\"userComment\":\"" + canary +
        "\"},\"outcomeTimestamp\":\"2020-12-11T00:00:00Z\"}]}";
    testing::internal::CaptureStderr();
    testing::internal::CaptureStdout();
    std::string metrics;
    {
        Running service;
        for (const std::string& request :
             {request_of("GET", "/" + canary + "?" + canary + "=" + canary, "", header), request_of(canary, "/"),
              request_of("POST", "/cds-services/" + canary, hook, header), "GET /" + canary + "\r\n\r\n",
              request_of("POST", "/cds-services/calcinosis-cutis", hook, header),
              request_of("POST", "/cds-services/calcinosis-cutis", good, header),
              request_of("POST", "/cds-services/calcinosis-cutis", canary),
              request_of("POST", "/cds-services/calcinosis-cutis/feedback", feedback, header),
              request_of("POST", "/api/assess",
                         "{\"asOf\":\"" + canary + "\",\"set\":[[\"" + canary + "\",\"" + canary + "\"]]}")})
            ask(service.port(), request);
        metrics = service.app().metrics.text({});
    }
    const std::string errors = testing::internal::GetCapturedStderr();
    EXPECT_THAT(errors, HasSubstr("\"event\":\"request\"")); // it does log
    EXPECT_THAT(metrics, HasSubstr("apatite_feedback_total{reason=\"other\"} 1"));
    EXPECT_THAT(errors + testing::internal::GetCapturedStdout() + metrics, Not(HasSubstr(canary)));
}

} // namespace
} // namespace apatite::server
