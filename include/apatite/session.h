// One patient whose findings change one at a time: a form in a health record, a conversation, a what-if.
//
//     apatite::Result<apatite::Session> session = apatite::Session::start(*pack, {"2024-06-01", {}, {}, {}}, bundle);
//     if (!session) return report(session.error());
//     if (auto error = session->set("phosphate", "9.7 mg/dL")) return report(*error);
//     show(session->assessment());
//     session->declined(session->assessment().next.front().finding); // asked, and nobody knows: not asked again
//
// The conventions of apatite/engine.h hold here too.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "apatite/engine.h"
#include "apatite/export.h"

namespace APATITE_API apatite {

/// An answer that follows its patient's findings. Setting one finding evaluates again only what rests on it in the rule
/// graph. `assessment()` is always, field by field and so byte for byte in JSON, what `CompiledPack::assess_bundle` (or
/// `assess_findings`, without a Bundle) answers for `options()`.
///
/// Names are those of `AnswerOptions::set`: `phosphate`, `lesion[0].painful` (`lesion.painful` is the first one's), and
/// `lesion` itself (`true` there is one, `false` there is none, `unknown`). Values are written as there, the unit
/// always with the number.
///
/// Every edit returns nothing when it was done, or the error, and then nothing has changed: `unknown-finding` (with the
/// name that was probably meant), `finding-value`, `no-instance`. One session is for one thread at a time; sessions of
/// one pack share it and may run side by side. It keeps the compiled pack alive. To be moved, not copied; a session
/// that was moved from may only be destroyed or assigned to.
class Session {
public:
    /// Starts without a record, from `options.set` and `options.declined`. Errors as those of `assess_findings`.
    static Result<Session> start(const CompiledPack& pack, const AnswerOptions& options);
    /// Starts from a FHIR R4 Bundle, which is read during the call only. Errors as those of `assess_bundle`.
    static Result<Session> start(const CompiledPack& pack, const AnswerOptions& options, std::string_view bundle);

    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;
    ~Session();

    /// Sets a finding in place of what was known of it; a field of the instance after the last adds that instance.
    /// O(what rests on the finding); age and sex also judge again every number that has no range of its own.
    [[nodiscard]] std::optional<Error> set(std::string_view finding, std::string_view value);

    /// Takes back what was set and declined: what the record says holds again. A cleared field leaves its instance in
    /// place. Clearing what was never set changes nothing.
    [[nodiscard]] std::optional<Error> clear(std::string_view finding);

    /// "Not known" as an answer: what the record says of the finding stays, even what cannot be used as it is, but it
    /// is not asked again and not proposed as something to learn. Setting a value takes that back.
    [[nodiscard]] std::optional<Error> declined(std::string_view finding);

    /// Adds one more lesion, exposure or the like, of which nothing is known yet, and gives its number: the fields of
    /// number 2 are `lesion[2].site` and so on. Error `finding-value` for a finding that has no instances.
    Result<std::size_t> add_instance(std::string_view finding);

    /// Takes back an instance that was added by hand; those after it move up by one. Error `no-instance`: there is
    /// none of that number, or the record tells of it (set what is wrong about it instead).
    [[nodiscard]] std::optional<Error> remove_instance(std::string_view finding, std::size_t number);

    /// How many instances there are now; 0 for a finding that has none or is not declared.
    std::size_t instances(std::string_view finding) const;

    /// The answer for what is known now. Valid until the next edit; asking twice costs nothing.
    const Assessment& assessment();

    /// What a fresh evaluation must be given to answer the same, in the order of the pack. Enough to store a session.
    AnswerOptions options() const;

private:
    struct State;
    explicit Session(std::unique_ptr<State> state) noexcept;
    std::unique_ptr<State> state_;
};

} // namespace apatite
