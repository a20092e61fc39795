#include "server/tls.h"

#include <csignal>
#include <memory>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace apatite::test {
namespace {

using Context = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
using Tls = std::unique_ptr<SSL, decltype(&SSL_free)>;

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

} // namespace

std::string ask_over_tls(std::uint16_t port, const std::filesystem::path& trusted, const std::string& request,
                         int newest) {
    const Context context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    SSL_CTX_load_verify_file(context.get(), trusted.c_str());
    if (newest != 0) SSL_CTX_set_security_level(context.get(), 0); // or the client itself would not offer it
    SSL_CTX_set_max_proto_version(context.get(), newest);
    const Tls tls(SSL_new(context.get()), SSL_free);
    SSL_set1_host(tls.get(), "localhost");
    const int connection = socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    EXPECT_EQ(connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    SSL_set_fd(tls.get(), connection);
    std::string all;
    bool in_order = false;
    if (SSL_connect(tls.get()) == 1) {
        SSL_write(tls.get(), request.data(), static_cast<int>(request.size()));
        char part[4096];
        int count = 0;
        while ((count = SSL_read(tls.get(), part, sizeof part)) > 0) all.append(part, static_cast<std::size_t>(count));
        in_order = SSL_get_error(tls.get(), count) == SSL_ERROR_ZERO_RETURN;
    }
    ERR_clear_error();
    close(connection);
    return in_order ? all : "";
}

TlsServer::TlsServer(const Certificate& certificate, std::string body, How how)
    : body_(std::move(body)), how_(how), listening_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address = loopback(0);
    EXPECT_EQ(bind(listening_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(listen(listening_, 16), 0);
    socklen_t size = sizeof address;
    getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    signal(SIGPIPE, SIG_IGN); // a client that refuses the certificate is gone when it is answered
    thread_ = std::thread([this, &certificate] {
        const Context context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
        SSL_CTX_use_certificate_chain_file(context.get(), certificate.file.c_str());
        SSL_CTX_use_PrivateKey_file(context.get(), certificate.key.c_str(), SSL_FILETYPE_PEM);
        while (!ended_) {
            const int connection = accept(listening_, nullptr, nullptr);
            if (connection < 0) continue;
            answer(connection, context.get());
            close(connection);
        }
    });
}

TlsServer::~TlsServer() {
    ended_ = true;
    shutdown(listening_, SHUT_RDWR); // wakes `accept`
    thread_.join();
    close(listening_);
}

void TlsServer::answer(int connection, SSL_CTX* context) const {
    const Tls tls(SSL_new(context), SSL_free);
    SSL_set_fd(tls.get(), connection);
    if (SSL_accept(tls.get()) != 1) return ERR_clear_error();
    std::string request;
    char part[4096];
    while (request.find("\r\n\r\n") == std::string::npos) {
        const int count = SSL_read(tls.get(), part, sizeof part);
        if (count <= 0) return ERR_clear_error();
        request.append(part, static_cast<std::size_t>(count));
    }
    const std::string length =
        how_ == How::with_length ? "Content-Length: " + std::to_string(body_.size()) + "\r\n" : "";
    const std::string reply = "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n" + length + "\r\n" + body_;
    SSL_write(tls.get(), reply.data(), static_cast<int>(reply.size()));
    SSL_shutdown(tls.get());
}

} // namespace apatite::test
