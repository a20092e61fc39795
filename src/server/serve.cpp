// Checks what was asked for, loads rules and keys, runs the listener.
#include "server/serve.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>

#include <fmt/format.h>

#include "server/app.h"
#include "server/fetch_keys.h"
#include "server/listener.h"
#include "server/log.h"

namespace apatite::server {
namespace {

bool is_loopback(const std::string& address) { return address == "127.0.0.1" || address == "::1"; }

Error usage(std::string message) { return {"usage", std::move(message)}; }

std::optional<Error> check(const ServeOptions& options) {
    if (options.issuers.empty() && !is_loopback(options.address))
        return usage("without `--issuer` only this machine is served: leave out `--address`, or name who may call");
    if (options.tls_certificate.empty() != options.tls_key.empty())
        return usage("`--tls-cert` and `--tls-key` belong together");
    if (!options.issuers.empty() && options.public_url.empty())
        return usage("with `--issuer` name the URL that callers use: `--public-url https://cds.example.org/`");
    if (!options.public_url.empty() && !options.public_url.ends_with('/'))
        return usage("`--public-url` must end in a slash");
    for (const std::string& origin : options.cors)
        if (!origin.starts_with("http") || origin.ends_with('/') || origin == "*")
            return usage("`--cors` takes an origin such as `https://ehr.example.com`");
    return std::nullopt;
}

Result<std::vector<Issuer>> load_issuers(const std::vector<IssuerSource>& sources) {
    std::vector<Issuer> issuers;
    for (const IssuerSource& source : sources) {
        const bool from_url = source.keys.starts_with("https://");
        std::string json;
        if (from_url) {
            Result<std::string> fetched = fetch_key_set(source.keys);
            if (!fetched) return Error{"key-set", source.keys + ": " + fetched.error().message};
            json = std::move(fetched).value();
        } else {
            std::ifstream file(source.keys, std::ios::binary);
            if (!file) return Error{"key-set", source.keys + ": the file cannot be read"};
            json.assign(std::istreambuf_iterator<char>(file), {});
        }
        Result<std::vector<Key>> keys = read_key_set(json);
        if (!keys) return Error{"key-set", source.keys + ": " + keys.error().message};
        issuers.push_back({source.iss, from_url ? source.keys : "", std::move(keys).value()});
    }
    return issuers;
}

std::string public_url_of(const ServeOptions& options, std::uint16_t port) {
    if (!options.public_url.empty()) return options.public_url;
    return fmt::format("{}://localhost:{}/", options.tls_key.empty() ? "http" : "https", port);
}

/// What is in use stays when the new is bad.
void reload(App& app, const ServeOptions& options, const Log& log) {
    Result<std::shared_ptr<const Rules>> rules =
        load_rules(options.pack_folder, options.site_profile, app.options().public_url);
    app.metrics.reloaded(rules.ok());
    if (rules) {
        log.event("pack-loaded", rules.value()->pack.identity().hash);
        app.use(std::move(rules).value());
    } else {
        log.failure("pack-kept", rules.error().message);
    }
    Result<std::vector<Issuer>> issuers = load_issuers(options.issuers);
    if (issuers)
        app.use(std::move(issuers).value());
    else
        log.failure("keys-kept", issuers.error().message);
}

} // namespace

std::optional<Error> serve(const ServeOptions& options) {
    if (const auto error = check(options)) return error;
    const Log log;
    Result<std::unique_ptr<Listener>> listener = Listener::open(options);
    if (!listener) return listener.error();
    const std::string url = public_url_of(options, listener.value()->port());
    Result<std::shared_ptr<const Rules>> rules = load_rules(options.pack_folder, options.site_profile, url);
    if (!rules) return rules.error();
    Result<std::vector<Issuer>> issuers = load_issuers(options.issuers);
    if (!issuers) return issuers.error();
    App app({url, !options.issuers.empty(), options.page_for_all, options.cors, options.limits},
            std::move(rules).value(), std::move(issuers).value());
    log.event("listening", fmt::format("{} port {}", options.address, listener.value()->port()));
    fmt::print("{}\n", url);
    std::fflush(stdout);
    listener.value()->run(app, log, [&] { reload(app, options, log); });
    log.event("stopped");
    return std::nullopt;
}

} // namespace apatite::server
