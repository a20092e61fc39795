// One JSON object a line on standard error. What is logged comes from the program, never from a request's own text.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "server/http.h"

namespace apatite::server {

/// Any number of threads may log at once.
class Log {
public:
    Log();
    ~Log();
    void request(std::string_view method, const HttpReply& reply, double seconds, std::size_t bytes_in) const;
    /// Something that happened to the service. `detail` must not come from a request.
    void event(std::string_view name, std::string_view detail = {}) const;
    void failure(std::string_view name, std::string_view detail) const;

private:
    struct Sink;
    std::unique_ptr<Sink> sink_;
};

} // namespace apatite::server
