// Counters in the text format of Prometheus. Labels come from the program and the pack, never from a request.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "apatite/assessment.h"
#include "server/http.h"

namespace apatite::server {

/// Any number of threads may count at once.
class Metrics {
public:
    void answered(const HttpReply& reply, double seconds);
    void refused(std::string_view why); ///< `connections`, `waiting`, `deadline`
    void reloaded(bool good);
    std::atomic<std::int64_t> connections = 0;

    std::string text(const Assessment::PackIdentity& pack) const;

private:
    static constexpr std::array<double, 10> bounds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1};

    mutable std::mutex mutex_;
    std::map<std::string, std::uint64_t, std::less<>> requests_, outcomes_, rules_, feedback_, refused_, reloads_;
    std::array<std::uint64_t, bounds.size() + 1> buckets_{};
    double seconds_ = 0;
};

} // namespace apatite::server
