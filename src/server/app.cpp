#include "server/app.h"

#include <algorithm>

#include <fmt/format.h>

#include "server/page_api.h"
#include "server/static_files.h"

namespace apatite::server {
namespace {

constexpr std::string_view services = "/cds-services";

/// The page may load what this service serves, and nothing else may happen in it.
constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";

std::string_view without_query(std::string_view target) { return target.substr(0, target.find('?')); }

/// `localhost`, `127.0.0.1` or `[::1]`, with or without a port: any other name of this machine came from elsewhere.
bool names_this_machine(std::string_view host) {
    const std::size_t bracket = host.rfind(']'), colon = host.rfind(':');
    const bool has_port = colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
    const std::string_view name = has_port ? host.substr(0, colon) : host;
    return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

bool is_local(const HttpRequest& request) {
    return request.from_this_machine && !request.forwarded && names_this_machine(request.host);
}

bool is_json(std::string_view content_type) {
    constexpr std::string_view json = "application/json";
    return content_type.starts_with(json) &&
           (content_type.size() == json.size() || content_type[json.size()] == ';' || content_type[json.size()] == ' ');
}

std::size_t count_resources(std::string_view body) {
    constexpr std::string_view key = "\"resourceType\"";
    std::size_t count = 0;
    for (std::size_t at = body.find(key); at != std::string_view::npos; at = body.find(key, at + key.size())) ++count;
    return count;
}

HttpReply text_reply(std::string_view route, std::string_view type, std::string body) {
    HttpReply reply;
    reply.route = route;
    reply.content_type = std::string(type);
    reply.body = std::move(body);
    return reply;
}

HttpReply named(std::string_view route, HttpReply reply) {
    reply.route = route;
    return reply;
}

HttpReply wrong_method(std::string_view allowed) {
    HttpReply reply = problem(405, "method", fmt::format("this path answers {}", allowed));
    reply.headers.emplace_back("Allow", allowed);
    return reply;
}

HttpReply from_hook(std::string_view route, cds_hooks::Reply reply) {
    HttpReply out;
    out.route = route;
    out.status = reply.status;
    out.body = std::move(reply.body);
    out.outcome = cds_hooks::to_string(reply.outcome);
    out.rules = std::move(reply.rules);
    out.reasons = std::move(reply.reasons);
    return out;
}

std::string_view type_of(std::string_view name) {
    if (name.ends_with(".html")) return "text/html; charset=utf-8";
    if (name.ends_with(".css")) return "text/css; charset=utf-8";
    if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
    if (name.ends_with(".svg")) return "image/svg+xml";
    return "application/json";
}

} // namespace

App::App(AppOptions options, std::shared_ptr<const Rules> rules, std::vector<Issuer> issuers)
    : options_(std::move(options)) {
    use(std::move(rules));
    use(std::move(issuers));
}

HttpReply App::answer(const HttpRequest& request, const Moment& now) { return complete(route(request, now), request); }

HttpReply App::complete(HttpReply reply, const HttpRequest& request) const {
    const auto add = [&](std::string_view name, std::string_view value) { reply.headers.emplace_back(name, value); };
    add("X-Content-Type-Options", "nosniff");
    add("Cache-Control", "no-store");
    add("Referrer-Policy", "no-referrer");
    const bool has_policy = std::ranges::any_of(
        reply.headers, [](const auto& header) { return header.first == "Content-Security-Policy"; });
    if (!has_policy) add("Content-Security-Policy", page_policy);
    if (std::ranges::find(options_.cors, request.origin) != options_.cors.end()) {
        add("Access-Control-Allow-Origin", request.origin);
        add("Vary", "Origin");
    }
    return reply;
}

bool App::is_own_or_listed(const HttpRequest& request) const {
    if (request.origin.empty()) return true;
    const std::size_t scheme = request.origin.find("://");
    if (scheme != std::string_view::npos && request.origin.substr(scheme + 3) == request.host) return true;
    return std::ranges::find(options_.cors, request.origin) != options_.cors.end();
}

std::optional<HttpReply> App::refuse_caller(const HttpRequest& request, std::string_view path, const Moment& now) {
    if (!is_own_or_listed(request))
        return problem(403, "origin", "this origin may not call; `--cors` lists those that may");
    if (!options_.needs_token)
        return is_local(request) ? std::nullopt
                                 : std::optional(problem(403, "local-only",
                                                         "without configured issuers only this machine is served"));
    if (!path.starts_with(services)) {
        const bool open = path == "/healthz" || path == "/readyz" || path == "/metrics" || path == "/knowledge";
        if (open || options_.page_for_all || is_local(request)) return std::nullopt;
        return problem(403, "local-only", "the page is served to this machine only; `--page` opens it");
    }
    constexpr std::string_view bearer = "Bearer ";
    const std::string url = options_.public_url.substr(0, options_.public_url.size() - 1) + std::string(path);
    std::vector<std::string> audiences{url};
    if (url.ends_with("/feedback")) audiences.push_back(url.substr(0, url.size() - 9));
    const bool has_token = request.authorization.starts_with(bearer);
    const auto error = has_token ? check_token(request.authorization.substr(bearer.size()), *issuers_.load(), audiences,
                                               now.seconds, replay_)
                                 : std::optional(Error{"token", "a JSON Web Token is needed"});
    if (!error) return std::nullopt;
    HttpReply reply = problem(error->code == "token-store" ? 503 : 401, error->code, error->message);
    reply.headers.emplace_back(error->code == "token-store" ? "Retry-After" : "WWW-Authenticate",
                               error->code == "token-store" ? "60" : "Bearer");
    reply.route = "/cds-services";
    return reply;
}

HttpReply App::route(const HttpRequest& request, const Moment& now) {
    const std::string_view path = without_query(request.target);
    if (request.method == "OPTIONS") {
        if (request.origin.empty() || std::ranges::find(options_.cors, request.origin) == options_.cors.end())
            return problem(403, "origin", "this origin may not call; `--cors` lists those that may");
        HttpReply reply = text_reply("preflight", "text/plain", "");
        reply.status = 204;
        reply.headers = {{"Access-Control-Allow-Methods", "GET, POST"},
                         {"Access-Control-Allow-Headers", "Authorization, Content-Type"},
                         {"Access-Control-Max-Age", "600"}};
        return reply;
    }
    if (auto refused = refuse_caller(request, path, now)) return *std::move(refused);
    const std::shared_ptr<const Rules> rules = rules_.load();
    if (request.method == "POST") {
        if (!is_json(request.content_type))
            return problem(415, "content-type", "send `Content-Type: application/json`");
        if (count_resources(request.body) > options_.limits.resources)
            return problem(413, "resources", fmt::format("more than {} resources", options_.limits.resources));
        if (path == "/api/assess") return named("/api/assess", assess_for_page(rules->pack, request.body));
    }
    if (path.starts_with(services)) return hooks(request, path.substr(services.size()), now, *rules);
    if (request.method != "GET" && request.method != "HEAD") return wrong_method("GET");
    return get(path, *rules);
}

HttpReply App::hooks(const HttpRequest& request, std::string_view path, const Moment& now, const Rules& rules) {
    if (path.empty() || path == "/") {
        if (request.method != "GET") return wrong_method("GET");
        return text_reply("/cds-services", "application/json", rules.service.discovery());
    }
    const std::string own = "/" + rules.service.id();
    if (path != own && path != own + "/feedback") return problem(404, "service", "there is no such service");
    if (request.method != "POST") return wrong_method("POST");
    return path == own ? from_hook("/cds-services/{id}", rules.service.call(request.body, now.today))
                       : from_hook("/cds-services/{id}/feedback", rules.service.feedback(request.body));
}

HttpReply App::get(std::string_view path, const Rules& rules) const {
    if (path == "/healthz") return text_reply("/healthz", "application/json", R"({"status":"ok"})");
    if (path == "/readyz" && draining) return named("/readyz", problem(503, "draining", "the service is stopping"));
    if (path == "/readyz") return text_reply("/readyz", "application/json", R"({"status":"ready"})");
    if (path == "/metrics")
        return text_reply("/metrics", "text/plain; version=0.0.4; charset=utf-8", metrics.text(rules.pack.identity()));
    if (path == "/api/about") return text_reply("/api/about", "application/json", rules.about);
    if (path == "/knowledge") {
        HttpReply reply = text_reply("/knowledge", "text/html; charset=utf-8", rules.knowledge);
        reply.headers.emplace_back(
            "Content-Security-Policy",
            fmt::format("default-src 'none'; style-src '{}'; base-uri 'none'; frame-ancestors 'none'",
                        rules.style_hash));
        return reply;
    }
    const std::string_view name = path == "/" ? "index.html" : path.substr(1);
    for (const StaticFile& file : static_files())
        if (file.name == name) return text_reply("/", type_of(name), std::string(file.text));
    return problem(404, "path", "there is nothing here");
}

} // namespace apatite::server
