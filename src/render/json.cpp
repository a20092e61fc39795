// The JSON of docs/json.md: names are stable, fields are only added, equal assessments give equal bytes.
#include <algorithm>
#include <utility>

#include "apatite/render.h"
#include "json/writer.h"

namespace apatite {
namespace {

using json::JsonWriter;

/// `null` for what is not there.
void text_or_null(JsonWriter& out, std::string_view key, std::string_view text) {
    out.key(key);
    if (text.empty())
        out.null();
    else
        out.string(text);
}

template <typename Item, typename Write>
void array(JsonWriter& out, std::string_view key, const std::vector<Item>& items, Write write) {
    out.key(key).begin_array();
    for (const Item& item : items) write(out, item);
    out.end_array();
}

void strings(JsonWriter& out, std::string_view key, const std::vector<std::string>& texts) {
    out.key(key).begin_array().compact();
    for (const std::string& text : texts) out.string(text);
    out.end_array();
}

void write_fact(JsonWriter& out, const FactUse& fact) {
    out.begin_object().compact().member("finding", fact.finding).member("label", fact.label);
    text_or_null(out, "sent", fact.sent);
    out.member("value", fact.value).member("provenance", fact.provenance);
    text_or_null(out, "source", fact.source);
    text_or_null(out, "date", fact.date);
    text_or_null(out, "note", fact.note);
    if (!fact.by_profile.empty()) out.member("byProfile", fact.by_profile);
    out.end_object();
}

void write_missing(JsonWriter& out, const MissingFinding& missing) {
    out.begin_object().compact().member("finding", missing.finding).member("label", missing.label);
    out.member("why", missing.why);
    text_or_null(out, "sent", missing.sent);
    text_or_null(out, "source", missing.source);
    out.end_object();
}

void write_rule(JsonWriter& out, const RuleTrace& rule) {
    out.begin_object().member("rule", rule.rule).member("strength", rule.strength);
    text_or_null(out, "group", rule.group);
    out.member("counted", rule.counted).member("because", rule.because);
    strings(out, "evidence", rule.evidence);
    out.member("condition", rule.condition);
    text_or_null(out, "words", rule.words);
    text_or_null(out, "file", rule.file);
    out.member("line", static_cast<std::int64_t>(rule.line));
    array(out, "facts", rule.facts, write_fact);
    out.end_object();
}

void write_undecided(JsonWriter& out, const UndecidedRule& rule) {
    out.begin_object().member("rule", rule.rule).member("effect", rule.effect).member("strength", rule.strength);
    out.member("because", rule.because);
    array(out, "missing", rule.missing, write_missing);
    out.end_object();
}

void write_variant(JsonWriter& out, const NamedVariant& variant) {
    out.begin_object().member("id", variant.id).member("label", variant.label).member("because", variant.because);
    strings(out, "evidence", variant.evidence);
    out.end_object();
}

void write_overturn(JsonWriter& out, const Overturn& overturn) {
    out.begin_object().member("first", overturn.first).member("ifWrong", overturn.if_wrong);
    array(out, "changes", overturn.changes, [](JsonWriter& to, const Overturn::Change& change) {
        to.begin_object().compact().member("finding", change.finding).member("label", change.label);
        to.member("value", change.value).end_object();
    });
    out.end_object();
}

void write_range(JsonWriter& out, std::string_view key, Status worst, Status best) {
    out.key(key).begin_array().compact().string(to_string(worst)).string(to_string(best)).end_array();
}

void write_range(JsonWriter& out, std::string_view key, int lowest, int highest) {
    out.key(key).begin_array().compact().number(lowest).number(highest).end_array();
}

void write_refined(JsonWriter& out, const std::optional<ReachBounds>& refined) {
    out.key("refined");
    if (!refined) {
        out.null();
        return;
    }
    out.begin_object().compact();
    write_range(out, "statusBounds", refined->worst, refined->best);
    write_range(out, "bounds", refined->lowest, refined->highest);
    out.end_object();
}

void write_hypothesis_keys(JsonWriter& out, const Hypothesis& hypothesis) {
    out.member("id", hypothesis.id).member("label", hypothesis.label).member("kind", hypothesis.kind);
    text_or_null(out, "note", hypothesis.note);
    out.member("status", to_string(hypothesis.status));
    write_range(out, "statusBounds", hypothesis.worst, hypothesis.best);
    out.member("score", hypothesis.score);
    write_range(out, "bounds", hypothesis.lowest, hypothesis.highest);
    write_refined(out, hypothesis.refined);
    out.member("settled", hypothesis.settled).member("settledIfPresumed", hypothesis.settled_if_presumed);
    out.member("equalToPrevious", hypothesis.equal_to_previous);
    array(out, "forms", hypothesis.forms, write_variant);
    array(out, "causes", hypothesis.causes, write_variant);
    array(out, "for", hypothesis.supporting, write_rule);
    array(out, "against", hypothesis.opposing, write_rule);
    array(out, "undecided", hypothesis.undecided, write_undecided);
    strings(out, "enough", hypothesis.enough);
    array(out, "overturn", hypothesis.overturn, write_overturn);
}

void write_hypothesis(JsonWriter& out, const Hypothesis& hypothesis) {
    out.begin_object();
    write_hypothesis_keys(out, hypothesis);
    out.end_object();
}

void write_alert(JsonWriter& out, const Alert& alert) {
    out.begin_object().member("id", alert.id).member("label", alert.label).member("urgency", alert.urgency);
    text_or_null(out, "rule", alert.rule);
    out.member("because", alert.because);
    text_or_null(out, "do", alert.action);
    array(out, "facts", alert.facts, write_fact);
    array(out, "missing", alert.missing, write_missing);
    strings(out, "evidence", alert.evidence);
    out.end_object();
}

void write_workup(JsonWriter& out, const WorkupItem& item) {
    out.begin_object().member("id", item.id).member("label", item.label).member("state", item.state);
    out.member("priority", item.priority).member("because", item.because);
    text_or_null(out, "separates", item.separates);
    text_or_null(out, "cost", item.cost);
    out.key("code");
    if (item.code)
        out.begin_object().compact().member("system", item.code->system).member("code", item.code->code).end_object();
    else
        out.null();
    array(out, "missing", item.missing, write_missing);
    strings(out, "evidence", item.evidence);
    out.end_object();
}

void write_caution(JsonWriter& out, const CautionState& caution) {
    out.begin_object().member("id", caution.id).member("state", caution.state).member("because", caution.because);
    array(out, "facts", caution.facts, write_fact);
    array(out, "missing", caution.missing, write_missing);
    strings(out, "evidence", caution.evidence);
    out.end_object();
}

void write_management(JsonWriter& out, const ManagementItem& item) {
    out.begin_object().member("id", item.id).member("label", item.label).member("stance", item.stance);
    text_or_null(out, "level", item.level);
    out.member("because", item.because);
    array(out, "cautions", item.cautions, write_caution);
    strings(out, "evidence", item.evidence);
    out.end_object();
}

void write_next_answer(JsonWriter& out, const NextAnswer& answer) {
    out.begin_object().compact();
    strings(out, "values", answer.values);
    strings(out, "words", answer.words);
    out.member("first", answer.first).member("firstLabel", answer.first_label);
    out.member("status", to_string(answer.status));
    strings(out, "alerts", answer.alerts);
    strings(out, "ruledOut", answer.ruled_out);
    out.end_object();
}

void write_next(JsonWriter& out, const NextFinding& next) {
    out.begin_object().member("finding", next.finding).member("label", next.label);
    text_or_null(out, "ask", next.ask);
    out.member("cost", next.cost).member("because", next.because);
    strings(out, "couldChange", next.could_change);
    array(out, "answers", next.answers, write_next_answer);
    out.end_object();
}

void write_would_tell(JsonWriter& out, const WouldTell& each) {
    out.begin_object();
    array(out, "findings", each.findings, [](JsonWriter& to, const WouldTell::Finding& finding) {
        to.begin_object().compact().member("finding", finding.finding).member("label", finding.label);
        text_or_null(to, "ask", finding.ask);
        to.member("cost", finding.cost).member("value", finding.value).member("words", finding.words).end_object();
    });
    out.member("first", each.first).member("firstLabel", each.first_label);
    out.member("status", to_string(each.status)).end_object();
}

void write_atom(JsonWriter& out, const TraceAtom& atom) {
    out.begin_object();
    text_or_null(out, "instances", atom.instances);
    out.member("condition", atom.condition).member("result", to_string(atom.result));
    array(out, "facts", atom.facts, write_fact);
    array(out, "missing", atom.missing, write_missing);
    out.end_object();
}

void write_effect(JsonWriter& out, const TraceEffect& effect) {
    out.begin_object().compact().member("effect", effect.effect).member("hypothesis", effect.hypothesis);
    text_or_null(out, "strength", effect.strength);
    out.member("points", effect.points).member("counts", effect.counts).end_object();
}

void write_entry(JsonWriter& out, const TraceEntry& entry) {
    out.begin_object().member("kind", entry.kind).member("id", entry.id);
    const bool of_value = entry.kind == "value";
    if (of_value)
        out.member("value", entry.value);
    else
        out.member("result", to_string(entry.result)).member("firm", to_string(entry.firm));
    if (!of_value) out.member("couldBe", entry.could_be);
    out.member("condition", entry.condition);
    text_or_null(out, "words", entry.words);
    text_or_null(out, "file", entry.file);
    out.member("line", static_cast<std::int64_t>(entry.line));
    text_or_null(out, "group", entry.group);
    text_or_null(out, "because", entry.because);
    array(out, "effects", entry.effects, write_effect);
    strings(out, "evidence", entry.evidence);
    array(out, "parts", entry.atoms, write_atom);
    out.end_object();
}

void write_notice(JsonWriter& out, const NoticeItem& notice) {
    out.begin_object().compact().member("severity", notice.severity).member("code", notice.code);
    text_or_null(out, "source", notice.source);
    out.member("message", notice.message).end_object();
}

void write_answer(JsonWriter& out, const Answer& answer) {
    out.key("answer").begin_object().member("state", answer.state);
    text_or_null(out, "id", answer.id);
    text_or_null(out, "label", answer.label);
    text_or_null(out, "form", answer.form);
    text_or_null(out, "formLabel", answer.form_label);
    text_or_null(out, "cause", answer.cause);
    text_or_null(out, "causeLabel", answer.cause_label);
    out.member("urgency", answer.urgency).end_object();
}

void write_references(JsonWriter& out, const std::vector<ReferenceItem>& references) {
    out.key("references").begin_object();
    for (const ReferenceItem& reference : references) {
        out.key(reference.id).begin_object().compact().member("cite", reference.cite);
        text_or_null(out, "url", reference.url);
        out.end_object();
    }
    out.end_object();
}

/// Only where there is one.
void write_site_profile(JsonWriter& out, const SiteProfileIdentity& profile) {
    out.key("siteProfile").begin_object().member("id", profile.id).member("title", profile.title);
    out.member("hash", profile.hash);
    strings(out, "complete", profile.complete);
    array(out, "switchedOff", profile.switched_off, [](JsonWriter& to, const SwitchedOff& off) {
        to.begin_object().compact().member("kind", off.kind).member("id", off.id).member("label", off.label);
        to.member("because", off.because).end_object();
    });
    out.end_object();
}

/// What every answer begins with.
void write_head(JsonWriter& out, const Assessment& assessment) {
    out.member("schema", 1).key("pack").begin_object().compact();
    out.member("id", assessment.pack.id).member("version", assessment.pack.version);
    out.member("hash", assessment.pack.hash).member("title", assessment.pack.title).end_object();
    if (assessment.site_profile) write_site_profile(out, *assessment.site_profile);
    text_or_null(out, "subject", assessment.subject);
    out.member("asOf", assessment.as_of);
    if (assessment.partial) out.member("partial", true);
    write_answer(out, assessment.answer);
}

template <typename Write>
std::string whole(const JsonOptions& options, Write write) {
    std::string text;
    JsonWriter out(text, options.pretty ? 2 : 0);
    out.begin_object();
    write(out);
    out.end_object();
    if (options.pretty) text += '\n';
    return text;
}

} // namespace

std::string to_json(const Assessment& assessment, const JsonOptions& options) {
    return whole(options, [&](JsonWriter& out) {
        write_head(out, assessment);
        array(out, "differential", assessment.differential, write_hypothesis);
        array(out, "alerts", assessment.alerts, write_alert);
        array(out, "notRuledOut", assessment.not_ruled_out, write_alert);
        array(out, "workup", assessment.workup, write_workup);
        array(out, "management", assessment.management, write_management);
        array(out, "wouldTell", assessment.would_tell, write_would_tell);
        array(out, "next", assessment.next, write_next);
        array(out, "notices", assessment.notices, write_notice);
        write_references(out, assessment.references);
    });
}

std::string why_not_to_json(const Assessment& assessment, const std::string& hypothesis, const JsonOptions& options) {
    const auto found = std::ranges::find(assessment.differential, hypothesis, &Hypothesis::id);
    return whole(options, [&](JsonWriter& out) {
        write_head(out, assessment);
        out.key("whyNot");
        if (found == assessment.differential.end()) {
            out.null();
            return;
        }
        out.begin_object();
        write_hypothesis_keys(out, *found);
        array(out, "notMet", found->not_met, write_rule);
        out.end_object();
    });
}

std::string trace_to_json(const Assessment& assessment, const JsonOptions& options) {
    return whole(options, [&](JsonWriter& out) {
        write_head(out, assessment);
        array(out, "facts", assessment.trace.facts, write_fact);
        array(out, "unusable", assessment.trace.unusable, write_missing);
        array(out, "differential", assessment.differential, write_hypothesis);
        array(out, "trace", assessment.trace.entries, write_entry);
        array(out, "notices", assessment.notices, write_notice);
        write_references(out, assessment.references);
    });
}

std::string next_to_json(const Assessment& assessment, const JsonOptions& options) {
    return whole(options, [&](JsonWriter& out) {
        write_head(out, assessment);
        array(out, "wouldTell", assessment.would_tell, write_would_tell);
        array(out, "next", assessment.next, write_next);
    });
}

} // namespace apatite
