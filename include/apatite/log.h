// What calls did, for a host's log or counters. Typed, and without anything of the patient.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "apatite/export.h"

namespace APATITE_API apatite {

/// One thing that happened during a call. Holds no value, no reference and no text of the record. The texts live during
/// the callback.
struct LogEvent {
    enum class Kind {
        assessed, ///< an answer was given, with `count` notices
        refused,  ///< none was given; `code` is the error's
        notice,   ///< something in the data could not be used or was odd; `code` is the notice's
    };
    Kind kind = Kind::assessed;
    std::string_view code;
    std::string_view pack_hash;
    std::size_t input_bytes = 0;
    std::size_t count = 0;
};

/// Called in the thread of the call, before it returns. It must not throw.
using LogCallback = std::function<void(const LogEvent&)>;

} // namespace apatite
