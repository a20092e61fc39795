#include "server/page_api.h"

#include <optional>

#include "apatite/render.h"
#include "json/reader.h"

namespace apatite::server {
namespace {

using json::Value;

constexpr std::size_t most_settings = 2000;

std::vector<std::string> texts(const Value& object, std::string_view key) {
    std::vector<std::string> all;
    if (const auto list = object.find(key))
        for (const Value text : list->elements()) all.emplace_back(text.text());
    return all;
}

std::string_view text(const Value& object, std::string_view key) {
    const auto value = object.find(key);
    return value ? value->text() : std::string_view();
}

/// Nothing when a setting is no pair of texts, or there are too many.
std::optional<AnswerOptions> options_of(const Value& root) {
    AnswerOptions options;
    options.as_of = std::string(text(root, "asOf"));
    options.declined = texts(root, "declined");
    options.complete = texts(root, "complete");
    const auto settings = root.find("set");
    if (!settings) return options;
    for (const Value setting : settings->elements()) {
        std::vector<std::string_view> pair;
        for (const Value part : setting.elements())
            if (part.is_string()) pair.push_back(part.text());
        if (pair.size() != 2 || options.set.size() == most_settings) return std::nullopt;
        options.set.emplace_back(pair[0], pair[1]);
    }
    return options;
}

HttpReply printed(const CompiledPack& pack, const Assessment& assessment, std::string_view format) {
    HttpReply reply;
    reply.outcome = assessment.answer.urgency;
    if (format == "text") {
        reply.content_type = "text/plain; charset=utf-8";
        reply.body = to_text(assessment);
    } else if (format == "fhir") {
        reply.body = to_fhir(assessment, {.pretty = true, .findings = pack.findings()});
    } else {
        reply.body = to_json(assessment, {.pretty = false});
    }
    return reply;
}

} // namespace

HttpReply assess_for_page(const CompiledPack& pack, std::string_view body) {
    const Result<json::Document> document = json::Document::parse(body);
    if (!document) return problem(400, document.error().code, document.error().message);
    const std::optional<AnswerOptions> options = options_of(document->root());
    if (!options) return problem(400, "request", "`set` must be a list of pairs of texts");
    const auto bundle = document->root().find("bundle");
    const bool has_bundle = bundle && !bundle->is_null();
    const Result<Assessment> assessment =
        has_bundle ? pack.assess_bundle(bundle->raw(), *options) : pack.assess_findings(*options);
    if (!assessment) return problem(400, assessment.error().code, assessment.error().message);
    return printed(pack, *assessment, text(document->root(), "format"));
}

} // namespace apatite::server
