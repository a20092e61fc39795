// Paths, callers and origins, without a socket.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apatite/render.h"
#include "server/requests.h"
#include "support/golden.h"
#include "json/reader.h"

namespace apatite::server {
namespace {

using test::answer;
using test::get;
using test::post;
using testing::HasSubstr;
using testing::Not;

TEST(App, AnswersEveryPath) {
    const auto app = test::app();
    for (const char* path : {"/", "/page.css", "/main.js", "/mark.svg", "/healthz", "/readyz", "/metrics", "/api/about",
                             "/knowledge", "/cds-services", "/dystrophic-lupus.fhir.json", "/?a=b"})
        EXPECT_EQ(answer(*app, get(path)).status, 200) << path;
    for (const char* path : {"/nowhere", "/../etc/passwd", "/api/assess", "//", "/page/index.html"})
        EXPECT_EQ(answer(*app, get(path)).status, 404) << path;
    EXPECT_EQ(answer(*app, post("/cds-services/unknown", "{}")).status, 404);
    EXPECT_EQ(answer(*app, get("/cds-services/calcinosis-cutis")).status, 405);
    EXPECT_EQ(answer(*app, post("/healthz", "{}")).status, 405);
}

TEST(App, TellsWhenItIsStopping) {
    const auto app = test::app();
    app->draining = true;
    EXPECT_EQ(answer(*app, get("/readyz")).status, 503);
    EXPECT_EQ(answer(*app, get("/healthz")).status, 200);
}

TEST(App, WithoutIssuersServesThisMachineOnly) {
    const auto app = test::app();
    HttpRequest elsewhere = get("/");
    elsewhere.from_this_machine = false;
    HttpRequest proxied = get("/");
    proxied.forwarded = true;
    HttpRequest rebound = get("/");
    rebound.host = "attacker.example.com";
    for (const HttpRequest& request : {elsewhere, proxied, rebound}) EXPECT_EQ(answer(*app, request).status, 403);
    for (const char* host : {"localhost", "127.0.0.1:1", "[::1]:8080", "[::1]"}) {
        HttpRequest own = get("/");
        own.host = host;
        EXPECT_EQ(answer(*app, own).status, 200) << host;
    }
}

TEST(App, WithIssuersAsksForATokenAndKeepsThePageAtHome) {
    AppOptions options;
    options.needs_token = true;
    options.public_url = "https://cds.example.org/";
    const auto app = test::app(options);
    HttpRequest discovery = get("/cds-services");
    discovery.from_this_machine = false;
    EXPECT_EQ(answer(*app, discovery).status, 401);
    EXPECT_EQ(test::header_of(answer(*app, discovery), "WWW-Authenticate"), "Bearer");
    discovery.authorization = "Bearer a.b.c";
    EXPECT_EQ(answer(*app, discovery).status, 401);
    for (const char* path : {"/", "/api/about"}) {
        HttpRequest page = get(path);
        page.from_this_machine = false;
        EXPECT_EQ(answer(*app, page).status, 403) << path;
    }
    for (const char* path : {"/healthz", "/knowledge"}) {
        HttpRequest open = get(path);
        open.from_this_machine = false;
        EXPECT_EQ(answer(*app, open).status, 200) << path;
    }
}

// The calls that a browser-based client makes: preflight, discovery, patient-view.
TEST(Cors, ListedOriginsMayCallAndOthersMayNot) {
    AppOptions options;
    options.cors = {"https://sandbox.example.org"};
    const auto app = test::app(options);
    HttpRequest preflight = post("/cds-services/calcinosis-cutis", "");
    preflight.method = "OPTIONS";
    for (const auto& [origin, status] :
         {std::pair{"https://sandbox.example.org", 204}, {"https://evil.example.org", 403}}) {
        preflight.origin = origin;
        EXPECT_EQ(answer(*app, preflight).status, status);
    }
    HttpRequest discovery = get("/cds-services");
    discovery.origin = "https://sandbox.example.org";
    EXPECT_EQ(test::header_of(answer(*app, discovery), "Access-Control-Allow-Origin"), "https://sandbox.example.org");
    HttpRequest call = post("/cds-services/calcinosis-cutis", "{}");
    call.origin = "https://evil.example.org";
    EXPECT_EQ(answer(*app, call).status, 403);
    EXPECT_EQ(test::header_of(answer(*app, call), "Access-Control-Allow-Origin"), "");
    call.origin = "http://localhost:8080"; // the page itself
    EXPECT_EQ(answer(*app, call).status, 400);
    const auto closed = test::app();
    preflight.origin = "https://sandbox.example.org";
    EXPECT_EQ(answer(*closed, preflight).status, 403);
}

TEST(App, TakesJsonOnlySoThatNoFormOfAnotherSiteCanCall) {
    const auto app = test::app();
    for (const char* type : {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonp"}) {
        HttpRequest request = post("/api/assess", "{}");
        request.content_type = type;
        EXPECT_EQ(answer(*app, request).status, 415) << type;
    }
}

TEST(Limits, OnResourcesHold) {
    AppOptions options;
    options.limits.resources = 2;
    const auto app = test::app(options);
    const std::string three = R"([{"resourceType":"A"},{"resourceType":"B"},{"resourceType":"C"}])";
    EXPECT_EQ(answer(*app, post("/api/assess", three)).status, 413);
}

TEST(Page, MayLoadNothingFromElsewhere) {
    const auto app = test::app();
    const std::string policy = test::header_of(answer(*app, get("/")), "Content-Security-Policy");
    EXPECT_THAT(policy, HasSubstr("default-src 'none'"));
    EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
    EXPECT_THAT(answer(*app, get("/")).body, Not(HasSubstr("http://")));
    EXPECT_THAT(test::header_of(answer(*app, get("/knowledge")), "Content-Security-Policy"), HasSubstr("'sha256-"));
}

TEST(PageApi, AnswersAsTheLibraryDoes) {
    const auto app = test::app();
    const std::string bundle = test::read_file("examples/patients/metastatic-sarcoidosis.fhir.json");
    const HttpReply reply = answer(*app, post("/api/assess", R"({"asOf":"2024-06-01","bundle":)" + bundle + "}"));
    ASSERT_EQ(reply.status, 200) << reply.body;
    AnswerOptions options;
    options.as_of = "2024-06-01";
    EXPECT_EQ(reply.body, to_json(test::rules()->pack.assess_bundle(bundle, options).value(), {.pretty = false}));
    const std::string by_hand =
        R"({"asOf":"2024-06-01","set":[["phosphate","9.7 mg/dL"],["dialysis","true"]],"format":")";
    EXPECT_THAT(answer(*app, post("/api/assess", by_hand + "text\"}")).body, HasSubstr("9.7 mg/dL"));
    EXPECT_THAT(answer(*app, post("/api/assess", by_hand + "fhir\"}")).body, HasSubstr("\"RiskAssessment\""));
}

TEST(PageApi, SaysWhatIsWrong) {
    const auto app = test::app();
    for (const auto& [body, says] :
         {std::pair{"", "json-empty"},
          {"{}", "as-of"},
          {R"({"asOf":"2024-06-01","set":[["x"]]})", "request"},
          {R"({"asOf":"2024-06-01","set":[["phosphate","9.7"]]})", "finding-value"},
          {R"({"asOf":"2024-06-01","set":[["phosphat","9.7 mg/dL"]]})", "unknown-finding"},
          {R"({"asOf":"2024-06-01","bundle":{"resourceType":"Bundle","type":"collection"}})", "no-patient"}}) {
        const HttpReply reply = answer(*app, post("/api/assess", body));
        EXPECT_EQ(reply.status, 400) << body;
        EXPECT_THAT(reply.body, HasSubstr(says)) << body;
    }
}

TEST(Metrics, CountRequestsOutcomesAndRules) {
    const auto app = test::app();
    HttpReply reply;
    reply.route = "/cds-services/{id}";
    reply.outcome = "critical";
    reply.rules = {"metastatic.\"quoted\""};
    reply.reasons = {"accepted"};
    app->metrics.answered(reply, 0.002);
    app->metrics.refused("waiting");
    const std::string text = answer(*app, get("/metrics")).body;
    for (const char* line :
         {"apatite_requests_total{route=\"/cds-services/{id}\",status=\"200\"} 1",
          "apatite_outcomes_total{outcome=\"critical\"} 1",
          "apatite_rule_firings_total{rule=\"metastatic.\\\"quoted\\\"\"} 1",
          "apatite_feedback_total{reason=\"accepted\"} 1", "apatite_refused_total{why=\"waiting\"} 1",
          "apatite_request_seconds_bucket{le=\"0.001\"} 0", "apatite_request_seconds_bucket{le=\"0.0025\"} 1",
          "apatite_request_seconds_count 1"})
        EXPECT_THAT(text, HasSubstr(line));
}

TEST(Rules, ThatAreBadAreNotTaken) {
    EXPECT_FALSE(load_rules("tests/cli/broken-pack", "", "http://localhost/"));
    EXPECT_FALSE(load_rules("nowhere", "", "http://localhost/"));
    EXPECT_FALSE(load_rules("", "no-such-profile.yaml", "http://localhost/"));
    EXPECT_TRUE(load_rules(APATITE_SOURCE_DIR "/tests/cli/pack", "", "http://localhost/"));
}

} // namespace
} // namespace apatite::server
