#include "screen/row.h"

#include <array>
#include <charconv>

#include "apatite/assessment.h"

namespace apatite {
namespace {

constexpr std::size_t statuses = static_cast<std::size_t>(Status::excluded) + 1;

template <typename Texts>
void add_items(json::JsonWriter& json, const Texts& texts) {
    json.begin_array();
    for (const auto& text : texts) json.string(text);
    json.end_array();
}

template <typename Texts>
void add_list(json::JsonWriter& json, std::string_view key, const Texts& texts) {
    json.key(key);
    add_items(json, texts);
}

std::vector<std::string> switched_off(const SiteProfileIdentity& profile) {
    std::vector<std::string> all;
    for (const SwitchedOff& each : profile.switched_off) all.push_back(each.kind + ' ' + each.id);
    return all;
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

} // namespace

RowWriter::RowWriter(const Pack& pack, RowFormat format, bool reasons)
    : pack_(pack), format_(format), reasons_(reasons) {
    for (const HypothesisDeclaration& hypothesis : pack.hypotheses)
        for (std::size_t status = 0; status < statuses; ++status) {
            json::JsonWriter json(ranked_.emplace_back(), 0);
            json.begin_object().member("id", hypothesis.id);
            json.member("status", to_string(static_cast<Status>(status))).key("score");
        }
}

/// The hypothesis that leads, if any is named.
std::string_view RowWriter::first_of(const Row& row) const {
    return row.outcome.named ? std::string_view(pack_.hypotheses[row.outcome.order.front()].id) : "";
}

/// The ids of alerts.
std::vector<std::string_view> RowWriter::ids_of(const std::vector<std::uint32_t>& alerts) const {
    std::vector<std::string_view> ids;
    for (const std::uint32_t alert : alerts) ids.push_back(pack_.alerts[alert].id);
    return ids;
}

void RowWriter::append_ranking(json::JsonWriter& json, const Row& row) {
    std::array<char, 16> score{};
    ranking_ = '[';
    for (std::size_t place = 0; place < row.outcome.order.size(); ++place) {
        const std::size_t hypothesis = row.outcome.order[place];
        const Standing& standing = row.outcome.standings[hypothesis];
        if (place > 0) ranking_ += ',';
        ranking_ += ranked_[hypothesis * statuses + static_cast<std::size_t>(standing.status)];
        ranking_.append(score.data(), std::to_chars(score.data(), score.data() + score.size(), standing.score).ptr);
        if (reasons_) {
            ranking_ += R"(,"rules":)";
            json::JsonWriter rules(ranking_, 0);
            add_items(rules, row.reasons[place]);
        }
        ranking_ += '}';
    }
    ranking_ += ']';
    json.key("ranking").raw(ranking_);
}

void RowWriter::append_json(std::string& out, const Row& row) {
    json::JsonWriter json(out, 0);
    json.begin_object().member("subject", row.findings.subject).member("asOf", row.findings.as_of.to_string());
    json.key("answer").begin_object().member("state", row.outcome.state).key("id");
    if (row.outcome.named)
        json.string(first_of(row));
    else
        json.null();
    json.member("urgency", to_string(row.outcome.urgency)).end_object();
    append_ranking(json, row);
    add_list(json, "alerts", ids_of(row.outcome.alerts));
    add_list(json, "notRuledOut", ids_of(row.outcome.not_ruled_out));
    add_list(json, "missing", row.outcome.missing);
    json.member("notices", static_cast<std::int64_t>(row.outcome.notices.size()));
    if (const auto& profile = pack_.site_profile) {
        json.key("siteProfile").begin_object().member("id", profile->id).member("hash", profile->hash);
        add_list(json, "switchedOff", switched_off(*profile));
        json.end_object();
    }
    json.end_object();
}

void RowWriter::append_csv(std::string& out, const Row& row) const {
    std::vector<std::string> ranking, rules;
    for (std::size_t place = 0; place < row.outcome.order.size(); ++place) {
        const std::string& id = pack_.hypotheses[row.outcome.order[place]].id;
        const Standing& standing = row.outcome.standings[row.outcome.order[place]];
        ranking.push_back(id + ":" + to_string(standing.status) + ":" + std::to_string(standing.score));
        if (reasons_ && !row.reasons[place].empty()) rules.push_back(id + ":" + joined(row.reasons[place], ' '));
    }
    std::vector<std::string> fields{row.findings.subject,
                                    row.findings.as_of.to_string(),
                                    std::string(row.outcome.state),
                                    std::string(first_of(row)),
                                    std::string(to_string(row.outcome.urgency)),
                                    joined(ranking, ';'),
                                    joined(ids_of(row.outcome.alerts), ';'),
                                    joined(ids_of(row.outcome.not_ruled_out), ';'),
                                    joined(row.outcome.missing, ';'),
                                    std::to_string(row.outcome.notices.size())};
    if (reasons_) fields.push_back(joined(rules, ';'));
    if (const auto& profile = pack_.site_profile) {
        fields.push_back(profile->id + ' ' + profile->hash);
        fields.push_back(joined(switched_off(*profile), ';'));
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) out += ',';
        add_field(out, fields[i]);
    }
}

void RowWriter::append(std::string& out, const Row& row) {
    if (format_ == RowFormat::ndjson)
        append_json(out, row);
    else
        append_csv(out, row);
    out += format_ == RowFormat::ndjson ? "\n" : "\r\n";
}

std::string row_header(RowFormat format, bool reasons, bool site_profile) {
    if (format == RowFormat::ndjson) return {};
    std::string header = "subject,asOf,state,first,urgency,ranking,alerts,notRuledOut,missing,notices";
    return header + (reasons ? ",rules" : "") + (site_profile ? ",siteProfile,switchedOff" : "") + "\r\n";
}

} // namespace apatite
