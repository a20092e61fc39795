#include "apatite/assessor.h"

#include <utility>

#include "api/answer_context.h"
#include "api/compiled_pack.h"
#include "assess/evaluation.h"
#include "fhir/read_bundle.h"
#include "findings/selector.h"

namespace apatite {
namespace {

void log(const LogCallback& callback, std::string_view pack_hash, std::size_t input_bytes,
         const Result<Assessment>& answer) {
    using Kind = LogEvent::Kind;
    if (!callback) return;
    if (!answer) return callback({Kind::refused, answer.error().code, pack_hash, input_bytes, 0});
    for (const NoticeItem& notice : answer->notices) callback({Kind::notice, notice.code, pack_hash, input_bytes, 1});
    callback({Kind::assessed, {}, pack_hash, input_bytes, answer->notices.size()});
}

} // namespace

struct APATITE_LOCAL Assessor::State {
    explicit State(CompiledPack compiled)
        : pack(std::move(compiled)), reader({.wanted = &pack.data().index}), selector(pack.data().index),
          evaluation(*pack.data().graph) {}

    Result<Assessment> answer(const AnswerOptions& options) {
        const CompiledPack::Data& data = pack.data();
        const Result<SelectOptions> select = select_options(data.index.catalogue(), options);
        if (!select) return select.error();
        const Findings* findings = &selector.select(record, *select);
        if (!options.set.empty() || !options.declined.empty()) {
            changed = *findings;
            if (const auto error = apply_settings(data.index.catalogue(), options, changed)) return *error;
            findings = &changed;
        }
        const Result<AssessOptions> wanted = assess_options(data.pack(), options);
        if (!wanted) return wanted.error();
        if (wanted->steps) return assess(*data.graph, *findings, *wanted); // it needs a fresh workspace
        if (wanted->brief)
            evaluation.run_brief(*findings);
        else
            evaluation.run_next(*findings);
        return assess_evaluated(*findings, *wanted, evaluation);
    }

    CompiledPack pack;
    BundleReader reader;
    Record record; ///< of the patient at hand
    Selector selector;
    Findings changed{{}, {}, PartialDate::from_day({}), {}, {}, {}, {}}; ///< by what was set by hand
    Evaluation evaluation;
};

Assessor::Assessor(CompiledPack pack) : state_(std::make_unique<State>(std::move(pack))) {}
Assessor::~Assessor() = default;
Assessor::Assessor(Assessor&&) noexcept = default;
Assessor& Assessor::operator=(Assessor&&) noexcept = default;

Result<Assessment> Assessor::assess_bundle(std::string_view json, const AnswerOptions& options) {
    std::optional<Error> error = state_->reader.read(json, state_->record);
    Result<Assessment> result = error ? Result<Assessment>(std::move(*error)) : state_->answer(options);
    log(options.log, state_->pack.identity().hash, json.size(), result);
    return result;
}

Result<Assessment> Assessor::assess_findings(const AnswerOptions& options) {
    state_->record = Record{};
    Result<Assessment> result = state_->answer(options);
    log(options.log, state_->pack.identity().hash, 0, result);
    return result;
}

} // namespace apatite
