#include "server/metrics.h"

#include <algorithm>

#include <fmt/format.h>

namespace apatite::server {
namespace {

using Counts = std::map<std::string, std::uint64_t, std::less<>>;

std::string quoted(std::string_view value) {
    std::string text;
    for (const char c : value) {
        if (c == '"' || c == '\\') text += '\\';
        text += c == '\n' ? ' ' : c;
    }
    return '"' + text + '"';
}

void append(std::string& out, std::string_view name, std::string_view help, std::string_view label,
            const Counts& counts) {
    out += fmt::format("# HELP {0} {1}\n# TYPE {0} counter\n", name, help);
    for (const auto& [value, count] : counts)
        out += label.empty() ? fmt::format("{}{{{}}} {}\n", name, value, count)
                             : fmt::format("{}{{{}={}}} {}\n", name, label, quoted(value), count);
}

} // namespace

void Metrics::answered(const HttpReply& reply, double seconds) {
    const auto bucket = static_cast<std::size_t>(std::ranges::lower_bound(bounds, seconds) - bounds.begin());
    const std::string request = fmt::format("route={},status=\"{}\"", quoted(reply.route), reply.status);
    const std::lock_guard lock(mutex_);
    ++requests_[request];
    ++buckets_[bucket];
    seconds_ += seconds;
    if (!reply.outcome.empty()) ++outcomes_[std::string(reply.outcome)];
    for (const std::string& rule : reply.rules) ++rules_[rule];
    for (const std::string& reason : reply.reasons) ++feedback_[reason];
}

void Metrics::refused(std::string_view why) {
    const std::lock_guard lock(mutex_);
    ++refused_[std::string(why)];
}

void Metrics::reloaded(bool good) {
    const std::lock_guard lock(mutex_);
    ++reloads_[good ? "good" : "bad"];
}

std::string Metrics::text(const Assessment::PackIdentity& pack) const {
    const std::lock_guard lock(mutex_);
    std::string out;
    append(out, "apatite_requests_total", "Requests answered.", "", requests_);
    append(out, "apatite_outcomes_total", "What came of requests: cards by indicator, silence, refusals.", "outcome",
           outcomes_);
    append(out, "apatite_rule_firings_total", "Rules that held for a patient.", "rule", rules_);
    append(out, "apatite_feedback_total", "What became of cards.", "reason", feedback_);
    append(out, "apatite_refused_total", "Requests and connections turned away.", "why", refused_);
    append(out, "apatite_reloads_total", "Packs loaded again.", "result", reloads_);
    out += "# HELP apatite_request_seconds Time from a request read to its answer ready.\n"
           "# TYPE apatite_request_seconds histogram\n";
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < buckets_.size(); ++i) {
        sum += buckets_[i];
        const std::string bound = i < bounds.size() ? fmt::format("{}", bounds[i]) : "+Inf";
        out += fmt::format("apatite_request_seconds_bucket{{le=\"{}\"}} {}\n", bound, sum);
    }
    out += fmt::format("apatite_request_seconds_sum {}\napatite_request_seconds_count {}\n", seconds_, sum);
    out += fmt::format("# HELP apatite_connections Open connections.\n# TYPE apatite_connections gauge\n"
                       "apatite_connections {}\n",
                       connections.load());
    out += fmt::format("# HELP apatite_pack_info The rules in use.\n# TYPE apatite_pack_info gauge\n"
                       "apatite_pack_info{{id={},version={},hash={}}} 1\n",
                       quoted(pack.id), quoted(pack.version), quoted(pack.hash));
    return out;
}

} // namespace apatite::server
