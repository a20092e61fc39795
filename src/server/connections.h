// The connections that are open, how many there may be, and what they share.
#pragma once

#include <atomic>
#include <mutex>
#include <set>
#include <string_view>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>

#include "server/app.h"
#include "server/connection.h"
#include "server/log.h"

namespace apatite::server {

/// Outlives every connection. From any thread.
class Connections {
public:
    Connections(App& service, const Log& events, boost::asio::thread_pool& threads)
        : app(service), log(events), workers(threads) {}

    /// Serves the socket's peer until it goes, over TLS where `tls` is not null. Above the limit it is told to come
    /// again and let go.
    void begin(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context* tls);
    /// Ends those that wait for a request.
    void end_idle();
    bool none() const { return app.metrics.connections.load() == 0; }

    // For the connections themselves.
    const Limits& limits() const { return app.options().limits; }
    void add(Connection& one);
    void remove(Connection& one);

    App& app;
    const Log& log;
    boost::asio::thread_pool& workers; ///< that make the answers
    std::atomic<std::size_t> waiting = 0;

private:
    std::mutex mutex_;
    std::set<Connection*> open_;
};

} // namespace apatite::server
