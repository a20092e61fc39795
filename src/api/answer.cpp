#include "apatite/assessor.h"
#include "api/compiled_pack.h"

namespace apatite {

Result<Assessment> CompiledPack::assess_bundle(std::string_view json, const AnswerOptions& options) const {
    return Assessor(*this).assess_bundle(json, options);
}

Result<Assessment> CompiledPack::assess_findings(const AnswerOptions& options) const {
    return Assessor(*this).assess_findings(options);
}

} // namespace apatite
