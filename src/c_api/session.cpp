#include "c_api/handles.h"

using namespace apatite::c_api;

namespace {

using apatite::Session;

/// `call` returns an optional error, as the edits of a session do.
template <typename Call>
apatite_status edit(apatite_session* session, apatite_string finding, apatite_error** error, Call&& call) {
    return guarded(error, [&] {
        if (session == nullptr || !is_valid(finding)) return misuse(error, "`session` or `finding` is NULL");
        const std::optional<apatite::Error> told = call(session->session, to_view(finding));
        return told ? refused(error, *told) : APATITE_OK;
    });
}

} // namespace

apatite_status apatite_session_start(const apatite_pack* pack, const apatite_options* options, apatite_string bundle,
                                     apatite_session** session, apatite_error** error) {
    return guarded(error, [&] {
        if (session == nullptr) return misuse(error, "`session` is NULL");
        *session = nullptr;
        if (pack == nullptr) return misuse(error, "`pack` is NULL");
        const apatite::Result<apatite::AnswerOptions> given = to_options(options);
        if (!given) return fail(error, APATITE_MISUSE, apatite::Error(given.error()));
        apatite::Result<Session> started = bundle.data == nullptr ? Session::start(pack->pack, *given)
                                                                  : Session::start(pack->pack, *given, to_view(bundle));
        if (!started) return refused(error, started.error());
        *session = new apatite_session{std::move(started).value()};
        return APATITE_OK;
    });
}

apatite_status apatite_session_set(apatite_session* session, apatite_string finding, apatite_string value,
                                   apatite_error** error) {
    if (!is_valid(value)) return misuse(error, "`value` is NULL but not empty");
    return edit(session, finding, error,
                [&](Session& own, std::string_view name) { return own.set(name, to_view(value)); });
}

apatite_status apatite_session_clear(apatite_session* session, apatite_string finding, apatite_error** error) {
    return edit(session, finding, error, [](Session& own, std::string_view name) { return own.clear(name); });
}

apatite_status apatite_session_declined(apatite_session* session, apatite_string finding, apatite_error** error) {
    return edit(session, finding, error, [](Session& own, std::string_view name) { return own.declined(name); });
}

apatite_status apatite_session_add_instance(apatite_session* session, apatite_string finding, size_t* number,
                                            apatite_error** error) {
    return edit(session, finding, error, [&](Session& own, std::string_view name) -> std::optional<apatite::Error> {
        const apatite::Result<std::size_t> added = own.add_instance(name);
        if (!added) return added.error();
        if (number != nullptr) *number = *added;
        return std::nullopt;
    });
}

apatite_status apatite_session_remove_instance(apatite_session* session, apatite_string finding, size_t number,
                                               apatite_error** error) {
    return edit(session, finding, error,
                [&](Session& own, std::string_view name) { return own.remove_instance(name, number); });
}

apatite_status apatite_session_assessment(apatite_session* session, apatite_assessment** assessment,
                                          apatite_error** error) {
    return guarded(error, [&] {
        if (session == nullptr || assessment == nullptr) return misuse(error, "`session` or `assessment` is NULL");
        *assessment = nullptr;
        return give_assessment(session->session.assessment(), assessment);
    });
}

void apatite_session_free(apatite_session* session) { delete session; }
