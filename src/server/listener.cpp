#include "server/listener.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <thread>
#include <vector>

#include <sys/resource.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include "server/connections.h"

namespace apatite::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

/// As many files as the system lets one process have.
void raise_file_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

/// The certificate and its key, where `options` name them.
std::optional<Error> load_tls(const ServeOptions& options, std::optional<asio::ssl::context>& tls) {
    if (options.tls_key.empty()) return std::nullopt;
    error_code error;
    tls.emplace(asio::ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(tls->native_handle(), TLS1_2_VERSION);
    tls->use_certificate_chain_file(options.tls_certificate, error);
    if (error) return Error{"tls", options.tls_certificate + ": no certificate chain in PEM can be read"};
    tls->use_private_key_file(options.tls_key, asio::ssl::context::pem, error);
    if (error) return Error{"tls", options.tls_key + ": no private key in PEM that fits the certificate"};
    return std::nullopt;
}

} // namespace

/// What accepts and stops runs on one strand, so that nothing of it needs a lock. Connections have strands of their
/// own.
struct Listener::Implementation {
    explicit Implementation(unsigned count) : threads(count), context(static_cast<int>(count)) {}

    unsigned threads;
    std::unique_ptr<Connections> connections; ///< before `context`, which lets the last of them go when it goes
    std::optional<asio::ssl::context> tls;
    asio::io_context context;
    asio::strand<asio::io_context::executor_type> control{asio::make_strand(context)};
    tcp::acceptor acceptor{control};
    asio::signal_set signals{control};
    asio::steady_timer drain{control}, pause{control};

    void accept() {
        acceptor.async_accept(asio::make_strand(context), [this](error_code error, tcp::socket socket) {
            if (!acceptor.is_open()) return;
            if (error) return accept_later();
            connections->begin(std::move(socket), tls ? &*tls : nullptr);
            accept();
        });
    }

    /// Out of descriptors, say: asking again at once would only burn time.
    void accept_later() {
        pause.expires_after(std::chrono::milliseconds(50));
        pause.async_wait([this](error_code) {
            if (acceptor.is_open()) accept();
        });
    }

    void stop() {
        if (!acceptor.is_open()) return; // told twice
        connections->log.event("draining");
        connections->app.draining = true;
        error_code ignored;
        acceptor.close(ignored);
        connections->end_idle();
        drain.expires_after(connections->limits().drain_time);
        drain.async_wait([this](error_code) { context.stop(); });
        watch_end();
    }

    /// Looks now and then whether the last connection is gone.
    void watch_end() {
        if (connections->none()) return context.stop();
        pause.expires_after(std::chrono::milliseconds(20));
        pause.async_wait([this](error_code) { watch_end(); });
    }

    void wait_for_signal(const std::function<void()>& reload) {
        signals.async_wait([this, &reload](error_code error, int signal) {
            if (error) return;
            if (signal == SIGHUP)
                asio::post(connections->workers, reload);
            else
                stop();
            wait_for_signal(reload);
        });
    }
};

Listener::Listener(std::unique_ptr<Implementation> implementation) : implementation_(std::move(implementation)) {}
Listener::~Listener() = default;

Result<std::unique_ptr<Listener>> Listener::open(const ServeOptions& options) {
    const unsigned threads = options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    auto made = std::make_unique<Implementation>(threads);
    error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) return Error{"listen", "`" + options.address + "` is no IP address"};
    if (const auto wrong = load_tls(options, made->tls)) return *wrong;
    const tcp::endpoint endpoint(address, options.port);
    made->acceptor.open(endpoint.protocol(), error);
    if (!error) made->acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) made->acceptor.bind(endpoint, error);
    if (!error) made->acceptor.listen(4096, error);
    if (error) return Error{"listen", "port " + std::to_string(options.port) + ": " + error.message()};
    return std::unique_ptr<Listener>(new Listener(std::move(made)));
}

std::uint16_t Listener::port() const {
    error_code error;
    return implementation_->acceptor.local_endpoint(error).port();
}

void Listener::run(App& app, const Log& log, const std::function<void()>& reload) {
    Implementation& it = *implementation_;
    raise_file_limit();
    asio::thread_pool workers(it.threads);
    it.connections = std::make_unique<Connections>(app, log, workers);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) it.signals.add(signal);
    asio::post(it.control, [&] {
        it.wait_for_signal(reload);
        it.accept();
    });
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < it.threads; ++i) threads.emplace_back([&] { it.context.run(); });
    it.context.run();
    for (std::thread& thread : threads) thread.join();
    workers.join();
    implementation_.reset(); // with what hangs on after the time to drain, while `app` and `log` are still there
}

} // namespace apatite::server
