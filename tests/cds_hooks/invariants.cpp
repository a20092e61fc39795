#include "cds_hooks/invariants.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "cds_hooks/request.h"
#include "diagnostic/utf8.h"

namespace apatite::test {
namespace {

using json::Type;
using json::Value;

/// Collects breaches below a place.
class Check {
public:
    void require(bool holds, std::string what) {
        if (!holds) breaches.push_back(std::move(what));
    }
    /// A member that must be there and be a text that is not empty; gives it.
    std::string text(const Value& object, std::string_view key, std::string_view where) {
        const auto value = object.find(key);
        require(value && value->is_string() && !value->text().empty(), fmt::format("{}.{} must be a text", where, key));
        return value ? std::string(value->text()) : std::string();
    }
    void one_of(const std::string& word, std::initializer_list<std::string_view> words, std::string_view where) {
        require(std::ranges::find(words, word) != words.end(), fmt::format("{} may not be `{}`", where, word));
    }
    /// No member that the standard does not have, so that no slip of the pen stays unseen.
    void only(const Value& object, const std::set<std::string_view>& keys, std::string_view where) {
        for (const json::Member member : object.members())
            require(keys.contains(member.key), fmt::format("{}.{} is not in the standard", where, member.key));
    }
    void absolute_url(const std::string& url, std::string_view where) {
        require(url.starts_with("https://") || url.starts_with("http://"),
                fmt::format("{} must be an absolute URL", where));
    }
    void uuid(const Value& object, std::string_view where) {
        const auto value = object.find("uuid");
        require(value && cds_hooks::is_uuid(value->text()), fmt::format("{}.uuid must be a UUID", where));
    }

    std::vector<std::string> breaches;
};

std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        const auto character = utf8_at(text, at);
        at += character ? character->bytes : 1;
    }
    return count;
}

void check_action(Check& check, const Value& action) {
    check.only(action, {"type", "description", "resource", "resourceId"}, "action");
    check.one_of(check.text(action, "type", "action"), {"create", "update", "delete"}, "action.type");
    check.text(action, "description", "action");
    const auto resource = action.find("resource");
    check.require(action.find("type")->text() != "create" || (resource && resource->is_object()),
                  "a create action SHALL hold a resource");
    if (resource) check.text(*resource, "resourceType", "action.resource");
}

void check_suggestion(Check& check, const Value& suggestion) {
    check.only(suggestion, {"label", "uuid", "isRecommended", "actions"}, "suggestion");
    check.text(suggestion, "label", "suggestion");
    check.uuid(suggestion, "suggestion");
    if (const auto actions = suggestion.find("actions"))
        for (const Value action : actions->elements()) check_action(check, action);
}

void check_source(Check& check, const Value& source) {
    check.only(source, {"label", "url", "icon", "topic"}, "source");
    check.text(source, "label", "source");
    if (source.find("url")) check.absolute_url(check.text(source, "url", "source"), "source.url");
    if (const auto topic = source.find("topic")) {
        check.text(*topic, "code", "source.topic");
        check.text(*topic, "system", "source.topic");
    }
}

void check_card(Check& check, const Value& card) {
    check.only(card,
               {"uuid", "summary", "detail", "indicator", "source", "suggestions", "selectionBehavior",
                "overrideReasons", "links"},
               "card");
    check.uuid(card, "card");
    check.require(characters(check.text(card, "summary", "card")) < 140, "card.summary must be under 140 characters");
    check.one_of(check.text(card, "indicator", "card"), {"info", "warning", "critical"}, "card.indicator");
    const auto source = card.find("source");
    check.require(source && source->is_object(), "card.source must be there");
    if (source) check_source(check, *source);
    std::size_t recommended = 0;
    if (const auto suggestions = card.find("suggestions")) {
        const std::string behaviour = check.text(card, "selectionBehavior", "card");
        check.one_of(behaviour, {"at-most-one", "any"}, "card.selectionBehavior");
        for (const Value suggestion : suggestions->elements()) {
            check_suggestion(check, suggestion);
            recommended += static_cast<std::size_t>(suggestion.find("isRecommended").has_value());
        }
        check.require(behaviour != "at-most-one" || recommended <= 1, "one suggestion at most may be recommended");
    }
    if (const auto reasons = card.find("overrideReasons"))
        for (const Value reason : reasons->elements())
            for (const char* key : {"code", "system", "display"}) check.text(reason, key, "overrideReason");
    if (const auto links = card.find("links"))
        for (const Value link : links->elements()) {
            check.text(link, "label", "link");
            check.absolute_url(check.text(link, "url", "link"), "link.url");
            const std::string type = check.text(link, "type", "link");
            check.one_of(type, {"absolute", "smart"}, "link.type");
            check.require(type == "smart" || !link.find("appContext"), "appContext is for SMART apps only");
        }
}

} // namespace

std::vector<std::string> breaches_of_response(const Value& response) {
    Check check;
    check.only(response, {"cards", "systemActions"}, "response");
    const auto cards = response.find("cards");
    check.require(cards && cards->is_array(), "`cards` must be an array");
    if (cards)
        for (const Value card : cards->elements()) check_card(check, card);
    const auto system = response.find("systemActions");
    check.require(!system || !system->empty(), "`systemActions` must be left out when empty");
    return check.breaches;
}

std::vector<std::string> breaches_of_discovery(const Value& discovery) {
    Check check;
    const auto services = discovery.find("services");
    check.require(services && services->is_array(), "`services` must be an array");
    if (!services) return check.breaches;
    for (const Value service : services->elements()) {
        check.only(service, {"hook", "title", "description", "id", "prefetch", "usageRequirements"}, "service");
        for (const char* key : {"hook", "description", "id"}) check.text(service, key, "service");
        if (const auto prefetch = service.find("prefetch"))
            for (const json::Member member : prefetch->members())
                check.require(member.value.is_string() && !member.value.text().empty(),
                              "a prefetch template is a text");
    }
    return check.breaches;
}

} // namespace apatite::test
