// A browser-based CDS Hooks client: the bytes that Chromium sends when a single-page client such as the public sandbox
// of the standard asks for the services and calls one. The browser asks first (preflight), and withholds every answer
// that does not name its origin.
#include <ctime>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/running.h"

namespace apatite::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string listed = "https://sandbox.example.org", unlisted = "https://elsewhere.example.org";

std::string today() {
    const std::time_t now = std::time(nullptr);
    char text[16];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%d", std::gmtime(&now))};
}

/// What Chromium sends with every request to another origin.
std::string from_chromium(const std::string& first_line, const std::string& origin, const std::string& headers,
                          const std::string& body = "") {
    return fmt::format(
        "{} HTTP/1.1\r\nHost: localhost:8080\r\nConnection: keep-alive\r\n{}"
        "sec-ch-ua-platform: \"Linux\"\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 "
        "(KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36\r\nOrigin: {}\r\nSec-Fetch-Site: cross-site\r\n"
        "Sec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty\r\nReferer: {}/\r\n"
        "Accept-Encoding: gzip, deflate, br, zstd\r\nAccept-Language: en-GB,en;q=0.9\r\n\r\n{}",
        first_line, headers, origin, origin, body);
}

std::string preflight(const std::string& method, const std::string& path, const std::string& origin) {
    return from_chromium("OPTIONS " + path, origin,
                         fmt::format("Accept: */*\r\nAccess-Control-Request-Method: {}\r\n"
                                     "Access-Control-Request-Headers: {}\r\n",
                                     method, method == "POST" ? "authorization,content-type" : "authorization"));
}

// Signed for nobody here: a service without issuers asks for no token.
const std::string authorization = "Authorization: Bearer eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.e30.AAAA\r\n";
const std::string service = "/cds-services/calcinosis-cutis";

std::string discovery(const std::string& origin) {
    return from_chromium("GET /cds-services", origin, "Accept: application/json\r\n" + authorization);
}

/// As a FHIR server answers a search.
std::string searchset(const std::string& query, const std::string& resource) {
    return fmt::format(R"({{"resourceType":"Bundle","id":"b0ecf6c0","meta":{{"lastUpdated":"{}T08:00:00.000+00:00"}},
        "type":"searchset","total":1,"link":[{{"relation":"self","url":"https://r4.example.org/{}"}}],
        "entry":[{{"fullUrl":"https://r4.example.org/{}","resource":{},"search":{{"mode":"match"}}}}]}})",
                       today(), query, "Observation/c1", resource);
}

/// A calcium that cannot wait, with a nodule; what the client could not fetch is left out.
std::string patient_view(const std::string& origin) {
    const std::string calcium = fmt::format(
        R"({{"resourceType":"Observation","id":"c1","status":"final","subject":{{"reference":"Patient/p1"}},
        "code":{{"coding":[{{"system":"http://loinc.org","code":"17861-6"}}]}},"effectiveDateTime":"{}",
        "valueQuantity":{{"value":14.9,"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"}}}})",
        today());
    const std::string body = fmt::format(
        R"({{"hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","hook":"patient-view","fhirServer":"https://r4.example.org",
        "context":{{"patientId":"p1","userId":"Practitioner/example"}},"prefetch":{{
        "patient":{{"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1970-01-01"}},"results":{}}}}})",
        searchset("Observation?patient=p1", calcium));
    return from_chromium("POST " + service, origin,
                         fmt::format("Content-Length: {}\r\nAccept: application/json\r\n{}"
                                     "Content-Type: application/json;charset=UTF-8\r\n",
                                     body.size(), authorization),
                         body);
}

server::AppOptions with_a_listed_origin() {
    server::AppOptions options;
    options.cors = {listed};
    return options;
}

TEST(BrowserClient, OnAListedOriginReadsEveryAnswer) {
    Running running({}, with_a_listed_origin());
    const Client client(running.port()); // the browser keeps its connection
    const auto sent = [&](const std::string& request) {
        client.send(request);
        return client.receive();
    };
    const auto allowed =
        AllOf(HasSubstr("Access-Control-Allow-Origin: " + listed + "\r\n"), HasSubstr("Vary: Origin\r\n"));
    const auto preflighted =
        AllOf(StartsWith("HTTP/1.1 204"), allowed, HasSubstr("Access-Control-Allow-Methods: GET, POST"),
              HasSubstr("Access-Control-Allow-Headers: Authorization, Content-Type\r\n"));
    EXPECT_THAT(sent(preflight("GET", "/cds-services", listed)), preflighted);
    EXPECT_THAT(sent(discovery(listed)), AllOf(StartsWith("HTTP/1.1 200"), allowed, HasSubstr("\"patient-view\"")));
    EXPECT_THAT(sent(preflight("POST", service, listed)), preflighted);
    EXPECT_THAT(sent(patient_view(listed)),
                AllOf(StartsWith("HTTP/1.1 200"), allowed, HasSubstr("\"indicator\":\"critical\"")));
    std::string wrong = patient_view(listed);
    wrong.replace(wrong.find("patient-view"), 12, "patient-wiew");
    EXPECT_THAT(sent(wrong), AllOf(StartsWith("HTTP/1.1 400"), allowed, HasSubstr("\"message\"")));
}

TEST(BrowserClient, OnAnotherOriginIsToldNothing) {
    Running running({}, with_a_listed_origin());
    for (const std::string& request : {preflight("GET", "/cds-services", unlisted), discovery(unlisted),
                                       preflight("POST", service, unlisted), patient_view(unlisted)})
        EXPECT_THAT(ask(running.port(), request),
                    AllOf(StartsWith("HTTP/1.1 403"), Not(HasSubstr("Access-Control-Allow")), Not(HasSubstr("cards")),
                          Not(HasSubstr("services\""))));
}

TEST(BrowserClient, CanReadThatTheServiceIsBusyAndThatItSentTooMuch) {
    server::Limits busy, small;
    busy.waiting = 0;
    small.body_bytes = 100;
    for (const auto& [limits, status] : {std::pair{busy, "HTTP/1.1 503"}, {small, "HTTP/1.1 413"}}) {
        Running running(limits, with_a_listed_origin());
        EXPECT_THAT(ask(running.port(), patient_view(listed)),
                    AllOf(StartsWith(status), HasSubstr("Access-Control-Allow-Origin: " + listed)));
        EXPECT_THAT(ask(running.port(), patient_view(unlisted)), Not(HasSubstr("Access-Control-Allow")));
    }
}

} // namespace
} // namespace apatite::test
