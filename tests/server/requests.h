// An `App` with the built-in rules, and requests to it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/app.h"

namespace apatite::test {

std::shared_ptr<const server::Rules> rules();
std::unique_ptr<server::App> app(server::AppOptions options = {});

/// From this machine, as the page or a local client sends it.
server::HttpRequest get(std::string_view target);
server::HttpRequest post(std::string_view target, std::string_view body);
server::HttpReply answer(server::App& app, const server::HttpRequest& request);
std::string header_of(const server::HttpReply& reply, std::string_view name);

} // namespace apatite::test
