// Who may call: the standard's own example token, and everything that must not pass.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/base64url.h"
#include "server/credentials.h"
#include "server/token.h"

namespace apatite::server {
namespace {

using test::base64url;
using testing::HasSubstr;

// CDS Hooks 2.0, "JWT Signing Algorithm", example.
constexpr std::string_view key_set = R"({"keys": [{"kty": "EC", "use": "sig", "crv": "P-384", "kid": "example-kid",
    "x": "46SDH7Znh821wblCBglA61sNE9ZrHYKKt3qRtRTmSXyOI_FIGBLWrWa0GPUkDCEk",
    "y": "XMcRuuoGW7CXjQdy-F5i3FeBE0x9hPLdeFdSoDd3ELmx404tLX0VRRcqzAsPhXcI", "alg": "ES384"}]})";
const std::string header = "eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCIsImtpZCI6ImV4YW1wbGUta2lkIiwiamt1IjoiaHR0cHM6Ly9maGlyLWV"
                           "oci5leGFtcGxlLmNvbS9qd2tf"
                           "dXJpIn0";
const std::string payload = "eyJpc3MiOiJodHRwczovL2ZoaXItZWhyLmV4YW1wbGUuY29tLyIsImF1ZCI6Imh0dHBzOi8vY2RzLmV4YW1wbGUub3"
                            "JnL2Nkcy1zZXJ2aWNlcy9zb21l"
                            "LXNlcnZpY2UiLCJleHAiOjE0MjI1Njg4NjAsImlhdCI6MTMxMTI4MDk3MCwianRpIjoiZWUyMmIwMjEtZTFiNy00Nj"
                            "ExLWJhNWItOGVlYzZhMzNhYzFl"
                            "IiwidGVuYW50IjoiMmRkZDZjM2EtOGU5YS00NGM2LWEzMDUtNTIxMTFhZDMwMmEyIn0";
const std::string signature = "d1WfLjGRKlcWB94l9do4cM8REXeYJLL6SGUBO8VHZhfM8mwKYP70EMxJ67War4TQblEpaQrp11wx5p7oPFm2ETYg"
                              "CicS84vXWEIYTdjooZdooCSDf2L8"
                              "-i4awdoUwiEb";
const std::string example = header + "." + payload + "." + signature;
constexpr std::int64_t expires = 1422568860;
const std::vector<std::string> service{"https://cds.example.org/cds-services/some-service"};

std::vector<Issuer> issuers() {
    return {{"https://fhir-ehr.example.com/", "https://fhir-ehr.example.com/jwk_uri", read_key_set(key_set).value()}};
}

/// `ok`, or the message.
std::string check(const std::string& token, std::int64_t now = expires - 60,
                  const std::vector<std::string>& audience = service, const std::vector<Issuer>& known = issuers()) {
    ReplayStore store;
    const auto error = check_token(token, known, audience, now, store);
    return error ? error->message : "ok";
}

TEST(Token, OfTheStandardIsGoodUntilItEnds) {
    EXPECT_EQ(check(example), "ok");
    EXPECT_THAT(check(example, expires + 60), HasSubstr("expired"));
    EXPECT_THAT(check(example, expires - 7200), HasSubstr("longer than an hour"));
    EXPECT_THAT(check(example, 1311280970 - 3600), HasSubstr("longer than an hour"));
}

TEST(Token, IsForOneService) {
    EXPECT_THAT(check(example, expires - 60, {"https://cds.example.org/cds-services/other"}), HasSubstr("`aud`"));
    EXPECT_THAT(check(example, expires - 60, {}), HasSubstr("`aud`"));
}

TEST(Token, OfAnUnknownIssuerOrKeyOrPlaceOfKeysIsRefused) {
    std::vector<Issuer> other = issuers();
    other.front().iss = "https://other.example.com/";
    EXPECT_THAT(check(example, expires - 60, service, other), HasSubstr("`iss`"));
    other = issuers();
    other.front().keys.front().kid = "another";
    EXPECT_THAT(check(example, expires - 60, service, other), HasSubstr("signature"));
    other = issuers();
    other.front().url = "https://fhir-ehr.example.com/elsewhere";
    EXPECT_THAT(check(example, expires - 60, service, other), HasSubstr("`jku`"));
}

TEST(Token, IsTakenOnce) {
    ReplayStore store;
    EXPECT_FALSE(check_token(example, issuers(), service, expires - 60, store));
    const auto again = check_token(example, issuers(), service, expires - 59, store);
    ASSERT_TRUE(again);
    EXPECT_THAT(again->message, HasSubstr("used before"));
}

TEST(ReplayStore, ForgetsWhatHasEndedAndNeverMoreThanItHolds) {
    ReplayStore store(2);
    EXPECT_EQ(store.remember("a", 10, 0), ReplayStore::Seen::fresh);
    EXPECT_EQ(store.remember("b", 100, 0), ReplayStore::Seen::fresh);
    EXPECT_EQ(store.remember("c", 100, 0), ReplayStore::Seen::full);
    EXPECT_EQ(store.remember("c", 100, 11), ReplayStore::Seen::fresh);
    EXPECT_EQ(store.remember("b", 100, 11), ReplayStore::Seen::before);
}

TEST(Token, WithoutASignatureOrWithAKeyThatIsSharedIsRefused) {
    for (const char* algorithm : {"none", "None", "HS256", "HS384", "HS512", "ES256", "RS256", "PS384", ""}) {
        const std::string made = base64url(std::string(R"({"alg":")") + algorithm + R"(","kid":"example-kid"})");
        EXPECT_THAT(check(made + "." + payload + "."), HasSubstr("`alg`")) << algorithm;
        EXPECT_THAT(check(made + "." + payload + "." + signature), HasSubstr("`alg`")) << algorithm;
    }
}

TEST(Token, ThatWasChangedAnywhereIsRefused) {
    for (std::size_t at = 0; at < example.size(); at += 7) {
        std::string changed = example;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        EXPECT_EQ(check(changed) == "ok", changed == example) << at;
    }
    const std::string other =
        base64url(R"({"iss":"https://fhir-ehr.example.com/","aud":"x","exp":1,"iat":1,"jti":"x"})");
    EXPECT_THAT(check(header + "." + other + "." + signature), HasSubstr("signature"));
    EXPECT_THAT(check(header + "." + payload + "." + signature.substr(0, 124)), HasSubstr("signature"));
}

TEST(Token, ThatIsNoTokenIsRefused) {
    for (const std::string& text :
         {std::string(), std::string("."), std::string(".."), std::string("a.b"), example + ".x", "!" + example,
          base64url("[]") + "." + base64url("[]") + ".", std::string(9000, 'a')})
        EXPECT_NE(check(text), "ok") << text.substr(0, 40);
}

TEST(KeySet, WithAKeyThatCannotBeTrustedIsRefused) {
    for (const char* json : {"", "{}", R"({"keys": []})", R"({"keys": [{"kty": "oct", "kid": "a", "k": "AAAA"}]})",
                             R"({"keys": [{"kty": "RSA", "kid": "a", "n": "AQAB", "e": "AQAB"}]})",
                             R"({"keys": [{"kty": "EC", "crv": "P-384", "kid": "a", "x": "AA", "y": "AA"}]})",
                             R"({"keys": [{"kty": "EC", "crv": "P-256", "kid": "a", "x": "AA", "y": "AA"}]})"})
        EXPECT_FALSE(read_key_set(json)) << json;
    std::string twice(key_set);
    const std::string one = twice.substr(10, twice.size() - 12);
    EXPECT_FALSE(read_key_set("{\"keys\": [" + one + "," + one + "]}"));
    std::string off_the_curve(key_set);
    off_the_curve.replace(off_the_curve.find("46SDH7"), 6, "56SDH7");
    EXPECT_FALSE(read_key_set(off_the_curve));
}

TEST(Base64Url, IsStrict) {
    EXPECT_EQ(from_base64url("AQAB"), std::string("\x01\x00\x01", 3));
    EXPECT_EQ(from_base64url(""), "");
    for (const char* wrong : {"A", "AB=", "A+", "A/", "A A", "AB"}) EXPECT_FALSE(from_base64url(wrong)) << wrong;
    for (const char* text : {"f", "fo", "foo", "foob"}) EXPECT_EQ(from_base64url(base64url(text)), text);
}

} // namespace
} // namespace apatite::server
