// What became of a card. Only counted: neither the card's id nor what a person wrote is kept.
#include <algorithm>

#include "cds_hooks/request.h"
#include "cds_hooks/service.h"

namespace apatite::cds_hooks {
namespace {

using json::Value;

std::string_view text_of(const Value& object, std::string_view key) {
    const auto value = object.find(key);
    return value ? value->text() : std::string_view();
}

/// `2024-06-01T10:00:00Z`: the standard wants an instant in RFC 3339.
bool is_instant(std::string_view text) {
    constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd";
    if (text.size() < shape.size() + 1) return false;
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i]) return false;
    return text.ends_with('Z') || text[text.size() - 6] == '+' || text[text.size() - 6] == '-';
}

std::string problem_of(const Value& entry) {
    const std::string_view outcome = text_of(entry, "outcome");
    if (!is_uuid(text_of(entry, "card"))) return "`feedback.card` must be the UUID of a card";
    if (outcome != "accepted" && outcome != "overridden")
        return "`feedback.outcome` must be `accepted` or `overridden`";
    if (!is_instant(text_of(entry, "outcomeTimestamp"))) return "`feedback.outcomeTimestamp` must be an instant";
    const auto accepted = entry.find("acceptedSuggestions");
    if (outcome == "accepted" && (!accepted || !accepted->is_array() || accepted->empty()))
        return "`feedback.acceptedSuggestions` must name what was accepted";
    if (accepted)
        for (const Value one : accepted->elements())
            if (!is_uuid(text_of(one, "id"))) return "`feedback.acceptedSuggestions.id` must be a UUID";
    const auto reason = entry.find("overrideReason");
    if (reason && !reason->find("reason") && !reason->find("userComment"))
        return "`feedback.overrideReason` must have a `reason` or a `userComment`";
    return {};
}

} // namespace

Reply Service::feedback(std::string_view body) const {
    const Result<json::Document> document = json::Document::parse(body);
    if (!document) return refusal(400, document.error().code, document.error().message);
    const auto entries = document->root().find("feedback");
    if (!entries || !entries->is_array() || entries->empty())
        return refusal(400, "request", "`feedback` must be an array of one or more entries");
    Reply reply{200, "", Outcome::feedback, {}, {}};
    const auto known = pack_.override_reasons();
    for (const Value entry : entries->elements()) {
        const std::string problem = problem_of(entry);
        if (!problem.empty()) return refusal(400, "request", problem);
        const auto override = entry.find("overrideReason");
        const auto reason = override ? override->find("reason") : std::nullopt;
        const std::string_view code = reason ? text_of(*reason, "code") : std::string_view();
        const bool listed = std::ranges::any_of(known, [&](const auto& one) { return one.first == code; });
        reply.reasons.emplace_back(text_of(entry, "outcome") == "accepted" ? "accepted" : listed ? code : "other");
    }
    return reply;
}

} // namespace apatite::cds_hooks
