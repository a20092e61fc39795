#include "server/listener.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <ctime>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include <sys/resource.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

namespace apatite::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;

constexpr std::string_view busy =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

Moment moment() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[16];
    return {now, {text, std::strftime(text, sizeof text, "%Y-%m-%d", &utc)}};
}

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

/// Words of the log come from here: a method that a caller made up is `other`.
std::string_view known_method(http::verb verb) {
    switch (verb) {
    case http::verb::get: return "GET";
    case http::verb::head: return "HEAD";
    case http::verb::post: return "POST";
    case http::verb::options: return "OPTIONS";
    default: return "other";
    }
}

/// What all connections share.
struct Service {
    App& app;
    const Log& log;
    asio::thread_pool& workers;
    std::atomic<std::size_t> waiting = 0;
    std::mutex mutex{};
    std::set<class Connection*> open{}; ///< to wake those that wait for a request when the service stops
};

class Connection {
public:
    virtual ~Connection() = default;
    /// Ends the connection unless a request is being answered. From any thread.
    virtual void end_if_idle() = 0;
};

/// One connection over TCP, or TLS. All its handlers run on one strand; the answer is made on a worker.
template <typename Stream>
class Session : public Connection, public std::enable_shared_from_this<Session<Stream>> {
    static constexpr bool is_tls = !std::is_same_v<Stream, beast::tcp_stream>;

public:
    template <typename... Arguments>
    explicit Session(Service& service, Arguments&&... arguments)
        : service_(service), stream_(std::forward<Arguments>(arguments)...) {
        ++service_.app.metrics.connections;
        const std::lock_guard lock(service_.mutex);
        service_.open.insert(this);
    }
    ~Session() override {
        --service_.app.metrics.connections;
        const std::lock_guard lock(service_.mutex);
        service_.open.erase(this);
    }

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
    const Limits& limits() const { return service_.app.options().limits; }

    void handshake() {
        if constexpr (is_tls) {
            tcp_stream().expires_after(limits().header_time);
            stream_.async_handshake(asio::ssl::stream_base::server,
                                    [self = this->shared_from_this()](beast::error_code error) {
                                        if (!error) self->read_header();
                                    });
        } else {
            read_header();
        }
    }

    void read_header() {
        answering_ = false;
        if (service_.app.draining) return close();
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(limits().header_bytes));
        parser_->body_limit(limits().body_bytes);
        tcp_stream().expires_after(limits().header_time);
        http::async_read_header(stream_, buffer_, *parser_,
                                [self = this->shared_from_this()](beast::error_code error, std::size_t) {
                                    error ? self->fail(error) : self->read_body();
                                });
    }

    void read_body() {
        answering_ = true;
        tcp_stream().expires_after(limits().body_time);
        if (view(parser_->get()[http::field::expect]) == "100-continue" && !parser_->is_done()) {
            static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
            return asio::async_write(stream_, asio::buffer(go_on),
                                     [self = this->shared_from_this()](beast::error_code error, std::size_t) {
                                         if (!error) self->read_rest();
                                     });
        }
        read_rest();
    }

    void read_rest() {
        http::async_read(stream_, buffer_, *parser_,
                         [self = this->shared_from_this()](beast::error_code error, std::size_t) {
                             error ? self->fail(error) : self->hand_over();
                         });
    }

    /// To a worker, unless too many wait already.
    void hand_over() {
        tcp_stream().expires_never();
        received_ = Clock::now();
        if (service_.waiting.fetch_add(1) >= limits().waiting) {
            --service_.waiting;
            return overloaded("waiting");
        }
        asio::post(service_.workers, [self = this->shared_from_this()] { self->work(); });
    }

    void overloaded(std::string_view why) {
        service_.app.metrics.refused(why);
        HttpReply reply = problem(503, "overloaded", "too many requests; try again");
        reply.headers.emplace_back("Retry-After", "2");
        write(std::move(reply), parser_->get().keep_alive());
    }

    void work() {
        --service_.waiting;
        if (Clock::now() - received_ > limits().deadline)
            return asio::post(stream_.get_executor(),
                              [self = this->shared_from_this()] { self->overloaded("deadline"); });
        HttpReply reply = answer();
        asio::post(stream_.get_executor(), [self = this->shared_from_this(), reply = std::move(reply)]() mutable {
            self->write(std::move(reply), self->parser_->get().keep_alive());
        });
    }

    HttpReply answer() {
        const auto& message = parser_->get();
        HttpRequest request;
        request.method = view(message.method_string());
        request.target = view(message.target());
        request.body = message.body();
        request.content_type = view(message[http::field::content_type]);
        request.authorization = view(message[http::field::authorization]);
        request.origin = view(message[http::field::origin]);
        request.host = view(message[http::field::host]);
        request.from_this_machine = from_this_machine_;
        request.forwarded = message.count("Forwarded") + message.count("X-Forwarded-For") > 0;
        HttpReply reply;
        try {
            reply = service_.app.answer(request, moment());
        } catch (
            const std::exception&) { // memory that ran out; what() could name nothing of the patient, but is not needed
            reply = problem(500, "fault", "the request could not be answered");
            service_.log.failure("fault", "an exception while answering");
        }
        const double seconds = std::chrono::duration<double>(Clock::now() - received_).count();
        service_.app.metrics.answered(reply, seconds);
        service_.log.request(known_method(message.method()), reply, seconds, request.body.size());
        return reply;
    }

    void write(HttpReply reply, bool keep_alive) {
        response_.emplace(static_cast<http::status>(reply.status), 11);
        response_->set(http::field::content_type, reply.content_type);
        for (const auto& [name, value] : reply.headers) response_->set(name, value);
        response_->keep_alive(keep_alive && !service_.app.draining);
        response_->body() = std::move(reply.body);
        response_->prepare_payload();
        const bool head = parser_ && parser_->get().method() == http::verb::head;
        tcp_stream().expires_after(limits().write_time);
        const auto done = [self = this->shared_from_this()](beast::error_code error, std::size_t) {
            if (error) return;
            self->response_->keep_alive() ? self->read_header() : self->close();
        };
        if (head) {
            serializer_.emplace(*response_);
            http::async_write_header(stream_, *serializer_, done);
        } else {
            http::async_write(stream_, *response_, done);
        }
    }

    /// Too large or garbled is answered before the connection ends; slow or gone is not.
    void fail(beast::error_code error) {
        int status = 0;
        if (error == http::error::header_limit || error == http::error::buffer_overflow)
            status = 431;
        else if (error == http::error::body_limit)
            status = 413;
        else if (error.category() == make_error_code(http::error::bad_method).category() &&
                 error != http::error::end_of_stream && error != http::error::partial_message)
            status = 400;
        if (status == 0) return close();
        HttpReply reply = problem(status, "http", "the request is too large or no HTTP");
        reply.route = "unread";
        service_.app.metrics.answered(reply, 0);
        write(std::move(reply), false);
    }

    /// Says goodbye in order: first the sending side, so that the last answer arrives.
    void close() {
        beast::error_code ignored;
        tcp_stream().socket().shutdown(tcp::socket::shutdown_send, ignored);
    }

    Service& service_;
    Stream stream_;
    beast::flat_buffer buffer_{64 << 10};
    std::optional<http::request_parser<http::string_body>> parser_;
    std::optional<http::response<http::string_body>> response_;
    std::optional<http::response_serializer<http::string_body>> serializer_;
    Clock::time_point received_{};
    bool from_this_machine_ = false;
    bool answering_ = false;
};

using PlainSession = Session<beast::tcp_stream>;
using TlsSession = Session<beast::ssl_stream<beast::tcp_stream>>;

/// As many files as the system lets one process have.
void raise_file_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

struct Listener::Implementation {
    explicit Implementation(unsigned count)
        : threads(count), context(static_cast<int>(count)), acceptor(context), signals(context), drain(context) {}

    unsigned threads;
    asio::io_context context;
    tcp::acceptor acceptor;
    asio::signal_set signals;
    asio::steady_timer drain;
    std::optional<asio::ssl::context> tls;
    std::unique_ptr<Service> service;

    void accept() {
        acceptor.async_accept(asio::make_strand(context), [this](beast::error_code error, tcp::socket socket) {
            if (error == asio::error::operation_aborted) return;
            if (!error) begin(std::move(socket));
            if (!service->app.draining) accept();
        });
    }

    void begin(tcp::socket socket) {
        App& app = service->app;
        if (app.metrics.connections.load() >= static_cast<std::int64_t>(app.options().limits.connections)) {
            app.metrics.refused("connections");
            beast::error_code ignored;
            socket.non_blocking(true, ignored);
            if (!tls) socket.write_some(asio::buffer(busy), ignored);
            return; // which closes it
        }
        beast::error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        if (tls)
            std::make_shared<TlsSession>(*service, std::move(socket), *tls)->start();
        else
            std::make_shared<PlainSession>(*service, std::move(socket))->start();
    }

    void stop() {
        service->log.event("draining");
        service->app.draining = true;
        beast::error_code ignored;
        acceptor.close(ignored);
        {
            const std::lock_guard lock(service->mutex);
            for (Connection* const one : service->open) one->end_if_idle();
        }
        drain.expires_after(service->app.options().limits.drain_time);
        drain.async_wait([this](beast::error_code error) {
            if (!error) context.stop();
        });
        watch_end();
    }

    /// Looks now and then whether the last connection is gone.
    void watch_end() {
        auto timer = std::make_shared<asio::steady_timer>(context, std::chrono::milliseconds(20));
        timer->async_wait([this, timer](beast::error_code) {
            if (service->app.metrics.connections.load() == 0)
                context.stop();
            else
                watch_end();
        });
    }

    void wait_for_signal(const std::function<void()>& reload) {
        signals.async_wait([this, &reload](beast::error_code error, int signal) {
            if (error) return;
            if (signal != SIGHUP) return stop();
            asio::post(service->workers, reload);
            wait_for_signal(reload);
        });
    }
};

Listener::Listener(std::unique_ptr<Implementation> implementation) : implementation_(std::move(implementation)) {}
Listener::~Listener() = default;

Result<std::unique_ptr<Listener>> Listener::open(const ServeOptions& options) {
    const unsigned threads = options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    auto made = std::make_unique<Implementation>(threads);
    beast::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) return Error{"listen", "`" + options.address + "` is no IP address"};
    if (!options.tls_key.empty()) {
        made->tls.emplace(asio::ssl::context::tls_server);
        SSL_CTX_set_min_proto_version(made->tls->native_handle(), TLS1_2_VERSION);
        made->tls->use_certificate_chain_file(options.tls_certificate, error);
        if (error) return Error{"tls", options.tls_certificate + ": no certificate chain in PEM can be read"};
        made->tls->use_private_key_file(options.tls_key, asio::ssl::context::pem, error);
        if (error) return Error{"tls", options.tls_key + ": no private key in PEM that fits the certificate"};
    }
    const tcp::endpoint endpoint(address, options.port);
    made->acceptor.open(endpoint.protocol(), error);
    if (!error) made->acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) made->acceptor.bind(endpoint, error);
    if (!error) made->acceptor.listen(4096, error);
    if (error) return Error{"listen", "port " + std::to_string(options.port) + ": " + error.message()};
    return std::unique_ptr<Listener>(new Listener(std::move(made)));
}

std::uint16_t Listener::port() const {
    beast::error_code error;
    return implementation_->acceptor.local_endpoint(error).port();
}

void Listener::run(App& app, const Log& log, const std::function<void()>& reload) {
    Implementation& it = *implementation_;
    raise_file_limit();
    asio::thread_pool workers(it.threads);
    it.service.reset(new Service{app, log, workers});
    it.signals.add(SIGTERM);
    it.signals.add(SIGINT);
    it.signals.add(SIGHUP);
    it.wait_for_signal(reload);
    it.accept();
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < it.threads; ++i) threads.emplace_back([&] { it.context.run(); });
    it.context.run();
    for (std::thread& thread : threads) thread.join();
    workers.join();
}

} // namespace apatite::server
