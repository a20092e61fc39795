#include "c_api/handles.h"

#include "apatite/version.h"

namespace apatite::c_api {
namespace {

/// Handed out when there is no memory for an error; never freed. Made before any call, so that none can fail on it.
apatite_error no_memory{{"out-of-memory", "there is not enough memory for this call"}};

} // namespace

apatite_status out_of_memory(apatite_error** error) noexcept {
    if (error != nullptr) *error = &no_memory;
    return APATITE_OUT_OF_MEMORY;
}

apatite_status fail(apatite_error** error, apatite_status status, Error&& told) noexcept {
    if (error == nullptr) return status;
    *error = new (std::nothrow) apatite_error{std::move(told)};
    return *error == nullptr ? out_of_memory(error) : status;
}

namespace {

apatite_status tell(apatite_error** error, apatite_status status, const char* code, const char* message) noexcept {
    try {
        return fail(error, status, {code, message});
    } catch (const std::bad_alloc&) {
        return out_of_memory(error);
    }
}

} // namespace

apatite_status misuse(apatite_error** error, const char* message) noexcept {
    return tell(error, APATITE_MISUSE, "misuse", message);
}

apatite_status internal(apatite_error** error) noexcept {
    return tell(error, APATITE_INTERNAL, "internal", "an unexpected failure inside Apatite; please report it");
}

apatite_status refused(apatite_error** error, Error told) noexcept {
    return fail(error, APATITE_REFUSED, std::move(told));
}

} // namespace apatite::c_api

using namespace apatite::c_api;

apatite_string apatite_version(void) { return to_c(apatite::version()); }

apatite_string apatite_error_code(const apatite_error* error) {
    return error == nullptr ? apatite_string{} : to_c(error->error.code);
}

apatite_string apatite_error_message(const apatite_error* error) {
    return error == nullptr ? apatite_string{} : to_c(error->error.message);
}

void apatite_error_free(apatite_error* error) {
    if (error != &no_memory) delete error;
}

apatite_string apatite_text_get(const apatite_text* text) {
    return text == nullptr ? apatite_string{} : to_c(text->text);
}

void apatite_text_free(apatite_text* text) { delete text; }
