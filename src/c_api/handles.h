// What the handles of apatite.h are, and how calls answer through them.
#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <string>

#include "apatite/apatite.h"
#include "apatite/session.h"

struct apatite_error {
    apatite::Error error;
};
struct apatite_pack {
    apatite::CompiledPack pack;
    std::vector<apatite::FindingInfo> findings;
};
struct apatite_assessment {
    apatite::Assessment assessment;
    std::string status_words[6]; ///< of each `apatite::Status`, to be pointed at
};
struct apatite_session {
    apatite::Session session;
};
struct apatite_text {
    std::string text;
};

namespace apatite::c_api {

inline apatite_string to_c(std::string_view text) noexcept { return {text.data(), text.size()}; }

/// A string that was handed in; NULL with a length is a mistake that `is_valid` finds.
inline std::string_view to_view(apatite_string text) noexcept {
    return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}
inline bool is_valid(apatite_string text) noexcept { return text.data != nullptr || text.size == 0; }

/// Stores the error, or the constant one where there is no memory for it, and gives the status back.
apatite_status fail(apatite_error** error, apatite_status status, Error&& told) noexcept;
apatite_status out_of_memory(apatite_error** error) noexcept;
apatite_status misuse(apatite_error** error, const char* message) noexcept;
apatite_status internal(apatite_error** error) noexcept;
apatite_status refused(apatite_error** error, Error told) noexcept;

/// Runs `call`, which returns a status: no exception leaves it.
template <typename Call>
apatite_status guarded(apatite_error** error, Call&& call) noexcept {
    if (error != nullptr) *error = nullptr;
    try {
        return call();
    } catch (const std::bad_alloc&) {
        return out_of_memory(error);
    } catch (...) {
        return internal(error);
    }
}

/// Fills as much of the caller's struct as both sides know; what only the caller knows is zero.
template <typename Struct>
apatite_status fill(Struct* out, Struct known) noexcept {
    if (out == nullptr || out->struct_size < sizeof(std::size_t)) return APATITE_MISUSE;
    const std::size_t size = out->struct_size;
    known.struct_size = size;
    std::memset(static_cast<void*>(out), 0, size);
    std::memcpy(static_cast<void*>(out), &known, std::min(size, sizeof(Struct)));
    return APATITE_OK;
}

apatite_status give_pack(Result<CompiledPack> pack, apatite_pack** out, apatite_error** error);
apatite_status give_text(std::string text, apatite_text** out);
apatite_status give_assessment(Assessment assessment, apatite_assessment** out);

/// The options as the library takes them. Errors: `options`, a NULL where there should be something.
Result<AnswerOptions> to_options(const apatite_options* options);

} // namespace apatite::c_api
