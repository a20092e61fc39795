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

/// The hypothesis that leads, if any is named.
std::string_view first_of(const Row& row) {
    return row.outcome.named ? std::string_view(row.pack.hypotheses[row.outcome.order.front()].id) : "";
}

/// The ids of alerts.
std::vector<std::string_view> ids_of(const Row& row, const std::vector<std::uint32_t>& alerts) {
    std::vector<std::string_view> ids;
    for (const std::uint32_t alert : alerts) ids.push_back(row.pack.alerts[alert].id);
    return ids;
}

void add_ranking(json::JsonWriter& json, const Row& row, bool reasons) {
    json.key("ranking").begin_array();
    for (std::size_t place = 0; place < row.outcome.order.size(); ++place) {
        const std::size_t hypothesis = row.outcome.order[place];
        const Standing& standing = row.outcome.standings[hypothesis];
        json.begin_object().member("id", row.pack.hypotheses[hypothesis].id);
        json.member("status", to_string(standing.status)).member("score", standing.score);
        if (reasons) add_list(json, "rules", row.reasons[place]);
        json.end_object();
    }
    json.end_array();
}

void add_json(std::string& out, const Row& row, bool reasons) {
    json::JsonWriter json(out, 0);
    json.begin_object().member("subject", row.findings.subject).member("asOf", row.findings.as_of.to_string());
    json.key("answer").begin_object().member("state", row.outcome.state).key("id");
    if (row.outcome.named)
        json.string(first_of(row));
    else
        json.null();
    json.member("urgency", to_string(row.outcome.urgency)).end_object();
    add_ranking(json, row, reasons);
    add_list(json, "alerts", ids_of(row, row.outcome.alerts));
    add_list(json, "notRuledOut", ids_of(row, row.outcome.not_ruled_out));
    add_list(json, "missing", row.outcome.missing);
    json.member("notices", static_cast<std::int64_t>(row.outcome.notices.size()));
    if (const auto& profile = row.pack.site_profile) {
        json.key("siteProfile").begin_object().member("id", profile->id).member("hash", profile->hash);
        add_list(json, "switchedOff", switched_off(*profile));
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
    for (std::size_t place = 0; place < row.outcome.order.size(); ++place) {
        const std::string& id = row.pack.hypotheses[row.outcome.order[place]].id;
        const Standing& standing = row.outcome.standings[row.outcome.order[place]];
        ranking.push_back(id + ":" + to_string(standing.status) + ":" + std::to_string(standing.score));
        if (reasons && !row.reasons[place].empty()) rules.push_back(id + ":" + joined(row.reasons[place], ' '));
    }
    std::vector<std::string> fields{row.findings.subject,
                                    row.findings.as_of.to_string(),
                                    std::string(row.outcome.state),
                                    std::string(first_of(row)),
                                    std::string(to_string(row.outcome.urgency)),
                                    joined(ranking, ';'),
                                    joined(ids_of(row, row.outcome.alerts), ';'),
                                    joined(ids_of(row, row.outcome.not_ruled_out), ';'),
                                    joined(row.outcome.missing, ';'),
                                    std::to_string(row.outcome.notices.size())};
    if (reasons) fields.push_back(joined(rules, ';'));
    if (const auto& profile = row.pack.site_profile) {
        fields.push_back(profile->id + ' ' + profile->hash);
        fields.push_back(joined(switched_off(*profile), ';'));
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
