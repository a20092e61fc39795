#include "server/fetch_keys.h"

#include <optional>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <fmt/format.h>
#include <openssl/http.h>

#include "server/limits.h"

namespace apatite::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

struct Url {
    std::string host, port, target;
};

std::optional<Url> parsed(const std::string& text) {
    char *host = nullptr, *port = nullptr, *path = nullptr, *query = nullptr;
    if (OSSL_HTTP_parse_url(text.c_str(), nullptr, nullptr, &host, &port, nullptr, &path, &query, nullptr) != 1)
        return std::nullopt;
    Url url{host, port, path};
    if (query != nullptr && *query != '\0') url.target += std::string("?") + query;
    for (char* const part : {host, port, path, query}) OPENSSL_free(part);
    return url;
}

Error failed(const std::string& why) { return {"key-set", "the keys could not be fetched: " + why}; }

/// One GET, step by step, each begun by the end of the one before.
class Get {
public:
    Get(asio::io_context& context, asio::ssl::context& tls, const Url& url)
        : names_(context), stream_(context, tls), request_(http::verb::get, url.target, 11) {
        request_.set(http::field::host, url.port == "443" ? url.host : url.host + ":" + url.port);
        request_.set(http::field::accept, "application/json");
        parser_.body_limit(most_key_set_bytes);
    }

    /// That the certificate is of the host, and which host is meant, for a server of several (the library's macro for
    /// that casts as C does). False when it can be no host's name.
    bool begin(const Url& url) {
        std::string host = url.host;
        SSL* const tls = stream_.native_handle();
        if (SSL_set1_host(tls, host.c_str()) != 1 ||
            SSL_ctrl(tls, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, host.data()) != 1)
            return false;
        names_.async_resolve(url.host, url.port, [this](error_code error, const tcp::resolver::results_type& places) {
            error ? end(error) : connect(places);
        });
        return true;
    }

    /// Once the context has run: what came, or why nothing did.
    Result<std::string> result() {
        if (!ended_) return failed(fmt::format("no answer within {} seconds", longest_key_set_time.count()));
        if (*ended_ == http::error::body_limit)
            return failed(fmt::format("they are larger than {} KiB", most_key_set_bytes / 1024));
        if (*ended_) return failed("no answer, or a certificate that is not trusted: " + ended_->message());
        if (parser_.get().result() == http::status::ok) return std::move(parser_.get().body());
        return failed(fmt::format("the answer was {}", parser_.get().result_int()));
    }

private:
    void connect(const tcp::resolver::results_type& places) {
        beast::get_lowest_layer(stream_).async_connect(
            places, [this](error_code error, const tcp::endpoint&) { error ? end(error) : shake_hands(); });
    }
    void shake_hands() {
        stream_.async_handshake(asio::ssl::stream_base::client,
                                [this](error_code error) { error ? end(error) : write(); });
    }
    void write() {
        http::async_write(stream_, request_, [this](error_code error, std::size_t) { error ? end(error) : read(); });
    }
    /// First the header: Beast 1.74, reading both at once, overlooks that a longer body is announced.
    void read() {
        http::async_read_header(stream_, buffer_, parser_,
                                [this](error_code error, std::size_t) { error ? end(error) : read_body(); });
    }
    void read_body() {
        http::async_read(stream_, buffer_, parser_, [this](error_code error, std::size_t) { end(error); });
    }
    void end(error_code how) { ended_ = how; }

    tcp::resolver names_;
    beast::ssl_stream<beast::tcp_stream> stream_;
    http::request<http::empty_body> request_;
    beast::flat_buffer buffer_;
    http::response_parser<http::string_body> parser_;
    std::optional<error_code> ended_; ///< and how
};

} // namespace

Result<std::string> fetch_key_set(const std::string& url) {
    if (!url.starts_with("https://")) return failed("only https:// is used");
    const std::optional<Url> place = parsed(url);
    if (!place) return failed("this is no URL");
    asio::ssl::context tls(asio::ssl::context::tls_client);
    if (SSL_CTX_set_default_verify_paths(tls.native_handle()) != 1) return failed("TLS is not available");
    SSL_CTX_set_verify(tls.native_handle(), SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
    asio::io_context context(1);
    Get get(context, tls, *place);
    if (!get.begin(*place)) return failed("this is no URL");
    context.run_for(longest_key_set_time);
    return get.result();
}

} // namespace apatite::server
