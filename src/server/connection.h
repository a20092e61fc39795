// One caller's connection: reads requests within the limits of size and time, has them answered, and writes.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

namespace apatite::server {

class Connections;

/// One that is open.
class Connection {
public:
    virtual ~Connection() = default;
    /// Ends the connection unless a request is being answered. From any thread.
    virtual void end_if_idle() = 0;
};

/// Serves the socket's peer until it goes, over TLS where `tls` is not null. Returns at once.
void serve_connection(Connections& all, boost::asio::ip::tcp::socket socket, boost::asio::ssl::context* tls);

} // namespace apatite::server
