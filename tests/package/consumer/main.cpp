// consumer FILE DATE: the answer for a FHIR Bundle as JSON, by way of every part of the public C++ interface.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include <apatite/apatite.h>
#include <apatite/assessor.h>
#include <apatite/authoring.h>
#include <apatite/diagnostic.h>
#include <apatite/engine.h>
#include <apatite/graph.h>
#include <apatite/log.h>
#include <apatite/pack_holder.h>
#include <apatite/render.h>
#include <apatite/session.h>
#include <apatite/site_profile.h>
#include <apatite/truth.h>
#include <apatite/version.h>

static_assert(APATITE_VERSION_MAJOR == apatite::version_major);

namespace {

int failed(const char* what) {
    std::fprintf(stderr, "consumer: %s\n", what);
    return 1;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) return failed("consumer FILE DATE");
    if (apatite::version() != APATITE_VERSION_TEXT) return failed("headers and library are of different releases");
    if (apatite::explained_codes().empty()) return failed("no explanations");
    const apatite::Result<apatite::CompiledPack> none = apatite::load_pack("/no/such/folder");
    if (none || none.error().code != "pack-folder") return failed("a missing folder was not told");

    std::ifstream file(arguments[1], std::ios::binary);
    const std::string bundle{std::istreambuf_iterator<char>(file), {}};
    const apatite::Result<apatite::CompiledPack> pack = apatite::builtin_pack();
    if (!pack) return failed(pack.error().message.c_str());
    apatite::AnswerOptions options;
    options.as_of = arguments[2];
    const apatite::Result<apatite::Assessment> answer = pack->assess_bundle(bundle, options);
    if (!answer) return failed(answer.error().message.c_str());
    apatite::Result<apatite::Session> session = apatite::Session::start(*pack, options, bundle);
    if (!session || session.value().assessment() != *answer) return failed("the session answers differently");
    apatite::Assessor assessor(*pack);
    if (assessor.assess_bundle(bundle, options).value() != *answer) return failed("the assessor answers differently");
    if (apatite::to_text(*answer).empty()) return failed("no report");
    std::fputs(apatite::to_json(*answer).c_str(), stdout);
    return 0;
}
