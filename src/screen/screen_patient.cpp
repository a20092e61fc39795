#include "screen/screen_patient.h"

#include <algorithm>

#include "findings/findings.h"
#include "screen/bulk_resource.h"
#include "json/writer.h"

namespace apatite {
namespace {

// The facts alone decide: nothing is explained that no column shows.
constexpr AssessOptions answer_only{.explain = false, .next = false, .enough = false, .overturn = false, .prove = false};

Row row_of(const Assessment& assessment, bool reasons) {
    Row row;
    row.subject = assessment.subject;
    row.as_of = assessment.as_of;
    row.state = assessment.answer.state;
    row.first = assessment.answer.id;
    row.urgency = assessment.answer.urgency;
    for (const Hypothesis& each : assessment.differential) {
        Row::Ranked ranked{each.id, to_string(each.status), each.score, {}};
        if (reasons)
            for (const RuleTrace& rule : each.supporting) ranked.reasons.push_back(rule.rule);
        row.ranking.push_back(std::move(ranked));
    }
    for (const Alert& alert : assessment.alerts) row.alerts.push_back(alert.id);
    for (const Alert& alert : assessment.not_ruled_out) {
        row.not_ruled_out.push_back(alert.id);
        for (const MissingFinding& missing : alert.missing)
            if (std::ranges::find(row.missing, missing.finding) == row.missing.end())
                row.missing.push_back(missing.finding);
    }
    row.notices = assessment.notices.size();
    if (assessment.site_profile) row.site_profile = &*assessment.site_profile;
    return row;
}

/// `mmol/L` of `< 3.13 mmol/L`.
std::string_view unit_of(std::string_view sent) {
    const std::size_t number = sent.find_first_of("0123456789");
    if (number == std::string_view::npos) return {};
    const std::size_t end = sent.find(' ', number);
    return end == std::string_view::npos ? std::string_view("(none)") : sent.substr(end + 1);
}

} // namespace

PatientScreen::PatientScreen(const ScreenPack& pack, const ScreenOptions& options)
    : pack_(pack), options_(options), reader_({.wanted = &pack.index}), selector_(pack.index), evaluation_(pack.graph) {
}

bool PatientScreen::is_ours(std::string_view key) const noexcept {
    return options_.shards <= 1 || stable_hash(key) % options_.shards + 1 == options_.shard;
}

void PatientScreen::refuse(const PatientText& patient, const Error& error, Screened& to) const {
    ++to.summary.failed;
    ++to.summary.errors[error.code];
    json::JsonWriter json(to.errors, 0);
    json.begin_object().member("file", patient.file).member("line", static_cast<std::int64_t>(patient.line));
    json.member("code", error.code).member("reason", error.message).end_object();
    to.errors += '\n';
}

Result<PartialDate> PatientScreen::day_for(const Record& record) const {
    if (options_.as_of) return *options_.as_of;
    std::optional<Day> last;
    const Day today = options_.today.first_day();
    const auto take = [&](const std::optional<PartialDate>& date) {
        if (!date) return;
        const Day day = std::min(date->last_day(), today); // a month is over when its last day is
        if (date->first_day() <= today && (!last || *last < day)) last = day;
    };
    for (const Fact& fact : record.facts) {
        take(fact.date);
        take(fact.recorded);
    }
    for (const PartialDate& date : record.passed_over) take(date);
    if (!last) return Error{"no-contact", "nothing in it has a date: `--as-of last-contact` finds none to answer for"};
    return PartialDate::from_day(*last);
}

void PatientScreen::count(const Assessment& assessment, const Findings& findings, Summary& summary) const {
    ++summary.answered;
    ++summary.state[assessment.answer.state];
    if (assessment.answer.state != "cannot-tell") ++summary.first[assessment.answer.id];
    if (!assessment.answer.urgency.empty()) ++summary.urgency[assessment.answer.urgency];
    for (const Alert& alert : assessment.alerts) ++summary.alerts[alert.id];
    for (const Alert& alert : assessment.not_ruled_out) ++summary.not_ruled_out[alert.id];
    for (const NoticeItem& notice : assessment.notices) ++summary.notices[notice.code];
    const auto& declared = pack_.index.catalogue().findings;
    for (std::size_t i = 0; i < declared.size(); ++i) {
        const FindingState& state = findings.states[i];
        if (state.sent.empty()) continue;
        if (state.why) ++summary.unknown[declared[i].id + ": " + std::string(to_string(*state.why))];
        if (declared[i].kind != FindingKind::quantity || declared[i].source != FindingSource::facts) continue;
        if (const std::string_view unit = unit_of(state.sent); !unit.empty())
            ++summary.units[declared[i].id + ": " + std::string(unit)];
    }
}

void PatientScreen::answer(const Record& record, const PartialDate& day, Screened& to) {
    const Findings& findings = selector_.select(record, {day, options_.complete_lists});
    evaluation_.run_next(findings);
    const Assessment assessment = assess_evaluated(findings, answer_only, evaluation_);
    append_row(to.rows, row_of(assessment, options_.reasons), options_.format, options_.reasons);
    count(assessment, findings, to.summary);
}

void PatientScreen::add(const PatientText& patient, Screened& to) {
    ++to.patients;
    ++to.summary.read;
    const std::optional<Error> error = patient.problem ? patient.problem : reader_.read(patient.text, record_);
    const std::string key = error ? patient.file + ":" + std::to_string(patient.line) : record_.subject;
    if (!is_ours(key)) {
        ++to.summary.other_shards;
        return;
    }
    if (error) return refuse(patient, *error, to);
    const Result<PartialDate> day = day_for(record_);
    if (!day) return refuse(patient, day.error(), to);
    answer(record_, *day, to);
}

} // namespace apatite
