// The difference of two packs, for people and for programs.
#include <algorithm>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "json/writer.h"

namespace apatite {
namespace {

constexpr std::size_t most_shown = 20; ///< patients; JSON has all

std::string_view to_string(PackChange::Kind kind) {
    switch (kind) {
    case PackChange::Kind::added: return "added";
    case PackChange::Kind::removed: return "removed";
    case PackChange::Kind::changed: break;
    }
    return "changed";
}

void write(std::string& out, const PackChange& change) {
    out += change.decides ? "★ " : "  ";
    if (change.kind == PackChange::Kind::changed)
        out += fmt::format("{}: {}{}\n", change.of, change.key, change.aspect == "threshold" ? " (a threshold)" : "");
    else
        out += fmt::format("{} {}\n", change.of, to_string(change.kind));
    for (const std::string& value : change.before) out += fmt::format("    - {}\n", value);
    for (const std::string& value : change.after) out += fmt::format("    + {}\n", value);
}

void write(std::string& out, const ChangedAnswer& answer) {
    out += fmt::format("{}\n", answer.patient);
    for (const std::string& one : answer.differences) out += fmt::format("    {}\n", one);
    for (const std::string& one : answer.because) out += fmt::format("    because of {}\n", one);
}

void write_patients(std::string& out, const PackDiff& diff) {
    if (diff.patients == 0 && diff.problems.empty()) return;
    out += fmt::format("\n{} of {} patients get another answer{}\n", diff.answers.size(), diff.patients,
                       diff.answers.empty() ? "" : ":");
    for (std::size_t i = 0; i < std::min(diff.answers.size(), most_shown); ++i) write(out, diff.answers[i]);
    if (diff.answers.size() > most_shown)
        out += fmt::format("and {} more; `--format json` has them all\n", diff.answers.size() - most_shown);
    for (const std::string& one : diff.problems) out += fmt::format("cannot be read: {}\n", one);
}

void write(json::JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
    json.key(key).begin_array();
    for (const std::string& text : texts) json.string(text);
    json.end_array();
}

void write(json::JsonWriter& json, std::string_view key, const PackDiff::Identity& pack) {
    json.key(key).begin_object().compact().member("id", pack.id).member("version", pack.version);
    json.member("hash", pack.hash).end_object();
}

void write(json::JsonWriter& json, const PackChange& change) {
    json.begin_object().member("of", change.of).member("kind", std::string(to_string(change.kind)));
    json.member("key", change.key).member("aspect", change.aspect).member("decides", change.decides);
    write(json, "before", change.before);
    write(json, "after", change.after);
    json.member("file", change.span.file).member("line", static_cast<std::int64_t>(change.span.line)).end_object();
}

} // namespace

std::string to_text(const PackDiff& diff) {
    std::string out =
        fmt::format("{} {} -> {} {}\n\n", diff.before.id, diff.before.version, diff.after.id, diff.after.version);
    for (const PackChange& change : diff.changes) write(out, change);
    if (diff.changes.empty()) out += "Both say the same.\n";
    write_patients(out, diff);
    return out + (diff.star() ? "\n★ a conclusion can change\n" : "\nno conclusion can change\n");
}

std::string to_json(const PackDiff& diff) {
    std::string out;
    json::JsonWriter json(out);
    json.begin_object().member("schema", 1);
    write(json, "before", diff.before);
    write(json, "after", diff.after);
    json.member("star", diff.star()).key("changes").begin_array();
    for (const PackChange& change : diff.changes) write(json, change);
    json.end_array().member("patients", static_cast<std::int64_t>(diff.patients)).key("answers").begin_array();
    for (const ChangedAnswer& answer : diff.answers) {
        json.begin_object().member("patient", answer.patient);
        write(json, "differences", answer.differences);
        write(json, "because", answer.because);
        json.end_object();
    }
    json.end_array();
    write(json, "problems", diff.problems);
    json.end_object();
    return out + '\n';
}

} // namespace apatite
