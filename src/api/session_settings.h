// What was set and declined by hand in a session, and how one finding is made from it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "apatite/engine.h"
#include "findings/findings.h"

namespace apatite {

/// The settings of one finding. One that has no instances uses `whole` and `declined` only.
struct FindingSettings {
    std::optional<std::string> whole; ///< the value of the finding itself
    std::size_t added = 0;            ///< instances that stand behind those of the record and of `whole`
    using Field = std::pair<std::size_t, std::size_t>;  ///< number of the instance, position of the field
    std::map<Field, std::optional<std::string>> fields; ///< without a value it was declined
    bool declined = false;

    /// Appends what `AnswerOptions` needs to tell the same. `instances`: how many there are with all of it.
    void tell(const FindingDeclaration& declaration, std::size_t instances, AnswerOptions& options) const;
};

/// `lesion[2].site`
std::string field_name(const FindingDeclaration& declaration, FindingSettings::Field field);

} // namespace apatite
