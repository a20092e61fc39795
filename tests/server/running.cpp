#include "server/running.h"

#include <csignal>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace apatite::test {
namespace {

server::ServeOptions any_port() {
    server::ServeOptions options;
    options.threads = 2;
    return options;
}

} // namespace

Running::Running(server::Limits limits, server::AppOptions options)
    : listener_(server::Listener::open(any_port()).value()), port_(listener_->port()) {
    options.limits = limits;
    app_ = test::app(std::move(options));
    thread_ = std::thread([this] { listener_->run(*app_, log_, [this] { ++reloads_; }); });
    ask(port_, request_of("GET", "/healthz")); // so that it listens to signals before any is sent
    // And no test finds that connection still counted.
    EXPECT_TRUE(eventually([&] { return app_->metrics.connections.load() == 0; }));
}

Running::~Running() { stop(); }

void Running::stop() {
    if (!thread_.joinable()) return;
    kill(getpid(), SIGTERM);
    thread_.join();
}

Client::Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
}

Client::~Client() { ::close(socket_); }

void Client::send(const std::string& bytes) const {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t count = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) return; // the other side has had enough
        sent += static_cast<std::size_t>(count);
    }
}

std::string Client::receive_all() const {
    std::string all;
    char part[65536];
    for (ssize_t count = 1; count > 0;) {
        count = ::recv(socket_, part, sizeof part, 0);
        if (count > 0) all.append(part, static_cast<std::size_t>(count));
    }
    return all;
}

std::string Client::receive() const {
    std::string all;
    char part[65536];
    while (true) {
        const std::size_t end = all.find("\r\n\r\n"), length = all.find("Content-Length: ");
        if (end != std::string::npos && length != std::string::npos &&
            all.size() >= end + 4 + std::stoul(all.substr(length + 16)))
            return all;
        const ssize_t count = ::recv(socket_, part, sizeof part, 0);
        if (count <= 0) return all;
        all.append(part, static_cast<std::size_t>(count));
    }
}

std::string Client::receive_line() const {
    std::string line;
    for (char c = 0; line.find("\r\n\r\n") == std::string::npos && ::recv(socket_, &c, 1, 0) == 1;) line += c;
    return line;
}

std::string request_of(const std::string& method, const std::string& path, const std::string& body,
                       const std::string& headers) {
    std::string text = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers;
    if (method == "POST")
        text += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    return text + "\r\n" + body;
}

std::string ask(std::uint16_t port, const std::string& bytes) {
    const Client client(port);
    client.send(bytes);
    return client.receive();
}

bool is_alive(std::uint16_t port) {
    for (int tries = 0; tries < 100; ++tries)
        if (ask(port, request_of("GET", "/healthz")).starts_with("HTTP/1.1 200")) return true;
    return false;
}

bool eventually(const std::function<bool()>& holds) {
    for (int i = 0; i < 60'000; ++i) {
        if (holds()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return false;
}

} // namespace apatite::test
