// Tokens made here, so that every claim and both algorithms can be right and wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/credentials.h"
#include "server/token.h"

namespace apatite::server {
namespace {

using test::MadeKey;
using testing::HasSubstr;

constexpr std::int64_t now = 1717200000;

/// `ok`, or the message.
std::string check(const MadeKey& key, const std::string& claims, std::size_t most_remembered = 10) {
    ReplayStore store(most_remembered);
    const auto error =
        check_token(key.token(claims), {{"https://ehr.example/", "", read_key_set(key.key_set()).value()}},
                    {"https://cds.example/cds-services/one"}, now, store);
    return error ? error->message : "ok";
}

std::string claims(const std::string& without = "", const std::string& more = "") {
    std::string all = "{";
    for (const auto& [name, value] : {std::pair<std::string, std::string>{"iss", "\"https://ehr.example/\""},
                                      {"aud", "\"https://cds.example/cds-services/one\""},
                                      {"exp", std::to_string(now + 300)},
                                      {"iat", std::to_string(now - 5)},
                                      {"jti", "\"one\""}})
        if (name != without) all += (all.size() > 1 ? ",\"" : "\"") + name + "\":" + value;
    return all + more + "}";
}

TEST(MadeToken, IsGoodWithBothAlgorithms) {
    EXPECT_EQ(check(MadeKey(MadeKey::Kind::ec384), claims()), "ok");
    EXPECT_EQ(check(MadeKey(MadeKey::Kind::rsa), claims()), "ok");
}

TEST(MadeToken, OfAShortRsaKeyIsNotTrusted) { EXPECT_FALSE(read_key_set(MadeKey(MadeKey::Kind::rsa, 1024).key_set())); }

TEST(MadeToken, SignedByAnotherKeyOfTheSameNameIsRefused) {
    ReplayStore store;
    const MadeKey known(MadeKey::Kind::ec384), other(MadeKey::Kind::ec384), rsa(MadeKey::Kind::rsa);
    for (const MadeKey* key : {&other, &rsa}) {
        const auto error =
            check_token(key->token(claims()), {{"https://ehr.example/", "", read_key_set(known.key_set()).value()}},
                        {"https://cds.example/cds-services/one"}, now, store);
        ASSERT_TRUE(error);
        EXPECT_THAT(error->message, HasSubstr("signature"));
    }
}

TEST(MadeToken, NeedsEveryClaimAndEachInItsBounds) {
    const MadeKey key(MadeKey::Kind::ec384);
    const auto with = [](const std::string& name, const std::string& value) {
        return claims(name, ",\"" + name + "\":" + value);
    };
    const std::vector<std::pair<std::string, std::string>> table{
        {claims("iss"), "`iss`"},
        {claims("aud"), "`aud`"},
        {claims("exp"), "`exp`"},
        {claims("iat"), "`iat`"},
        {claims("jti"), "`jti`"},
        {with("aud", R"(["https://a.example/","https://cds.example/cds-services/one"])"), "ok"},
        {with("aud", "[]"), "`aud`"},
        {with("exp", std::to_string(now - 30)), "ok"}, // within the minute that clocks may differ by
        {with("exp", std::to_string(now - 60)), "expired"},
        {with("exp", std::to_string(now + 3700)), "longer than an hour"},
        {with("exp", "\"soon\""), "`exp`"},
        {with("exp", "1e300"), "`exp`"},
        {with("iat", std::to_string(now + 30)), "ok"},
        {with("iat", std::to_string(now + 61)), "future"},
        {with("nbf", std::to_string(now + 30)), "ok"},
        {with("nbf", std::to_string(now + 61)), "does not hold yet"},
        {with("nbf", "\"later\""), "does not hold yet"},
        {with("jti", "\"" + std::string(256, 'a') + "\""), "ok"},
        {with("jti", "\"" + std::string(257, 'a') + "\""), "`jti`"},
        {with("jti", "7"), "`jti`"},
        {claims("", R"(,"iss":"https://other.example/")"), "no JSON Web Token"},
    };
    for (const auto& [json, says] : table) EXPECT_THAT(check(key, json), HasSubstr(says)) << json;
}

TEST(MadeToken, IsPutOffWhenNoMoreCanBeRemembered) {
    const MadeKey key(MadeKey::Kind::ec384);
    EXPECT_EQ(check(key, claims(), 0), "too many tokens are in use");
}

} // namespace
} // namespace apatite::server
