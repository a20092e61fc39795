// The port: takes connections in, and signals from the system; when told, lets everything finish and ends.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "apatite/result.h"
#include "server/app.h"
#include "server/log.h"
#include "server/serve.h"

namespace apatite::server {

class Listener {
public:
    /// Takes the address, so that a port in use is told before anything else is done. Errors: `listen`, `tls`.
    static Result<std::unique_ptr<Listener>> open(const ServeOptions& options);
    ~Listener();

    std::uint16_t port() const;

    /// Answers until SIGTERM or SIGINT, and calls `reload` (on a thread of its own) at SIGHUP. Returns when every
    /// connection has ended, or the time to drain is over. Once; the port is free afterwards.
    void run(App& app, const Log& log, const std::function<void()>& reload);

private:
    struct Implementation;
    explicit Listener(std::unique_ptr<Implementation> implementation);
    std::unique_ptr<Implementation> implementation_;
};

} // namespace apatite::server
