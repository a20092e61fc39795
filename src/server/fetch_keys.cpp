#include "server/fetch_keys.h"

#include <memory>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/http.h>
#include <openssl/ssl.h>

namespace apatite::server {
namespace {

constexpr std::size_t most_bytes = std::size_t{64} << 10U;
constexpr int seconds = 10;

struct Tls {
    SSL_CTX* context;
    const char* host;
};

/// Which host is meant, for a server of several (the library's macro for it casts as C does).
long set_name(SSL* ssl, const char* host) {
    std::string name = host;
    return SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data());
}

/// The library calls it with a fresh connection, which is wrapped into TLS that checks the name.
BIO* with_tls(BIO* connection, void* argument, int connect, int) {
    const Tls& tls = *static_cast<const Tls*>(argument);
    if (connect == 0) return connection;
    BIO* const wrapped = BIO_new_ssl(tls.context, 1);
    if (wrapped == nullptr) return nullptr;
    SSL* ssl = nullptr;
    BIO_ctrl(wrapped, BIO_C_GET_SSL, 0, static_cast<void*>(&ssl));
    if (ssl == nullptr || SSL_set1_host(ssl, tls.host) != 1 || set_name(ssl, tls.host) != 1) {
        BIO_free(wrapped);
        return nullptr;
    }
    return BIO_push(wrapped, connection);
}

Error failed(const std::string& why) { return {"key-set", "the keys could not be fetched: " + why}; }

} // namespace

Result<std::string> fetch_key_set(const std::string& url) {
    if (!url.starts_with("https://")) return failed("only https:// is used");
    char* host = nullptr;
    int is_tls = 0;
    if (OSSL_HTTP_parse_url(url.c_str(), &is_tls, nullptr, &host, nullptr, nullptr, nullptr, nullptr, nullptr) != 1)
        return failed("this is no URL");
    const std::string name = host;
    OPENSSL_free(host);
    const std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
    if (!context || SSL_CTX_set_default_verify_paths(context.get()) != 1) return failed("TLS is not available");
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    Tls tls{context.get(), name.c_str()};
    BIO* const answer = OSSL_HTTP_get(url.c_str(), nullptr, nullptr, nullptr, nullptr, with_tls, &tls, 0, nullptr,
                                      nullptr, 0, most_bytes, seconds);
    if (answer == nullptr) {
        ERR_clear_error();
        return failed("no answer, or a certificate that is not trusted");
    }
    std::string text(most_bytes, '\0');
    const int size = BIO_read(answer, text.data(), static_cast<int>(text.size()));
    BIO_free_all(answer);
    text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return text;
}

} // namespace apatite::server
