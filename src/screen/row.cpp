#include "screen/row.h"

#include "json/writer.h"

namespace apatite {
namespace {

template <typename Texts>
void add_list(json::JsonWriter& json, std::string_view key, const Texts& texts) {
    json.key(key).begin_array();
    for (const auto& text : texts) json.string(text);
    json.end_array();
}

std::vector<std::string> switched_off(const SiteProfileIdentity& profile) {
    std::vector<std::string> all;
    for (const SwitchedOff& each : profile.switched_off) all.push_back(each.kind + ' ' + each.id);
    return all;
}

void add_json(std::string& out, const Row& row, bool reasons) {
    json::JsonWriter json(out, 0);
    json.begin_object().member("subject", row.subject).member("asOf", row.as_of);
    json.key("answer").begin_object().member("state", row.state).key("id");
    if (row.first.empty())
        json.null();
    else
        json.string(row.first);
    json.member("urgency", row.urgency).end_object();
    json.key("ranking").begin_array();
    for (const Row::Ranked& each : row.ranking) {
        json.begin_object().member("id", each.id).member("status", each.status).member("score", each.score);
        if (reasons) add_list(json, "rules", each.reasons);
        json.end_object();
    }
    json.end_array();
    add_list(json, "alerts", row.alerts);
    add_list(json, "notRuledOut", row.not_ruled_out);
    add_list(json, "missing", row.missing);
    json.member("notices", static_cast<std::int64_t>(row.notices));
    if (row.site_profile != nullptr) {
        json.key("siteProfile").begin_object().member("id", row.site_profile->id);
        json.member("hash", row.site_profile->hash);
        add_list(json, "switchedOff", switched_off(*row.site_profile));
        json.end_object();
    }
    json.end_object();
}

/// RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it.
void add_field(std::string& out, std::string_view text) {
    const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    if (!formula && text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += formula ? "\"'" : "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

template <typename Texts>
std::string joined(const Texts& texts, char between) {
    std::string all;
    for (const auto& text : texts) {
        if (!all.empty()) all += between;
        all += text;
    }
    return all;
}

void add_csv(std::string& out, const Row& row, bool reasons) {
    std::vector<std::string> ranking, rules;
    for (const Row::Ranked& each : row.ranking) {
        ranking.push_back(std::string(each.id) + ":" + each.status + ":" + std::to_string(each.score));
        if (!each.reasons.empty()) rules.push_back(std::string(each.id) + ":" + joined(each.reasons, ' '));
    }
    std::vector<std::string> fields{row.subject,
                                    row.as_of,
                                    row.state,
                                    row.first,
                                    row.urgency,
                                    joined(ranking, ';'),
                                    joined(row.alerts, ';'),
                                    joined(row.not_ruled_out, ';'),
                                    joined(row.missing, ';'),
                                    std::to_string(row.notices)};
    if (reasons) fields.push_back(joined(rules, ';'));
    if (row.site_profile != nullptr) {
        fields.push_back(row.site_profile->id + ' ' + row.site_profile->hash);
        fields.push_back(joined(switched_off(*row.site_profile), ';'));
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) out += ',';
        add_field(out, fields[i]);
    }
}

} // namespace

void append_row(std::string& out, const Row& row, RowFormat format, bool reasons) {
    if (format == RowFormat::ndjson)
        add_json(out, row, reasons);
    else
        add_csv(out, row, reasons);
    out += format == RowFormat::ndjson ? "\n" : "\r\n";
}

std::string row_header(RowFormat format, bool reasons, bool site_profile) {
    if (format == RowFormat::ndjson) return {};
    std::string header = "subject,asOf,state,first,urgency,ranking,alerts,notRuledOut,missing,notices";
    return header + (reasons ? ",rules" : "") + (site_profile ? ",siteProfile,switchedOff" : "") + "\r\n";
}

} // namespace apatite
