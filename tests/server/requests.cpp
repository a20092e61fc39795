#include "server/requests.h"

#include <utility>

namespace apatite::test {

std::shared_ptr<const server::Rules> rules() {
    static const std::shared_ptr<const server::Rules> loaded =
        server::load_rules("", "", "http://localhost:8080/").value();
    return loaded;
}

std::unique_ptr<server::App> app(server::AppOptions options) {
    if (options.public_url.empty()) options.public_url = "http://localhost:8080/";
    return std::make_unique<server::App>(std::move(options), rules(), std::vector<server::Issuer>{});
}

server::HttpRequest get(std::string_view target) {
    server::HttpRequest request;
    request.method = "GET";
    request.target = target;
    request.host = "localhost:8080";
    request.from_this_machine = true;
    return request;
}

server::HttpRequest post(std::string_view target, std::string_view body) {
    server::HttpRequest request = get(target);
    request.method = "POST";
    request.body = body;
    request.content_type = "application/json";
    return request;
}

server::HttpReply answer(server::App& app, const server::HttpRequest& request) {
    return app.answer(request, {1717200000, "2024-06-01"});
}

std::string header_of(const server::HttpReply& reply, std::string_view name) {
    for (const auto& [key, value] : reply.headers)
        if (key == name) return value;
    return {};
}

} // namespace apatite::test
