// The fields of an answer, one by one.
#include "c_api/handles.h"

using namespace apatite;
using namespace apatite::c_api;

namespace {

template <typename Item>
const Item* at(const std::vector<Item>& items, std::size_t index) {
    return index < items.size() ? &items[index] : nullptr;
}

const Hypothesis* hypothesis_at(const apatite_assessment* assessment, std::size_t index) {
    return assessment == nullptr ? nullptr : at(assessment->assessment.differential, index);
}

const RuleTrace* rule_at(const apatite_assessment* assessment, std::size_t hypothesis, int against, std::size_t index) {
    const Hypothesis* found = hypothesis_at(assessment, hypothesis);
    return found == nullptr ? nullptr : at(against != 0 ? found->opposing : found->supporting, index);
}

apatite_item to_item(const Alert& one) {
    return {0,  to_c(one.id),      to_c(one.label), to_c(one.because), to_c(one.urgency), {}, to_c(one.action),
            {}, one.missing.size()};
}
apatite_item to_item(const WorkupItem& one) {
    return {0,  to_c(one.id), to_c(one.label),   to_c(one.because), to_c(one.priority), to_c(one.state),
            {}, {},           one.missing.size()};
}
apatite_item to_item(const ManagementItem& one) {
    return {0, to_c(one.id), to_c(one.label), to_c(one.because), {}, to_c(one.stance), {}, {}, 0};
}
apatite_item to_item(const NextFinding& one) {
    return {0, to_c(one.finding), to_c(one.label), to_c(one.because), {}, {}, to_c(one.ask), {}, 0};
}
apatite_item to_item(const NoticeItem& one) {
    return {0, to_c(one.code), {}, {}, to_c(one.severity), {}, to_c(one.message), to_c(one.source), 0};
}

const std::vector<MissingFinding>* missing_of(const Alert& one) { return &one.missing; }
const std::vector<MissingFinding>* missing_of(const WorkupItem& one) { return &one.missing; }
template <typename Item>
const std::vector<MissingFinding>* missing_of(const Item&) {
    return nullptr;
}

/// Hands the list to `use`; `otherwise` for one that does not exist.
template <typename Answered, typename Use>
Answered with_list(const Assessment& answer, apatite_list list, Answered otherwise, Use&& use) {
    switch (list) {
    case APATITE_DIFFERENTIAL: return otherwise;
    case APATITE_ALERTS: return use(answer.alerts);
    case APATITE_NOT_RULED_OUT: return use(answer.not_ruled_out);
    case APATITE_WORKUP: return use(answer.workup);
    case APATITE_MANAGEMENT: return use(answer.management);
    case APATITE_NEXT: return use(answer.next);
    case APATITE_NOTICES: return use(answer.notices);
    }
    return otherwise;
}

} // namespace

apatite_status apatite_assessment_get_answer(const apatite_assessment* assessment, apatite_answer* answer) {
    if (assessment == nullptr) return APATITE_MISUSE;
    const Assessment& all = assessment->assessment;
    const Answer& one = all.answer;
    return fill(answer, {0, to_c(one.state), to_c(one.id), to_c(one.label), to_c(one.form), to_c(one.cause),
                         to_c(one.urgency), to_c(all.subject), to_c(all.as_of), all.partial ? 1 : 0});
}

size_t apatite_assessment_count(const apatite_assessment* assessment, apatite_list list) {
    if (assessment == nullptr) return 0;
    if (list == APATITE_DIFFERENTIAL) return assessment->assessment.differential.size();
    return with_list(assessment->assessment, list, std::size_t{0}, [](const auto& items) { return items.size(); });
}

apatite_status apatite_assessment_get_hypothesis(const apatite_assessment* assessment, size_t index,
                                                 apatite_hypothesis* hypothesis) {
    const Hypothesis* one = hypothesis_at(assessment, index);
    if (one == nullptr) return APATITE_MISUSE;
    const auto word = [assessment](Status status) {
        return to_c(assessment->status_words[static_cast<std::size_t>(status)]);
    };
    return fill(hypothesis, {0, to_c(one->id), to_c(one->label), to_c(one->kind), word(one->status), word(one->worst),
                             word(one->best), one->score, one->lowest, one->highest, one->settled ? 1 : 0,
                             one->settled_if_presumed ? 1 : 0, one->supporting.size(), one->opposing.size()});
}

apatite_status apatite_assessment_get_rule(const apatite_assessment* assessment, size_t hypothesis, int against,
                                           size_t index, apatite_rule* rule) {
    const RuleTrace* one = rule_at(assessment, hypothesis, against, index);
    if (one == nullptr) return APATITE_MISUSE;
    return fill(rule, {0, to_c(one->rule), to_c(one->strength), to_c(one->because), to_c(one->condition),
                       one->counted ? 1 : 0, one->facts.size()});
}

apatite_status apatite_assessment_get_fact(const apatite_assessment* assessment, size_t hypothesis, int against,
                                           size_t rule, size_t index, apatite_fact* fact) {
    const RuleTrace* trace = rule_at(assessment, hypothesis, against, rule);
    const FactUse* one = trace == nullptr ? nullptr : at(trace->facts, index);
    if (one == nullptr) return APATITE_MISUSE;
    return fill(fact,
                {0, to_c(one->finding), to_c(one->label), to_c(one->sent), to_c(one->value), to_c(one->provenance),
                 to_c(one->source), to_c(one->date), to_c(one->note), to_c(one->by_profile)});
}

apatite_status apatite_assessment_get_item(const apatite_assessment* assessment, apatite_list list, size_t index,
                                           apatite_item* item) {
    if (assessment == nullptr) return APATITE_MISUSE;
    return with_list(assessment->assessment, list, APATITE_MISUSE, [&](const auto& items) {
        return index < items.size() ? fill(item, to_item(items[index])) : APATITE_MISUSE;
    });
}

apatite_status apatite_assessment_get_missing(const apatite_assessment* assessment, apatite_list list, size_t item,
                                              size_t index, apatite_missing* missing) {
    if (assessment == nullptr) return APATITE_MISUSE;
    return with_list(assessment->assessment, list, APATITE_MISUSE, [&](const auto& items) {
        const std::vector<MissingFinding>* all = item < items.size() ? missing_of(items[item]) : nullptr;
        if (all == nullptr || index >= all->size()) return APATITE_MISUSE;
        const MissingFinding& one = (*all)[index];
        return fill(missing, {0, to_c(one.finding), to_c(one.label), to_c(one.why), to_c(one.sent), to_c(one.source)});
    });
}
