#include "apatite/render.h"
#include "c_api/handles.h"

using namespace apatite::c_api;

namespace apatite::c_api {

apatite_status give_assessment(Assessment assessment, apatite_assessment** out) {
    auto made = std::make_unique<apatite_assessment>(apatite_assessment{std::move(assessment), {}});
    for (const Status status : {Status::established, Status::likely, Status::possible, Status::not_assessed,
                                Status::unlikely, Status::excluded})
        made->status_words[static_cast<std::size_t>(status)] = to_string(status);
    *out = made.release();
    return APATITE_OK;
}

namespace {

template <typename Ask>
apatite_status assess(const apatite_pack* pack, const apatite_options* options, apatite_assessment** out,
                      apatite_error** error, Ask&& ask) {
    return guarded(error, [&] {
        if (out == nullptr) return misuse(error, "`assessment` is NULL");
        *out = nullptr;
        if (pack == nullptr) return misuse(error, "`pack` is NULL");
        const Result<AnswerOptions> given = to_options(options);
        if (!given) return fail(error, APATITE_MISUSE, Error(given.error()));
        Result<Assessment> answer = ask(*given);
        if (!answer) return refused(error, answer.error());
        return give_assessment(std::move(answer).value(), out);
    });
}

bool has(const Assessment& assessment, const std::string& hypothesis) {
    return std::ranges::find(assessment.differential, hypothesis, &Hypothesis::id) != assessment.differential.end();
}

std::string drawn_up(const Assessment& of, apatite_view view, const std::string& hypothesis, bool json) {
    const JsonOptions one_line{.pretty = false};
    switch (view) {
    case APATITE_VIEW_NEXT: return json ? next_to_json(of, one_line) : next_to_text(of);
    case APATITE_VIEW_TRACE: return json ? trace_to_json(of, one_line) : trace_to_text(of);
    default: return json ? why_not_to_json(of, hypothesis, one_line) : why_not_to_text(of, hypothesis);
    }
}

} // namespace
} // namespace apatite::c_api

apatite_status apatite_assess_bundle(const apatite_pack* pack, apatite_string bundle, const apatite_options* options,
                                     apatite_assessment** assessment, apatite_error** error) {
    return assess(pack, options, assessment, error, [&](const apatite::AnswerOptions& given) {
        return pack->pack.assess_bundle(is_valid(bundle) ? to_view(bundle) : std::string_view(), given);
    });
}

apatite_status apatite_assess_findings(const apatite_pack* pack, const apatite_options* options,
                                       apatite_assessment** assessment, apatite_error** error) {
    return assess(pack, options, assessment, error,
                  [&](const apatite::AnswerOptions& given) { return pack->pack.assess_findings(given); });
}

void apatite_assessment_free(apatite_assessment* assessment) { delete assessment; }

apatite_status apatite_assessment_json(const apatite_assessment* assessment, int indented, apatite_text** json,
                                       apatite_error** error) {
    return guarded(error, [&] {
        if (assessment == nullptr || json == nullptr) return misuse(error, "`assessment` or `json` is NULL");
        *json = nullptr;
        return give_text(apatite::to_json(assessment->assessment, {.pretty = indented != 0}), json);
    });
}

apatite_status apatite_assessment_report(const apatite_assessment* assessment, int width, int detail,
                                         apatite_text** report, apatite_error** error) {
    return guarded(error, [&] {
        if (assessment == nullptr || report == nullptr) return misuse(error, "`assessment` or `report` is NULL");
        *report = nullptr;
        return give_text(
            apatite::to_text(assessment->assessment, {.width = width, .colour = false, .detail = detail != 0}), report);
    });
}

apatite_status apatite_assessment_view(const apatite_assessment* assessment, apatite_view view,
                                       apatite_string hypothesis, apatite_view_format format, apatite_text** text,
                                       apatite_error** error) {
    return guarded(error, [&] {
        if (text == nullptr) return misuse(error, "`text` is NULL");
        *text = nullptr;
        if (assessment == nullptr || !is_valid(hypothesis))
            return misuse(error, "`assessment` or `hypothesis` is NULL");
        const bool json = format == APATITE_VIEW_JSON;
        if (view < APATITE_VIEW_NEXT || view > APATITE_VIEW_TRACE || (!json && format != APATITE_VIEW_TEXT))
            return misuse(error, "there is no such `view` or `format`");
        const std::string id(to_view(hypothesis));
        if (view == APATITE_VIEW_WHY_NOT && !has(assessment->assessment, id))
            return refused(error, {"unknown-hypothesis", "the pack has no hypothesis `" + id + "`"});
        return give_text(drawn_up(assessment->assessment, view, id, json), text);
    });
}
