// The service with its sockets, in this process, and a plain client that may misbehave.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "server/listener.h"
#include "server/requests.h"

namespace apatite::test {

/// Listens on a free port until it goes.
class Running {
public:
    explicit Running(server::Limits limits = {}, server::AppOptions options = {});
    ~Running();
    /// SIGTERM; returns when the service has ended.
    void stop();
    std::uint16_t port() const { return port_; }
    server::App& app() { return *app_; }
    int reloads() const { return reloads_; }

private:
    std::unique_ptr<server::Listener> listener_;
    std::unique_ptr<server::App> app_;
    server::Log log_;
    std::atomic<int> reloads_ = 0;
    std::uint16_t port_ = 0;
    std::thread thread_;
};

/// A connection to it.
class Client {
public:
    explicit Client(std::uint16_t port);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    void send(const std::string& bytes) const;
    /// Up to the end of one answer with a Content-Length, or of the connection.
    std::string receive() const;
    /// Up to the first empty line.
    std::string receive_line() const;
    /// Everything until the other side ends the connection.
    std::string receive_all() const;

private:
    int socket_;
};

std::string request_of(const std::string& method, const std::string& path, const std::string& body = "",
                       const std::string& headers = "");
/// One request on a connection of its own.
std::string ask(std::uint16_t port, const std::string& bytes);
/// Asks for its health until that is good: a machine under load may let a short time limit pass by itself.
bool is_alive(std::uint16_t port);

/// Looks again and again, for a minute at most: how long a machine takes says nothing.
bool eventually(const std::function<bool()>& holds);

} // namespace apatite::test
