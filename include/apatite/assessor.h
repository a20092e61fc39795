// One patient after another, in the same memory.
#pragma once

#include <memory>
#include <string_view>

#include "apatite/engine.h"
#include "apatite/export.h"

namespace APATITE_API apatite {

/// A pack with the memory to answer in, for a program that answers for many patients: the answers are those of
/// `CompiledPack::assess_bundle`, but what two patients of whom a record says nothing have in common is worked out
/// once.
///
///     apatite::Assessor assessor(pack);                    // one per thread
///     for (const std::string& json : bundles) use(assessor.assess_bundle(json, options));
///
/// A call may not run beside another on the same object. An object that an exception (lack of memory) has left is not
/// to be used again. It holds what was read of the last patient until the next call or its end.
class Assessor {
public:
    explicit Assessor(CompiledPack pack);
    ~Assessor();
    Assessor(Assessor&&) noexcept;
    Assessor& operator=(Assessor&&) noexcept;

    /// As `CompiledPack::assess_bundle`. After an error it goes on with the next patient.
    Result<Assessment> assess_bundle(std::string_view json, const AnswerOptions& options);

private:
    friend class CompiledPack;
    Result<Assessment> assess_findings(const AnswerOptions& options);

    struct State;
    std::unique_ptr<State> state_;
};

} // namespace apatite
