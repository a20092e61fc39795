// What `apatite serve` is compared with: Boost.Beast that reads a request and returns the same bytes, and does nothing
// else. `bare_server PORT FILE [THREADS]`.
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

class Session : public std::enable_shared_from_this<Session> {
public:
    Session(tcp::socket socket, const std::string& body) : stream_(std::move(socket)), body_(body) {}
    void read() {
        request_ = {};
        http::async_read(stream_, buffer_, request_, [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (!error) self->write();
        });
    }

private:
    void write() {
        response_ = {http::status::ok, 11};
        response_.set(http::field::content_type, "application/json");
        response_.body() = body_;
        response_.prepare_payload();
        http::async_write(stream_, response_, [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (!error) self->read();
        });
    }

    beast::tcp_stream stream_;
    const std::string& body_;
    beast::flat_buffer buffer_;
    http::request<http::string_body> request_;
    http::response<http::string_body> response_;
};

void accept(asio::io_context& context, tcp::acceptor& acceptor, const std::string& body) {
    acceptor.async_accept(asio::make_strand(context), [&](beast::error_code error, tcp::socket socket) {
        if (!error) std::make_shared<Session>(std::move(socket), body)->read();
        accept(context, acceptor, body);
    });
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    std::ifstream file(argv[2], std::ios::binary);
    const std::string body(std::istreambuf_iterator<char>(file), {});
    const int threads = argc > 3 ? std::stoi(argv[3]) : 2;
    asio::io_context context(threads);
    tcp::acceptor acceptor(context,
                           {asio::ip::make_address("127.0.0.1"), static_cast<std::uint16_t>(std::stoi(argv[1]))});
    accept(context, acceptor, body);
    std::vector<std::thread> pool;
    for (int i = 1; i < threads; ++i) pool.emplace_back([&] { context.run(); });
    context.run();
}
