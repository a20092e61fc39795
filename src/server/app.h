// What the service answers to a request, without a socket: who may ask, which path, what comes back.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "server/http.h"
#include "server/limits.h"
#include "server/metrics.h"
#include "server/rules.h"
#include "server/token.h"

namespace apatite::server {

struct AppOptions {
    std::string public_url;        ///< as callers know the service, ends in a slash: `aud` of tokens, links of cards
    bool needs_token = false;      ///< issuers are configured; without it only this machine is served
    bool page_for_all = false;     ///< the page is served to other machines too
    std::vector<std::string> cors; ///< origins of browser-based clients
    Limits limits;
};

/// Any number of threads may ask at once; rules and issuers may be replaced meanwhile.
class App {
public:
    App(AppOptions options, std::shared_ptr<const Rules> rules, std::vector<Issuer> issuers);

    HttpReply answer(const HttpRequest& request, const Moment& now);
    /// With the headers that every reply carries: also for one that was made without asking, so that a browser-based
    /// client can read it, too.
    HttpReply complete(HttpReply reply, const HttpRequest& request) const;

    void use(std::shared_ptr<const Rules> rules) { rules_.store(std::move(rules)); }
    void use(std::vector<Issuer> issuers) {
        issuers_.store(std::make_shared<const std::vector<Issuer>>(std::move(issuers)));
    }
    const AppOptions& options() const noexcept { return options_; }

    Metrics metrics;
    std::atomic<bool> draining = false; ///< `readyz` says so, and connections end with their answer

private:
    HttpReply route(const HttpRequest& request, const Moment& now);
    HttpReply hooks(const HttpRequest& request, std::string_view path, const Moment& now, const Rules& rules);
    HttpReply get(std::string_view path, const Rules& rules) const;
    std::optional<HttpReply> refuse_caller(const HttpRequest& request, std::string_view path, const Moment& now);
    bool is_own_or_listed(const HttpRequest& request) const;

    AppOptions options_;
    std::atomic<std::shared_ptr<const Rules>> rules_;
    std::atomic<std::shared_ptr<const std::vector<Issuer>>> issuers_;
    ReplayStore replay_;
};

} // namespace apatite::server
