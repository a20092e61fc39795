#include "apatite/session.h"

#include <fmt/format.h>

#include "api/session_state.h"
#include "fhir/read_bundle.h"
#include "findings/finding_name.h"

namespace apatite {
namespace {

std::optional<Error> take_over(Session& session, const AnswerOptions& options) {
    for (const auto& [name, value] : options.set)
        if (auto error = session.set(name, value)) return error;
    for (const std::string& name : options.declined)
        if (auto error = session.declined(name)) return error;
    return std::nullopt;
}

} // namespace

Session::Session(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Result<Session> Session::State::start(const CompiledPack& pack, const AnswerOptions& options, const Record& record) {
    const CompiledPack::Data& data = pack.data();
    const Result<SelectOptions> select = select_options(data.index.catalogue(), options);
    if (!select) return select.error();
    const Result<AssessOptions> wanted = assess_options(data.pack(), options);
    if (!wanted) return wanted.error();
    Session session(std::make_unique<State>(pack, options, *wanted, select_findings(record, data.index, *select)));
    if (auto error = take_over(session, options)) return *error;
    return session;
}

Result<Session> Session::start(const CompiledPack& pack, const AnswerOptions& options) {
    return State::start(pack, options, Record{});
}

Result<Session> Session::start(const CompiledPack& pack, const AnswerOptions& options, std::string_view bundle) {
    const Result<Record> record = read_bundle(bundle, {.wanted = &pack.data().index});
    if (!record) return record.error();
    return State::start(pack, options, *record);
}

std::optional<Error> Session::set(std::string_view finding, std::string_view value) {
    const Result<FindingPlace> place = find_place(state_->catalogue(), finding);
    if (!place) return place.error();
    return place->instance ? state_->set_instance(*place, finding, value) : state_->set_whole(place->finding, value);
}

std::optional<Error> Session::clear(std::string_view finding) {
    const Result<FindingPlace> place = find_place(state_->catalogue(), finding);
    if (!place) return place.error();
    FindingSettings settings;
    if (place->instance) {
        settings = state_->settings[place->finding];
        std::erase_if(settings.fields, [&](const auto& each) {
            return each.first.first == *place->instance && (!place->field || each.first.second == *place->field);
        });
    }
    return state_->replace(place->finding, std::move(settings));
}

std::optional<Error> Session::declined(std::string_view finding) {
    const Result<FindingPlace> place = find_place(state_->catalogue(), finding);
    if (!place) return place.error();
    FindingSettings settings = state_->settings[place->finding];
    const bool instances = state_->declaration(place->finding).kind == FindingKind::instances;
    if (place->instance && (!place->field || *place->instance >= state_->count(place->finding)))
        return state_->why_not(finding, std::nullopt);
    if (place->field)
        settings.fields[{*place->instance, *place->field}] = std::nullopt;
    else
        settings.declined = true;
    if (!instances) settings.whole.reset();
    return state_->replace(place->finding, std::move(settings));
}

Result<std::size_t> Session::add_instance(std::string_view finding) {
    const Result<FindingPlace> place = find_place(state_->catalogue(), finding);
    if (!place) return place.error();
    if (state_->declaration(place->finding).kind != FindingKind::instances || place->instance)
        return Error{"finding-value", fmt::format("`{}` is no finding that has instances, such as lesions", finding)};
    const std::size_t number = state_->count(place->finding);
    if (auto error = set(fmt::format("{}[{}]", finding, number), "true")) return *error;
    return number;
}

std::optional<Error> Session::remove_instance(std::string_view finding, std::size_t number) {
    const Result<FindingPlace> place = find_place(state_->catalogue(), finding);
    if (!place) return place.error();
    return state_->remove(place->finding, number);
}

std::size_t Session::instances(std::string_view finding) const {
    const Result<FindingPlace> place = find_place(state_->catalogue(), finding);
    return place && !place->instance ? state_->count(place->finding) : 0;
}

const Assessment& Session::assessment() {
    if (!state_->assessment) state_->assessment = assess_evaluated(state_->now, state_->wanted, state_->evaluation);
    return *state_->assessment;
}

AnswerOptions Session::options() const { return state_->options(); }

} // namespace apatite
