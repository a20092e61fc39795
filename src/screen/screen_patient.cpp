#include "screen/screen_patient.h"

#include <algorithm>

#include "findings/findings.h"
#include "screen/bulk_resource.h"
#include "json/writer.h"

namespace apatite {
namespace {

std::vector<std::vector<std::string_view>> reasons_of(const Evaluation& evaluation, const Outcome& outcome) {
    std::vector<std::vector<std::string_view>> all(outcome.order.size());
    for (std::size_t place = 0; place < all.size(); ++place)
        for (const Effect* effect : holding_effects(evaluation, outcome.order[place]))
            if (speaks_for(effect->kind)) all[place].push_back(evaluation.graph().pack().rules[effect->rule].id);
    return all;
}

} // namespace

PatientScreen::PatientScreen(const ScreenPack& pack, const ScreenOptions& options)
    : pack_(pack), options_(options), reader_({.wanted = &pack.index}), selector_(pack.index), evaluation_(pack.graph),
      rows_(pack.graph.pack(), options.format, options.reasons), tally_(pack.graph) {}

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

void PatientScreen::answer(const Record& record, const PartialDate& day, Screened& to) {
    const Findings& findings = selector_.select(record, {day, options_.complete_lists, false});
    evaluation_.run_answer(findings, selector_.told());
    find_outcome(evaluation_, findings, outcome_);
    Row row{findings, outcome_, {}};
    if (options_.reasons) row.reasons = reasons_of(evaluation_, outcome_);
    rows_.append(to.rows, row);
    tally_.count(outcome_, findings, selector_.told());
}

void PatientScreen::finish(Screened& batch) { tally_.move_to(batch.summary); }

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
