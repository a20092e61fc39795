#include "server/wire.h"

#include <utility>

#include <boost/beast/http/error.hpp>

namespace apatite::server {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

} // namespace

HttpRequest request_of(const WireRequest& message, bool from_this_machine) {
    HttpRequest request;
    request.method = view(message.method_string());
    request.target = view(message.target());
    request.body = message.body();
    request.content_type = view(message[http::field::content_type]);
    request.authorization = view(message[http::field::authorization]);
    request.origin = view(message[http::field::origin]);
    request.host = view(message[http::field::host]);
    request.from_this_machine = from_this_machine;
    request.forwarded = message.count("Forwarded") + message.count("X-Forwarded-For") > 0;
    return request;
}

WireResponse response_of(HttpReply reply, bool keep_alive) {
    WireResponse response(static_cast<http::status>(reply.status), 11);
    response.set(http::field::content_type, reply.content_type);
    for (const auto& [name, value] : reply.headers) response.set(name, value);
    response.keep_alive(keep_alive);
    response.body() = std::move(reply.body);
    response.prepare_payload();
    return response;
}

std::string_view known_method(const WireRequest& message) {
    switch (message.method()) {
    case http::verb::get: return "GET";
    case http::verb::head: return "HEAD";
    case http::verb::post: return "POST";
    case http::verb::options: return "OPTIONS";
    default: return "other";
    }
}

bool waits_to_send_the_body(const WireRequest& message) { return view(message[http::field::expect]) == "100-continue"; }

int status_of(const beast::error_code& error) {
    if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
    if (error == http::error::body_limit) return 413;
    const bool of_http = error.category() == make_error_code(http::error::bad_method).category();
    const bool gone = error == http::error::end_of_stream || error == http::error::partial_message;
    return of_http && !gone ? 400 : 0;
}

} // namespace apatite::server
