#include "server/log.h"

#include <cmath>
#include <string>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "json/writer.h"

namespace apatite::server {

struct Log::Sink {
    spdlog::logger logger{"apatite", std::make_shared<spdlog::sinks::stderr_sink_mt>()};
};

namespace {

json::JsonWriter begin(std::string& line) {
    json::JsonWriter out(line, 0);
    out.begin_object();
    return out;
}

void write_event(spdlog::logger& logger, spdlog::level::level_enum level, std::string_view name,
                 std::string_view detail) {
    std::string line;
    json::JsonWriter out = begin(line);
    out.key("event").string(name);
    if (!detail.empty()) out.key("detail").string(detail);
    out.end_object();
    logger.log(level, line.substr(1));
}

} // namespace

Log::Log() : sink_(std::make_unique<Sink>()) {
    sink_->logger.set_pattern(R"({"time": "%Y-%m-%dT%H:%M:%S.%eZ", "level": "%l", %v)", spdlog::pattern_time_type::utc);
    sink_->logger.flush_on(spdlog::level::warn);
}
Log::~Log() = default;

void Log::request(std::string_view method, const HttpReply& reply, double seconds, std::size_t bytes_in) const {
    std::string line;
    json::JsonWriter out = begin(line);
    out.key("event").string("request").key("method").string(method).key("route").string(reply.route);
    out.member("status", reply.status).key("outcome").string(reply.outcome);
    out.member("microseconds", static_cast<std::int64_t>(std::llround(seconds * 1e6)));
    out.member("bytesIn", static_cast<std::int64_t>(bytes_in))
        .member("bytesOut", static_cast<std::int64_t>(reply.body.size()));
    out.end_object();
    sink_->logger.info(line.substr(1));
}

void Log::event(std::string_view name, std::string_view detail) const {
    write_event(sink_->logger, spdlog::level::info, name, detail);
    sink_->logger.flush();
}

void Log::failure(std::string_view name, std::string_view detail) const {
    write_event(sink_->logger, spdlog::level::err, name, detail);
}

} // namespace apatite::server
