// TLS by a certificate made here: what callers meet, and how the keys of issuers are fetched.
#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include "server/fetch_keys.h"
#include "server/key_set.h"
#include "server/process.h"
#include "server/running.h"
#include "server/tls.h"

namespace apatite::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const std::string health = request_of("GET", "/healthz", "", "Connection: close\r\n");

TEST(Tls, AnswersWhoTrustsTheCertificateAndEndsInOrder) {
    const Certificate certificate, other;
    const Process service({"--tls-cert", certificate.file.string(), "--tls-key", certificate.key.string()});
    EXPECT_THAT(ask_over_tls(service.port(), certificate.file, health), StartsWith("HTTP/1.1 200"));
    EXPECT_EQ(ask_over_tls(service.port(), other.file, health), "");
    EXPECT_EQ(ask_over_tls(service.port(), certificate.file, health, TLS1_1_VERSION), "");
    EXPECT_THAT(ask(service.port(), health), testing::Not(HasSubstr("200"))); // not without TLS
    EXPECT_THAT(ask_over_tls(service.port(), certificate.file, health, TLS1_2_VERSION), StartsWith("HTTP/1.1 200"));
}

TEST(Tls, WithoutACertificateThatFitsItsKeyDoesNotListen) {
    const Certificate one, other;
    server::ServeOptions options;
    options.tls_certificate = one.file;
    for (const std::string& key : {other.key.string(), std::string("/nowhere")}) {
        options.tls_key = key;
        const auto listener = server::Listener::open(options);
        ASSERT_FALSE(listener);
        EXPECT_EQ(listener.error().code, "tls");
    }
}

/// Makes the process trust a certificate as a system's list would.
class Trust {
public:
    explicit Trust(const Certificate& certificate) { setenv("SSL_CERT_FILE", certificate.file.c_str(), 1); }
    ~Trust() { unsetenv("SSL_CERT_FILE"); }
    Trust(const Trust&) = delete;
    Trust& operator=(const Trust&) = delete;
};

std::string url_of(const TlsServer& server, const std::string& host = "localhost") {
    return "https://" + host + ":" + std::to_string(server.port()) + "/jwks.json";
}

TEST(FetchKeys, TakesThemFromATrustedHost) {
    const Certificate certificate;
    const std::string keys = MadeKey(MadeKey::Kind::ec384).key_set();
    const TlsServer server(certificate, keys);
    const Trust trust(certificate);
    const Result<std::string> fetched = server::fetch_key_set(url_of(server));
    ASSERT_TRUE(fetched) << fetched.error().message;
    EXPECT_EQ(*fetched, keys);
    EXPECT_TRUE(server::read_key_set(*fetched));
}

/// A key set of so many bytes.
std::string key_set_of(std::size_t bytes) {
    std::string keys = MadeKey(MadeKey::Kind::ec384).key_set();
    keys.insert(keys.size() - 1, bytes - keys.size(), ' ');
    return keys;
}

TEST(FetchKeys, TakesUpTo64KiBAndRefusesMore) {
    const Certificate certificate;
    const Trust trust(certificate);
    const std::string most = key_set_of(64 << 10);
    for (const auto how : {TlsServer::How::with_length, TlsServer::How::until_the_end}) {
        const TlsServer good(certificate, most, how), large(certificate, most + " ", how);
        const Result<std::string> fetched = server::fetch_key_set(url_of(good));
        ASSERT_TRUE(fetched) << fetched.error().message;
        EXPECT_TRUE(*fetched == most); // whose 64 KiB need not be printed
        const Result<std::string> refused = server::fetch_key_set(url_of(large));
        ASSERT_FALSE(refused);
        EXPECT_THAT(refused.error().message, HasSubstr("larger than 64 KiB"));
    }
}

TEST(FetchKeys, RefusesWhoIsNotTrustedOrNotTheHostThatIsMeant) {
    const Certificate certificate, elsewhere("elsewhere.example");
    const std::string keys = MadeKey(MadeKey::Kind::ec384).key_set();
    const TlsServer server(certificate, keys), other(elsewhere, keys);
    const auto code = [](const std::string& url) {
        const Result<std::string> fetched = server::fetch_key_set(url);
        return fetched ? "fetched" : fetched.error().code;
    };
    EXPECT_EQ(code(url_of(server)), "key-set"); // no trust
    {
        const Trust trust(elsewhere);
        EXPECT_EQ(code(url_of(other)), "key-set");
    }
    const Trust trust(certificate);
    EXPECT_EQ(code(url_of(server, "127.0.0.1")), "key-set"); // the certificate names another
    EXPECT_EQ(code("http" + url_of(server).substr(5)), "key-set");
    EXPECT_EQ(code("https://"), "key-set");
    EXPECT_EQ(code(url_of(server)), "fetched");
}

TEST(FetchKeys, OfAnIssuerAreUsedByTheService) {
    const Certificate certificate;
    const MadeKey key(MadeKey::Kind::rsa);
    const TlsServer keys(certificate, key.key_set());
    const Trust trust(certificate); // inherited
    const Process service({"--public-url", "https://cds.example/", "--issuer", "https://ehr.example/=" + url_of(keys)});
    const std::int64_t now = std::time(nullptr);
    const std::string token =
        key.token(R"({"iss":"https://ehr.example/","aud":"https://cds.example/cds-services","jti":"a","iat":)" +
                  std::to_string(now) + ",\"exp\":" + std::to_string(now + 300) + "}");
    EXPECT_THAT(ask(service.port(), request_of("GET", "/cds-services", "", "Authorization: Bearer " + token + "\r\n")),
                StartsWith("HTTP/1.1 200"));
    EXPECT_THAT(ask(service.port(), request_of("GET", "/cds-services")), StartsWith("HTTP/1.1 401"));
}

} // namespace
} // namespace apatite::test
