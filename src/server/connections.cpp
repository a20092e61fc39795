#include "server/connections.h"

#include <utility>

#include <boost/asio/buffer.hpp>

#include "server/connection.h"

namespace apatite::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr std::string_view busy =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

} // namespace

void Connections::begin(tcp::socket socket, asio::ssl::context* tls) {
    boost::system::error_code ignored;
    if (app.metrics.connections.load() >= static_cast<std::int64_t>(limits().connections)) {
        app.metrics.refused("connections");
        socket.non_blocking(true, ignored);
        if (tls == nullptr) socket.write_some(asio::buffer(busy), ignored);
        return; // which closes it
    }
    socket.set_option(tcp::no_delay(true), ignored);
    serve_connection(*this, std::move(socket), tls);
}

void Connections::end_idle() {
    const std::lock_guard lock(mutex_);
    for (Connection* const one : open_) one->end_if_idle();
}

void Connections::add(Connection& one) {
    ++app.metrics.connections;
    const std::lock_guard lock(mutex_);
    open_.insert(&one);
}

void Connections::remove(Connection& one) {
    {
        const std::lock_guard lock(mutex_);
        open_.erase(&one);
    }
    --app.metrics.connections;
}

} // namespace apatite::server
