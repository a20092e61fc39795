// Both ends of TLS: a client that trusts one certificate, and a server that says one thing.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <thread>

#include "server/credentials.h"

namespace apatite::test {

/// What came back over TLS until the other side ended the connection in order; empty when there is no trust, no
/// agreement on the version (`newest`: TLS1_1_VERSION and the like, 0 for any), or the end is missing.
std::string ask_over_tls(std::uint16_t port, const std::filesystem::path& trusted, const std::string& request,
                         int newest = 0);

/// Answers every request with `body`.
class TlsServer {
public:
    enum class How { with_length, until_the_end };
    TlsServer(const Certificate& certificate, std::string body, How how = How::with_length);
    ~TlsServer();
    TlsServer(const TlsServer&) = delete;
    TlsServer& operator=(const TlsServer&) = delete;
    std::uint16_t port() const { return port_; }

private:
    void answer(int connection, SSL_CTX* context) const;

    std::string body_;
    How how_;
    int listening_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<bool> ended_ = false;
    std::thread thread_;
};

} // namespace apatite::test
