#include "server/http.h"

#include "json/writer.h"

namespace apatite::server {

HttpReply problem(int status, std::string_view code, std::string_view message) {
    HttpReply reply;
    reply.status = status;
    json::JsonWriter out(reply.body, 0);
    out.begin_object().key("code").string(code).key("message").string(message).end_object();
    reply.outcome = "refused";
    return reply;
}

} // namespace apatite::server
