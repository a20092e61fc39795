// What a `Session` holds: the findings of the record, what was set over them, and the evaluation that follows both.
#pragma once

#include <optional>
#include <vector>

#include "apatite/session.h"
#include "api/answer_context.h"
#include "api/compiled_pack.h"
#include "api/session_settings.h"
#include "assess/evaluation.h"
#include "findings/finding_name.h"

namespace apatite {

struct APATITE_LOCAL Session::State {
    State(const CompiledPack& compiled, const AnswerOptions& options, const AssessOptions& what, Findings record);
    static Result<Session> start(const CompiledPack& pack, const AnswerOptions& options, const Record& record);

    const FindingCatalogue& catalogue() const noexcept { return pack.data().index.catalogue(); }
    const FindingDeclaration& declaration(std::size_t finding) const { return catalogue().findings[finding]; }

    /// Puts `settings` in place of those of a finding and evaluates again what rests on it. An error changes nothing.
    std::optional<Error> replace(std::size_t finding, FindingSettings settings);
    // session_instances.cpp
    std::optional<Error> set_whole(std::size_t finding, std::string_view value);
    std::optional<Error> set_instance(const FindingPlace& place, std::string_view name, std::string_view value);
    std::optional<Error> remove(std::size_t finding, std::size_t number);
    std::size_t count(std::size_t finding) const; ///< instances there are now
    /// The error that setting (without a value: declining) a name gives.
    Error why_not(std::string_view name, const std::optional<std::string>& value) const;

    /// Everything that was set, on top of the record.
    AnswerOptions options() const;

    CompiledPack pack;
    AnswerOptions given;                   ///< all but what was set and declined
    AssessOptions wanted;                  ///< of these
    Findings record;                       ///< what the record says, judged for the age and sex that were set
    Findings original;                     ///< the same, judged for those of the record
    Findings now;                          ///< with all that was set
    std::vector<FindingSettings> settings; ///< by finding
    Evaluation evaluation;
    std::optional<Assessment> assessment;

private:
    std::optional<Error> replace_person(std::size_t finding, FindingSettings replacement);
    void refresh(std::size_t finding);
};

} // namespace apatite
