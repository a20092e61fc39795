#include "api/answer_context.h"
#include "api/compiled_pack.h"
#include "fhir/read_bundle.h"

namespace apatite {
namespace {

Result<Assessment> answer(const CompiledPack::Data& data, const Record& record, const AnswerOptions& options) {
    const FindingCatalogue& catalogue = data.index.catalogue();
    const Result<SelectOptions> select = select_options(catalogue, options);
    if (!select) return select.error();
    Findings findings = select_findings(record, data.index, *select);
    if (const std::optional<Error> error = apply_settings(catalogue, options, findings)) return *error;
    const Result<AssessOptions> wanted = assess_options(data.pack(), options);
    return wanted ? assess(*data.graph, findings, *wanted) : Result<Assessment>(wanted.error());
}

void log(const LogCallback& callback, std::string_view pack_hash, std::size_t input_bytes,
         const Result<Assessment>& answer) {
    using Kind = LogEvent::Kind;
    if (!callback) return;
    if (!answer) return callback({Kind::refused, answer.error().code, pack_hash, input_bytes, 0});
    for (const NoticeItem& notice : answer->notices) callback({Kind::notice, notice.code, pack_hash, input_bytes, 1});
    callback({Kind::assessed, {}, pack_hash, input_bytes, answer->notices.size()});
}

} // namespace

Result<Assessment> CompiledPack::assess_bundle(std::string_view json, const AnswerOptions& options) const {
    const Result<Record> record = read_bundle(json, {.wanted = &data_->index});
    Result<Assessment> result = record ? answer(*data_, *record, options) : record.error();
    log(options.log, identity().hash, json.size(), result);
    return result;
}

Result<Assessment> CompiledPack::assess_findings(const AnswerOptions& options) const {
    Result<Assessment> result = answer(*data_, Record{}, options);
    log(options.log, identity().hash, 0, result);
    return result;
}

} // namespace apatite
