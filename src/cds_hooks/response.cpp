#include "cds_hooks/response.h"

#include <fmt/format.h>

#include "cds_hooks/request.h"
#include "render/content_uuid.h"
#include "render/fhir_resources.h"
#include "json/writer.h"

namespace apatite::cds_hooks {
namespace {

using json::JsonWriter;

std::string_view word(Indicator indicator) {
    return indicator == Indicator::critical ? "critical" : indicator == Indicator::warning ? "warning" : "info";
}

void write_source(JsonWriter& out, const Assessment& assessment, const CardFrame& frame) {
    out.key("source").begin_object();
    out.member("label", fmt::format("Apatite: {} {}", assessment.pack.title, assessment.pack.version));
    out.key("url").string(frame.public_url).key("topic").begin_object().compact();
    out.member("system", "urn:apatite:pack")
        .member("code", assessment.pack.id)
        .member("display", assessment.pack.title);
    out.end_object().end_object();
}

void write_suggestion(JsonWriter& out, const WorkupItem& item, const Assessment& assessment, const std::string& card) {
    out.begin_object().member("label", "Order: " + item.label).member("uuid", content_uuid(card + '\n' + item.id));
    if (item.priority == "urgent") out.member("isRecommended", true);
    out.key("actions").begin_array().begin_object().member("type", "create");
    out.member("description", fmt::format("Draft order: {}. {}", item.label, item.because)).key("resource");
    write_service_request(out, assessment, item, {});
    out.end_object().end_array().end_object();
}

void write_content(JsonWriter& out, const Card& card, const Assessment& assessment, const CardFrame& frame,
                   const std::string& uuid) {
    out.member("summary", card.summary).key("indicator").string(word(card.indicator));
    out.member("detail", card.detail);
    write_source(out, assessment, frame);
    if (!card.orders.empty()) {
        out.member("selectionBehavior", "any").key("suggestions").begin_array();
        for (const WorkupItem* item : card.orders) write_suggestion(out, *item, assessment, uuid);
        out.end_array();
    }
    if (!frame.override_reasons.empty()) {
        out.key("overrideReasons").begin_array();
        for (const auto& [id, text] : frame.override_reasons)
            out.begin_object()
                .compact()
                .member("system", "urn:apatite:override-reason")
                .member("code", id)
                .member("display", text)
                .end_object();
        out.end_array();
    }
    out.key("links").begin_array().begin_object().compact().member("label",
                                                                   "How these rules conclude, and their sources");
    out.member("url", fmt::format("{}knowledge", frame.public_url)).member("type", "absolute").end_object().end_array();
}

/// The same card for the same patient is the same one. The detail names the rules, the day and every fact; what the
/// rest says follows from these and from the orders.
std::string uuid_of(const Card& card, const Assessment& assessment, const CardFrame& frame) {
    std::string content = fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n", frame.service_id, frame.hook, assessment.subject,
                                      frame.public_url, word(card.indicator), card.summary, card.detail);
    for (const WorkupItem* item : card.orders)
        content += fmt::format("{}\n{}\n{}\n", item->id, item->priority, item->because);
    return content_uuid(content);
}

} // namespace

std::string cards_json(const Card& card, const Assessment& assessment, const CardFrame& frame) {
    const std::string uuid = uuid_of(card, assessment, frame);
    std::string text;
    text.reserve(2 * card.detail.size() + 1024 * (1 + card.orders.size()));
    JsonWriter out(text, 0);
    out.begin_object().key("cards").begin_array().begin_object().member("uuid", uuid);
    write_content(out, card, assessment, frame, uuid);
    out.end_object().end_array().end_object();
    return text;
}

std::string discovery_json(const CompiledPack& pack, const std::vector<PrefetchTemplate>& prefetch) {
    std::string text;
    JsonWriter out(text, 0);
    out.begin_object().key("services").begin_array();
    for (const std::string_view hook : hooks) {
        out.begin_object().key("hook").string(hook).member("title", pack.identity().title);
        out.key("description").string(pack.intended_use()).member("id", pack.identity().id);
        out.member("usageRequirements", "Answers from prefetch alone and reads no FHIR server. For clinicians.");
        out.key("prefetch").begin_object();
        for (const PrefetchTemplate& one : prefetch) out.member(one.key, one.query);
        out.end_object().end_object();
    }
    out.end_array().end_object();
    return text;
}

} // namespace apatite::cds_hooks
