// The parts of a profile that name something of the pack: lists, what is switched off, texts, actions.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "site_profile/profile_keys.h"
#include "site_profile/profile_reading.h"

namespace apatite {
namespace {

template <typename Declarations>
std::vector<std::string> ids_of(const Declarations& declared) {
    std::vector<std::string> ids;
    for (const auto& each : declared) ids.push_back(each.id);
    return ids;
}

template <typename Declarations>
const auto& named(const Declarations& declared, const std::string& id) {
    return *std::ranges::find_if(declared, [&](const auto& each) { return each.id == id; });
}

struct Kind {
    std::string_view key, words, unknown;
};
constexpr std::array kinds = {Kind{"rule", "rule", "K0317"}, Kind{"alert", "alert", "K0318"},
                              Kind{"workup", "workup item", "K0318"}, Kind{"management", "management option", "K0318"}};

std::vector<std::string> ids_of_kind(const Pack& pack, std::string_view kind) {
    if (kind == "rule") return ids_of(pack.rules);
    if (kind == "alert") return ids_of(pack.alerts);
    if (kind == "workup") return ids_of(pack.workup);
    return ids_of(pack.management);
}

std::string label_of(const Pack& pack, const SwitchedOff& off) {
    if (off.kind == "rule") return named(pack.rules, off.id).because;
    if (off.kind == "alert") return named(pack.alerts, off.id).label;
    if (off.kind == "workup") return named(pack.workup, off.id).label;
    return named(pack.management, off.id).label;
}

/// What protects a patient: an alert, or a thing not to do.
void warn_of_danger(const SwitchedOff& off, const Span& at, ProfileReading& reading) {
    const bool alert = off.kind == "alert";
    if (!alert && (off.kind != "management" || named(reading.pack.management, off.id).stance == "consider")) return;
    reading.report.warning("K0508", at,
                           alert ? fmt::format("the alert `{}` will never be raised or listed as not ruled out", off.id)
                                 : fmt::format("nobody will be warned of `{}`", off.id),
                           "have a clinician of the site sign this; every answer will show it");
}

void read_switched_off(const YamlNode& item, ProfileReading& reading, std::set<std::string>& seen) {
    const Fields fields(item, switched_off_keys, reading.report);
    SwitchedOff off;
    Span at = item.span;
    for (const Kind& kind : kinds) {
        const auto name = fields.located(kind.key);
        if (!name) continue;
        if (!off.kind.empty())
            return reading.report.error("K0507", fields.key_span(kind.key), "one thing at a time",
                                        "give each its own item and reason");
        if (!is_known(name->text, name->span, kind.words, kind.unknown, ids_of_kind(reading.pack, kind.key),
                      reading.report))
            return;
        off.kind = kind.key;
        off.id = name->text;
        at = name->span;
    }
    off.because = fields.text("because");
    if (off.kind.empty())
        return reading.report.error("K0507", item.span, "nothing is named that is to be switched off",
                                    "write { rule: ..., because: ... }; or `alert`, `workup`, `management`");
    if (!seen.insert(off.kind + ' ' + off.id).second)
        return reading.report.error("K0304", at, fmt::format("`{}` stands twice", off.id), "keep one");
    warn_of_danger(off, at, reading);
    off.label = label_of(reading.pack, off);
    reading.profile.identity.switched_off.push_back(std::move(off));
}

const FindingDeclaration* owner_of_text(const Pack& pack, const std::string& text) {
    for (const FindingDeclaration& finding : pack.catalogue.findings)
        for (const std::string& own : finding.text)
            if (normalise_text(own) == text) return &finding;
    return nullptr;
}

void read_text(const YamlEntry& entry, ProfileReading& reading) {
    const std::string text = normalise_text(entry.key), &finding = entry.value.scalar;
    if (!is_known(finding, entry.value.span, "finding", "K0311", ids_of(reading.pack.catalogue.findings),
                  reading.report))
        return;
    if (text.empty())
        return reading.report.error("K0509", entry.key_span, "a text without a letter or digit", "delete the line");
    if (const FindingDeclaration* owner = owner_of_text(reading.pack, text)) {
        if (owner->id == finding)
            reading.report.warning("K0506", entry.key_span, fmt::format("`{}` is read as that anyway", entry.key),
                                   "delete the line");
        else
            reading.report.error("K0509", entry.key_span,
                                 fmt::format("`{}` means `{}` in the pack", entry.key, owner->id),
                                 "a profile cannot give a known text another meaning");
        return;
    }
    if (!reading.profile.terms.texts.emplace(text, finding).second)
        reading.report.error("K0304", entry.key_span, fmt::format("`{}` stands twice, written alike", entry.key),
                             "capitals and punctuation do not count: keep one");
}

} // namespace

bool is_known(const std::string& name, const Span& at, std::string_view kind, std::string_view code,
              const std::vector<std::string>& ids, Report& report) {
    if (std::ranges::find(ids, name) != ids.end()) return true;
    std::string meant = did_you_mean(name, ids);
    report.error(code, at, fmt::format("unknown {} `{}`", kind, name),
                 meant.empty() ? fmt::format("the pack has no such {}; `apatite doc` lists them", kind)
                               : std::move(meant));
    return false;
}

void read_profile_lists(ProfileReading& reading) {
    for (const Located& list : reading.fields.list("complete")) {
        if (!is_known(list.text, list.span, "list", "K0315", reading.pack.catalogue.lists, reading.report)) continue;
        if (reading.profile.terms.complete_lists.insert(list.text).second)
            reading.profile.identity.complete.push_back(list.text);
        else
            reading.report.error("K0304", list.span, fmt::format("`{}` stands twice in this list", list.text),
                                 "keep one");
    }
}

void read_profile_switched_off(ProfileReading& reading) {
    std::set<std::string> seen;
    if (const YamlNode* node = reading.fields.node("switched-off"))
        for (const YamlNode& item : node->items) read_switched_off(item, reading, seen);
}

void read_profile_texts(ProfileReading& reading) {
    if (const YamlNode* node = reading.fields.node("texts"))
        for (const YamlEntry& entry : node->entries) read_text(entry, reading);
}

void read_profile_actions(ProfileReading& reading) {
    const YamlNode* node = reading.fields.node("actions");
    if (node == nullptr) return;
    for (const YamlEntry& entry : node->entries)
        if (is_known(entry.key, entry.key_span, "alert", "K0318", ids_of(reading.pack.alerts), reading.report))
            reading.profile.actions.emplace(entry.key, entry.value.scalar);
}

} // namespace apatite
