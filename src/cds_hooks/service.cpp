#include "cds_hooks/service.h"

#include <algorithm>
#include <set>
#include <utility>

#include "cds_hooks/card.h"
#include "cds_hooks/records.h"
#include "cds_hooks/request.h"
#include "cds_hooks/response.h"
#include "cds_hooks/workspaces.h"
#include "json/writer.h"

namespace apatite::cds_hooks {
namespace {

/// Codes of the orders on the screen.
std::vector<std::string> drafted(const std::vector<json::Value>& orders, const Assessment& assessment) {
    std::vector<std::string> ids;
    for (const json::Value& order : orders) {
        const auto code = order.find("code");
        const auto codings = code ? code->find("coding") : std::nullopt;
        if (!codings) continue;
        for (const json::Value coding : codings->elements()) {
            const auto system = coding.find("system"), value = coding.find("code");
            if (!system || !value) continue;
            for (const WorkupItem& item : assessment.workup)
                if (item.code && item.code->system == system->text() && item.code->code == value->text())
                    ids.push_back(item.id);
        }
    }
    return ids;
}

std::vector<std::string> rules_that_held(const Assessment& assessment) {
    std::set<std::string> ids;
    for (const Hypothesis& hypothesis : assessment.differential) {
        for (const RuleTrace& rule : hypothesis.supporting) ids.insert(rule.rule);
        for (const RuleTrace& rule : hypothesis.opposing) ids.insert(rule.rule);
    }
    for (const Alert& alert : assessment.alerts) ids.insert("alert." + alert.id);
    return {ids.begin(), ids.end()};
}

Outcome outcome_of(Indicator indicator) {
    return indicator == Indicator::critical  ? Outcome::critical
           : indicator == Indicator::warning ? Outcome::warning
                                             : Outcome::info;
}

Reply silent() { return {200, R"({"cards":[]})", Outcome::silent, {}, {}}; }

} // namespace

std::string_view to_string(Outcome outcome) noexcept {
    switch (outcome) {
    case Outcome::discovery: return "discovery";
    case Outcome::silent: return "silent";
    case Outcome::info: return "info";
    case Outcome::warning: return "warning";
    case Outcome::critical: return "critical";
    case Outcome::needs_data: return "needs-data";
    case Outcome::feedback: return "feedback";
    case Outcome::refused: return "refused";
    }
    return "";
}

Reply refusal(int status, std::string_view code, std::string_view message) {
    Reply reply;
    reply.status = status;
    json::JsonWriter(reply.body, 0).begin_object().key("code").string(code).key("message").string(message).end_object();
    return reply;
}

Service::Service(CompiledPack pack, ServiceOptions options)
    : pack_(std::move(pack)), options_(std::move(options)), id_(pack_.identity().id),
      prefetch_(prefetch_templates(pack_.findings())), discovery_(discovery_json(pack_, prefetch_)),
      lists_(pack_.lists()), override_reasons_(pack_.override_reasons()),
      workspaces_(std::make_unique<Workspaces>(pack_)) {}
Service::~Service() = default;
Service::Service(Service&&) noexcept = default;
Service& Service::operator=(Service&&) noexcept = default;

/// Of the complete lists only those that the pack knows; nothing is worked out that a card does not print.
AnswerOptions Service::options_for(const std::vector<std::string>& complete, std::string_view today) const {
    AnswerOptions options;
    options.as_of = std::string(today);
    options.what_if = false;
    options.brief = true;
    for (const std::string& list : complete)
        if (std::ranges::find(lists_, list) != lists_.end()) options.complete.push_back(list);
    return options;
}

Reply Service::needs_data(const CardFrame& frame, const std::string& patient,
                          const std::vector<PrefetchTemplate>& missing) const {
    Assessment nobody; // of whom nothing is said
    nobody.pack = pack_.identity();
    nobody.subject = "Patient/" + patient;
    return {200, cards_json(card_of_missing(missing), nobody, frame), Outcome::needs_data, {}, {}};
}

Reply Service::call(std::string_view body, std::string_view today) const {
    return workspaces_->with([&](Workspace& workspace) { return call(body, today, workspace); });
}

Reply Service::call(std::string_view body, std::string_view today, Workspace& workspace) const {
    if (const std::optional<Error> error = workspace.body.read(body)) return refusal(400, error->code, error->message);
    const Result<HookRequest> request = read_hook_request(workspace.body.root());
    if (!request) return refusal(400, request.error().code, request.error().message);
    const Result<Records> records = gather_records(*request, prefetch_);
    if (!records) return refusal(400, records.error().code, records.error().message);
    const CardFrame frame{id_, request->hook, options_.public_url, override_reasons_};
    if (!records->has_patient) return needs_data(frame, request->patient_id, records->missing);
    return answer(*request, *records, frame, today, workspace.assessor);
}

Reply Service::answer(const HookRequest& request, const Records& records, const CardFrame& frame,
                      std::string_view today, Assessor& assessor) const {
    const Result<Assessment> assessment = assessor.assess_bundle(records.bundle, options_for(records.complete, today));
    if (!assessment) return refusal(400, assessment.error().code, assessment.error().message);
    const std::optional<Card> shown = card_of(*assessment, drafted(request.draft_orders, *assessment), records.missing);
    Reply reply;
    if (shown)
        reply = {200, cards_json(*shown, *assessment, frame), outcome_of(shown->indicator), {}, {}};
    else
        reply = records.missing.empty() ? silent() : needs_data(frame, request.patient_id, records.missing);
    reply.rules = rules_that_held(*assessment);
    return reply;
}

} // namespace apatite::cds_hooks
