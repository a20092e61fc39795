#include "api/answer_context.h"
#include "api/compiled_pack.h"
#include "assess/assess.h"
#include "fhir/read_bundle.h"

namespace apatite {
namespace {

Result<Assessment> answer(const CompiledPack::Data& data, const Record& record, const AnswerOptions& options) {
    const FindingCatalogue& catalogue = data.index.catalogue();
    const Result<SelectOptions> select = select_options(catalogue, options);
    if (!select) return select.error();
    Findings findings = select_findings(record, data.index, *select);
    if (const std::optional<Error> error = apply_settings(catalogue, options, findings)) return *error;
    AssessOptions wanted;
    wanted.enough = wanted.overturn = options.what_if;
    return assess(*data.graph, findings, wanted);
}

} // namespace

Result<Assessment> CompiledPack::assess_bundle(std::string_view json, const AnswerOptions& options) const {
    const Result<Record> record = read_bundle(json);
    if (!record) return record.error();
    return answer(*data_, *record, options);
}

Result<Assessment> CompiledPack::assess_findings(const AnswerOptions& options) const {
    return answer(*data_, Record{}, options);
}

} // namespace apatite
