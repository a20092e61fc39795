#include "server/connection.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <memory>
#include <optional>

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include "server/connections.h"
#include "server/wire.h"

namespace apatite::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;

Moment moment() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[16];
    return {now, {text, std::strftime(text, sizeof text, "%Y-%m-%d", &utc)}};
}

/// One connection over TCP, or TLS. All its handlers run on one strand; the answer is made on a worker.
template <typename Stream>
class Session : public Connection, public std::enable_shared_from_this<Session<Stream>> {
    static constexpr bool is_tls = !std::is_same_v<Stream, beast::tcp_stream>;

public:
    template <typename... Arguments>
    explicit Session(Connections& all, Arguments&&... arguments)
        : all_(all), stream_(std::forward<Arguments>(arguments)...) {
        all_.add(*this);
    }
    ~Session() override { all_.remove(*this); }

    void start() {
        beast::error_code error;
        const tcp::endpoint peer = tcp_stream().socket().remote_endpoint(error);
        from_this_machine_ = !error && peer.address().is_loopback();
        asio::dispatch(stream_.get_executor(), [self = this->shared_from_this()] { self->handshake(); });
    }

    void end_if_idle() override {
        asio::post(stream_.get_executor(), [weak = this->weak_from_this()] {
            const auto self = weak.lock();
            if (self && !self->answering_) self->tcp_stream().close();
        });
    }

private:
    beast::tcp_stream& tcp_stream() { return beast::get_lowest_layer(stream_); }

    /// A handler that keeps this object until it ran. Of an error nothing more is to be said: the peer is gone.
    auto then(void (Session::*step)()) {
        return [self = this->shared_from_this(), step](beast::error_code error, std::size_t = 0) {
            if (!error) ((*self).*step)();
        };
    }

    /// The same, but the peer may be told what is wrong with its request.
    auto then_or_tell(void (Session::*step)()) {
        return [self = this->shared_from_this(), step](beast::error_code error, std::size_t) {
            error ? self->fail(error) : ((*self).*step)();
        };
    }

    void handshake() {
        if constexpr (is_tls) {
            tcp_stream().expires_after(all_.limits().header_time);
            stream_.async_handshake(asio::ssl::stream_base::server, then(&Session::read_header));
        } else {
            read_header();
        }
    }

    void read_header() {
        answering_ = false;
        if (all_.app.draining) return close();
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(all_.limits().header_bytes));
        parser_->body_limit(all_.limits().body_bytes);
        tcp_stream().expires_after(all_.limits().header_time);
        http::async_read_header(stream_, buffer_, *parser_, then_or_tell(&Session::read_body));
    }

    void read_body() {
        answering_ = true;
        tcp_stream().expires_after(all_.limits().body_time);
        if (!waits_to_send_the_body(parser_->get()) || parser_->is_done()) return read_rest();
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        asio::async_write(stream_, asio::buffer(go_on), then(&Session::read_rest));
    }

    /// A read fills what room there is, at first half a kilobyte: a body of some pages gets it at once.
    void read_rest() {
        constexpr std::uint64_t most = 16 << 10;
        buffer_.reserve(static_cast<std::size_t>(std::min(parser_->content_length_remaining().value_or(0), most)));
        http::async_read(stream_, buffer_, *parser_, then_or_tell(&Session::hand_over));
    }

    /// To a worker, unless too many wait already.
    void hand_over() {
        tcp_stream().expires_never();
        received_ = Clock::now();
        if (all_.waiting.fetch_add(1) >= all_.limits().waiting) {
            --all_.waiting;
            return overloaded("waiting");
        }
        asio::post(all_.workers, [self = this->shared_from_this()] { self->work(); });
    }

    void overloaded(std::string_view why) {
        all_.app.metrics.refused(why);
        HttpReply reply = problem(503, "overloaded", "too many requests; try again");
        reply.headers.emplace_back("Retry-After", "2");
        write(completed(std::move(reply)), parser_->get().keep_alive());
    }

    HttpReply completed(HttpReply reply) const {
        return all_.app.complete(std::move(reply), request_of(parser_->get(), from_this_machine_));
    }

    void work() {
        --all_.waiting;
        if (Clock::now() - received_ > all_.limits().deadline)
            return asio::post(stream_.get_executor(),
                              [self = this->shared_from_this()] { self->overloaded("deadline"); });
        HttpReply reply = answer();
        asio::post(stream_.get_executor(), [self = this->shared_from_this(), reply = std::move(reply)]() mutable {
            self->write(std::move(reply), self->parser_->get().keep_alive());
        });
    }

    HttpReply answer() {
        const HttpRequest request = request_of(parser_->get(), from_this_machine_);
        HttpReply reply;
        try {
            reply = all_.app.answer(request, moment());
        } catch (const std::exception&) { // memory that ran out; its text is not needed
            reply = problem(500, "fault", "the request could not be answered");
            all_.log.failure("fault", "an exception while answering");
        }
        const double seconds = std::chrono::duration<double>(Clock::now() - received_).count();
        all_.app.metrics.answered(reply, seconds);
        all_.log.request(known_method(parser_->get()), reply, seconds, request.body.size());
        return reply;
    }

    void write(HttpReply reply, bool keep_alive) {
        response_.emplace(response_of(std::move(reply), keep_alive && !all_.app.draining));
        tcp_stream().expires_after(all_.limits().write_time);
        const auto next = then(response_->keep_alive() ? &Session::read_header : &Session::close);
        if (parser_->get().method() != http::verb::head) return http::async_write(stream_, *response_, next);
        serializer_.emplace(*response_);
        http::async_write_header(stream_, *serializer_, next);
    }

    /// Too large or garbled is answered before the connection ends; slow or gone is not.
    void fail(beast::error_code error) {
        const int status = status_of(error);
        if (status == 0) return close();
        answering_ = true;
        HttpReply reply = problem(status, "http", "the request is too large or no HTTP");
        reply.route = "unread";
        all_.app.metrics.answered(reply, 0);
        write(completed(std::move(reply)), false);
    }

    /// Says goodbye in order: first the sending side, so that the last answer arrives. What the peer still sends is
    /// read and dropped for a while: a socket closed on unread bytes takes back the answer that is on its way.
    void close() {
        tcp_stream().expires_after(all_.limits().goodbye_time);
        if constexpr (is_tls)
            stream_.async_shutdown([self = this->shared_from_this()](beast::error_code) { self->end_sending(); });
        else
            end_sending();
    }

    void end_sending() {
        beast::error_code ignored;
        tcp_stream().socket().shutdown(tcp::socket::shutdown_send, ignored);
        dropped_.resize(4096);
        drop();
    }

    void drop() { tcp_stream().async_read_some(asio::buffer(dropped_), then(&Session::drop)); }

    Connections& all_;
    Stream stream_;
    beast::flat_buffer buffer_{64 << 10};
    std::optional<http::request_parser<http::string_body>> parser_;
    std::optional<WireResponse> response_;
    std::optional<http::response_serializer<http::string_body>> serializer_;
    std::string dropped_;
    Clock::time_point received_{};
    bool from_this_machine_ = false;
    bool answering_ = false;
};

using PlainSession = Session<beast::tcp_stream>;
using TlsSession = Session<beast::ssl_stream<beast::tcp_stream>>;

} // namespace

void serve_connection(Connections& all, tcp::socket socket, asio::ssl::context* tls) {
    if (tls != nullptr)
        std::make_shared<TlsSession>(all, std::move(socket), *tls)->start();
    else
        std::make_shared<PlainSession>(all, std::move(socket))->start();
}

} // namespace apatite::server
