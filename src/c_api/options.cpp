#include "c_api/handles.h"

namespace apatite::c_api {
namespace {

/// The caller's struct may be shorter or longer than this library's.
apatite_options known_part(const apatite_options& given) {
    apatite_options known{};
    std::memcpy(&known, &given, std::min(given.struct_size, sizeof known));
    return known;
}

Error null_in(const char* field) { return {"options", std::string("`") + field + "` is NULL but not empty"}; }

std::optional<Error> copy(const apatite_string* texts, std::size_t count, const char* field,
                          std::vector<std::string>& out) {
    if (texts == nullptr && count != 0) return null_in(field);
    for (std::size_t i = 0; i < count; ++i) {
        if (!is_valid(texts[i])) return null_in(field);
        out.emplace_back(to_view(texts[i]));
    }
    return std::nullopt;
}

std::optional<Error> copy(const apatite_setting* settings, std::size_t count, AnswerOptions& out) {
    if (settings == nullptr && count != 0) return null_in("set");
    for (std::size_t i = 0; i < count; ++i) {
        if (!is_valid(settings[i].finding) || !is_valid(settings[i].value)) return null_in("set");
        out.set.emplace_back(to_view(settings[i].finding), to_view(settings[i].value));
    }
    return std::nullopt;
}

apatite_log_kind to_c(LogEvent::Kind kind) {
    switch (kind) {
    case LogEvent::Kind::assessed: return APATITE_LOG_ASSESSED;
    case LogEvent::Kind::refused: return APATITE_LOG_REFUSED;
    case LogEvent::Kind::notice: return APATITE_LOG_NOTICE;
    }
    return APATITE_LOG_NOTICE;
}

LogCallback to_callback(apatite_log log, void* data) {
    if (log == nullptr) return {};
    return [log, data](const LogEvent& event) {
        const apatite_log_event told{sizeof(apatite_log_event),    to_c(event.kind),  c_api::to_c(event.code),
                                     c_api::to_c(event.pack_hash), event.input_bytes, event.count};
        log(&told, data);
    };
}

constexpr std::uint32_t all_flags =
    APATITE_BRIEF | APATITE_NO_WHAT_IF | APATITE_NO_PROOF | APATITE_IN_FULL | APATITE_TRACE;

void set_flags(std::uint32_t flags, AnswerOptions& out) {
    out.brief = (flags & APATITE_BRIEF) != 0;
    out.what_if = (flags & APATITE_NO_WHAT_IF) == 0;
    out.prove = (flags & APATITE_NO_PROOF) == 0;
    out.in_full = (flags & APATITE_IN_FULL) != 0;
    out.trace = (flags & APATITE_TRACE) != 0;
}

} // namespace

Result<AnswerOptions> to_options(const apatite_options* options) {
    if (options == nullptr || options->struct_size < sizeof(std::size_t))
        return Error{"options", "`options` is NULL or its `struct_size` is not set"};
    const apatite_options given = known_part(*options);
    if (!is_valid(given.as_of)) return null_in("as_of");
    AnswerOptions out;
    out.as_of = to_view(given.as_of);
    if (auto error = copy(given.complete, given.complete_count, "complete", out.complete)) return *error;
    if (auto error = copy(given.set, given.set_count, out)) return *error;
    if (auto error = copy(given.declined, given.declined_count, "declined", out.declined)) return *error;
    out.log = to_callback(given.log, given.log_data);
    if (given.budget != 0) out.budget = given.budget;
    if (!is_valid(given.why_not)) return null_in("why_not");
    out.why_not = to_view(given.why_not);
    if ((given.flags & ~all_flags) != 0) return Error{"options", "`flags` has a flag that there is not"};
    set_flags(given.flags, out);
    return out;
}

} // namespace apatite::c_api
