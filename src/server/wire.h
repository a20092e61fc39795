// Beast's messages as this service's own requests and replies.
#pragma once

#include <string_view>

#include <boost/beast/core/error.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include "server/http.h"

namespace apatite::server {

using WireRequest = boost::beast::http::request<boost::beast::http::string_body>;
using WireResponse = boost::beast::http::response<boost::beast::http::string_body>;

/// Views `message`.
HttpRequest request_of(const WireRequest& message, bool from_this_machine);

WireResponse response_of(HttpReply reply, bool keep_alive);

/// Words of the log come from here: a method that a caller made up is `other`.
std::string_view known_method(const WireRequest& message);

bool waits_to_send_the_body(const WireRequest& message);

/// What to answer when a request cannot be read: too large or garbled. 0: nothing, it was slow or has gone.
int status_of(const boost::beast::error_code& error);

} // namespace apatite::server
