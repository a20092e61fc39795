// The C interface gives what the C++ one gives, tells every misuse, and fills structs of any version.
#include <cstring>
#include <string>
#include <vector>

#include <dlfcn.h>

#include <gtest/gtest.h>

#include "apatite/graph.h"
#include "apatite/render.h"
#include "apatite/session.h"
#include "c_api/calls.h"

namespace apatite::test {
namespace {

const std::string date = "2024-06-01";

class CApi : public testing::Test {
protected:
    /// The answer for the example patient.
    AnswerHandle answer(const apatite_options& options) {
        apatite_assessment* out = nullptr;
        apatite_error* told = nullptr;
        const std::string bundle = patient();
        status = apatite_assess_bundle(pack.get(), c(bundle), &options, &out, &told);
        error.reset(told);
        return AnswerHandle(out);
    }
    std::string code() const { return cxx(apatite_error_code(error.get())); }

    PackHandle pack = builtin();
    apatite_status status = APATITE_OK;
    ErrorHandle error;
};

Assessment expected(const std::vector<std::pair<std::string, std::string>>& set = {}) {
    AnswerOptions options;
    options.as_of = date;
    options.set = set;
    return builtin_pack()->assess_bundle(patient(), options).value();
}

TEST_F(CApi, GivesTheBytesOfTheLibrary) {
    const AnswerHandle got = answer(options_for(date));
    ASSERT_TRUE(got);
    EXPECT_EQ(json_of(got.get()), to_json(expected()));
    apatite_text* report = nullptr;
    ASSERT_EQ(apatite_assessment_report(got.get(), 80, 1, &report, nullptr), APATITE_OK);
    const TextHandle owned(report);
    EXPECT_EQ(cxx(apatite_text_get(report)), to_text(expected(), {.width = 80, .colour = false, .detail = true}));
}

TEST_F(CApi, HasEveryFieldByAccessor) {
    const AnswerHandle got = answer(options_for(date));
    const Assessment all = expected();
    auto first = sized<apatite_answer>();
    ASSERT_EQ(apatite_assessment_get_answer(got.get(), &first), APATITE_OK);
    EXPECT_EQ(cxx(first.id), all.answer.id);
    EXPECT_EQ(cxx(first.urgency), all.answer.urgency);
    ASSERT_EQ(apatite_assessment_count(got.get(), APATITE_DIFFERENTIAL), all.differential.size());
    for (std::size_t i = 0; i < all.differential.size(); ++i) {
        auto one = sized<apatite_hypothesis>();
        ASSERT_EQ(apatite_assessment_get_hypothesis(got.get(), i, &one), APATITE_OK);
        EXPECT_EQ(cxx(one.id), all.differential[i].id);
        EXPECT_EQ(cxx(one.status), to_string(all.differential[i].status));
        EXPECT_EQ(one.score, all.differential[i].score);
        ASSERT_EQ(one.supporting, all.differential[i].supporting.size());
    }
    auto rule = sized<apatite_rule>();
    auto fact = sized<apatite_fact>();
    ASSERT_EQ(apatite_assessment_get_rule(got.get(), 0, 0, 0, &rule), APATITE_OK);
    EXPECT_EQ(cxx(rule.id), all.differential[0].supporting[0].rule);
    ASSERT_EQ(apatite_assessment_get_fact(got.get(), 0, 0, 0, 0, &fact), APATITE_OK);
    EXPECT_EQ(cxx(fact.finding), all.differential[0].supporting[0].facts[0].finding);
    auto alert = sized<apatite_item>();
    ASSERT_EQ(apatite_assessment_get_item(got.get(), APATITE_ALERTS, 0, &alert), APATITE_OK);
    EXPECT_EQ(cxx(alert.id), all.alerts[0].id);
    EXPECT_EQ(cxx(alert.action), all.alerts[0].action);
    auto next = sized<apatite_item>();
    ASSERT_EQ(apatite_assessment_get_item(got.get(), APATITE_NEXT, 0, &next), APATITE_OK);
    EXPECT_EQ(cxx(next.id), all.next[0].finding);
}

TEST_F(CApi, TellsWhatAnAlertNotRuledOutMisses) {
    apatite_pack* small = nullptr;
    ASSERT_EQ(apatite_pack_load(c((source() / "tests/authoring/packs/anaemia").string()), &small, nullptr), APATITE_OK);
    const PackHandle owned(small);
    const apatite_setting collapse{c("collapse"), c("true")};
    apatite_options options = options_for(date);
    options.set = &collapse;
    options.set_count = 1;
    apatite_assessment* out = nullptr;
    ASSERT_EQ(apatite_assess_findings(small, &options, &out, nullptr), APATITE_OK);
    const AnswerHandle got(out);
    auto open = sized<apatite_item>();
    auto missing = sized<apatite_missing>();
    ASSERT_EQ(apatite_assessment_get_item(out, APATITE_NOT_RULED_OUT, 0, &open), APATITE_OK);
    ASSERT_GT(open.missing, 0U);
    ASSERT_EQ(apatite_assessment_get_missing(out, APATITE_NOT_RULED_OUT, 0, 0, &missing), APATITE_OK);
    EXPECT_EQ(cxx(missing.why), "missing");
    EXPECT_EQ(apatite_assessment_get_missing(out, APATITE_NOT_RULED_OUT, 0, open.missing, &missing), APATITE_MISUSE);
}

TEST_F(CApi, TellsMisuseInsteadOfCrashing) {
    apatite_assessment* out = nullptr;
    apatite_error* told = nullptr;
    apatite_options options = options_for(date);
    EXPECT_EQ(apatite_assess_bundle(nullptr, {}, &options, &out, &told), APATITE_MISUSE);
    EXPECT_EQ(cxx(apatite_error_code(told)), "misuse");
    apatite_error_free(told);
    EXPECT_EQ(apatite_assess_bundle(pack.get(), {}, nullptr, &out, nullptr), APATITE_MISUSE);
    EXPECT_EQ(apatite_assess_bundle(pack.get(), {}, &options, nullptr, nullptr), APATITE_MISUSE);
    options.set_count = 1;
    EXPECT_EQ(apatite_assess_findings(pack.get(), &options, &out, nullptr), APATITE_MISUSE);
    auto item = sized<apatite_item>();
    const AnswerHandle got = answer(options_for(date));
    EXPECT_EQ(apatite_assessment_get_item(got.get(), APATITE_ALERTS, 999, &item), APATITE_MISUSE);
    EXPECT_EQ(apatite_assessment_get_item(got.get(), APATITE_DIFFERENTIAL, 0, &item), APATITE_MISUSE);
    item.struct_size = 0;
    EXPECT_EQ(apatite_assessment_get_item(got.get(), APATITE_ALERTS, 0, &item), APATITE_MISUSE);
    EXPECT_EQ(apatite_assessment_count(nullptr, APATITE_ALERTS), 0U);
    apatite_pack_free(nullptr);
    apatite_error_free(nullptr);
    apatite_text_free(nullptr);
    apatite_session_free(nullptr);
    apatite_assessment_free(nullptr);
}

TEST_F(CApi, TellsWhyItRefuses) {
    EXPECT_FALSE(answer(options_for("June")));
    EXPECT_EQ(status, APATITE_REFUSED);
    EXPECT_EQ(code(), "as-of");
    apatite_assessment* out = nullptr;
    apatite_error* told = nullptr;
    const apatite_options options = options_for(date);
    EXPECT_EQ(apatite_assess_bundle(pack.get(), c("{"), &options, &out, &told), APATITE_REFUSED);
    error.reset(told);
    EXPECT_NE(code(), "");
    apatite_pack* none = nullptr;
    EXPECT_EQ(apatite_pack_load(c("/no/such/folder"), &none, &told), APATITE_REFUSED);
    error.reset(told);
    EXPECT_EQ(code(), "pack-folder");
    EXPECT_EQ(none, nullptr);
}

TEST_F(CApi, FillsStructsOfOlderAndNewerHeaders) {
    const AnswerHandle got = answer(options_for(date));
    apatite_answer older{};
    older.struct_size = offsetof(apatite_answer, label);
    older.label = c("untouched");
    ASSERT_EQ(apatite_assessment_get_answer(got.get(), &older), APATITE_OK);
    EXPECT_EQ(cxx(older.id), expected().answer.id);
    EXPECT_EQ(cxx(older.label), "untouched");
    struct {
        apatite_answer known;
        char later[16];
    } newer{};
    newer.known.struct_size = sizeof newer;
    std::memset(newer.later, 1, sizeof newer.later);
    ASSERT_EQ(apatite_assessment_get_answer(got.get(), &newer.known), APATITE_OK);
    EXPECT_EQ(std::string(newer.later, sizeof newer.later), std::string(sizeof newer.later, '\0'));
    apatite_options short_options = options_for(date);
    short_options.struct_size = offsetof(apatite_options, complete);
    short_options.set_count = 7; // beyond what the caller's struct is said to hold
    EXPECT_TRUE(answer(short_options));
}

TEST_F(CApi, LoadsAPackFromMemory) {
    const std::filesystem::path folder = source() / "tests/authoring/packs/anaemia";
    std::vector<std::string> texts;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".yaml" && entry.path().stem() != "mutants") {
            texts.push_back(entry.path().filename());
            texts.push_back(read_file(entry.path()));
        }
    std::vector<apatite_file> files;
    for (std::size_t i = 0; i < texts.size(); i += 2) files.push_back({c(texts[i]), c(texts[i + 1])});
    apatite_pack *memory = nullptr, *disk = nullptr;
    ASSERT_EQ(apatite_pack_load_memory(files.data(), files.size(), &memory, nullptr), APATITE_OK);
    ASSERT_EQ(apatite_pack_load(c(folder.string()), &disk, nullptr), APATITE_OK);
    const PackHandle one(memory), other(disk);
    auto from_memory = sized<apatite_pack_identity>(), from_disk = sized<apatite_pack_identity>();
    ASSERT_EQ(apatite_pack_get_identity(memory, &from_memory), APATITE_OK);
    ASSERT_EQ(apatite_pack_get_identity(disk, &from_disk), APATITE_OK);
    EXPECT_EQ(cxx(from_memory.hash), cxx(from_disk.hash));
    ASSERT_GT(apatite_pack_findings(memory), 3U);
    auto finding = sized<apatite_finding>();
    ASSERT_EQ(apatite_pack_get_finding(memory, 0, &finding), APATITE_OK);
    EXPECT_NE(cxx(finding.id), "");

    apatite_pack* none = nullptr;
    apatite_error* told = nullptr;
    EXPECT_EQ(apatite_pack_load_memory(files.data(), 1, &none, &told), APATITE_REFUSED);
    error.reset(told);
    EXPECT_EQ(code(), "pack-broken");
}

TEST_F(CApi, PutsASiteProfileToAPack) {
    const std::string profile =
        "id: a\ntitle: A\nsystems: { lab: urn:lab }\ncodes: { lab: { CA: { loinc: [17861-6] } } }\n"
        "units: { lab: { CA: mmol/L } }\n";
    const std::string bundle =
        R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p"}},
        {"resource":{"resourceType":"Observation","id":"ca","status":"final","subject":{"reference":"Patient/p"},
        "code":{"coding":[{"system":"urn:lab","code":"CA"}]},"effectiveDateTime":"2024-05-30",
        "valueQuantity":{"value":3.9}}}]})";
    apatite_pack* here = nullptr;
    ASSERT_EQ(apatite_pack_with_site_profile(pack.get(), c(profile), &here, nullptr), APATITE_OK);
    const PackHandle owned(here);
    auto identity = sized<apatite_pack_identity>();
    ASSERT_EQ(apatite_pack_get_identity(here, &identity), APATITE_OK);
    EXPECT_EQ(cxx(identity.site_profile_id), "a");
    EXPECT_EQ(identity.site_profile_hash.size, 64U);
    apatite_assessment* out = nullptr;
    const apatite_options options = options_for(date);
    ASSERT_EQ(apatite_assess_bundle(here, c(bundle), &options, &out, nullptr), APATITE_OK);
    const AnswerHandle answer(out);
    EXPECT_NE(json_of(out).find("unit `mmol/L` by the site profile"), std::string::npos);
    apatite_error* told = nullptr;
    apatite_pack* none = nullptr;
    EXPECT_EQ(apatite_pack_with_site_profile(here, c(profile), &none, &told), APATITE_REFUSED);
    EXPECT_EQ(cxx(apatite_error_code(told)), "site-profile-twice");
    apatite_error_free(told);
    EXPECT_EQ(none, nullptr);
}

TEST_F(CApi, DrawsTheRulesAndAPatient) {
    const AnswerHandle got = answer(options_for(date));
    struct Row {
        apatite_string hypothesis;
        apatite_graph_format format;
    };
    for (const Row& row : {Row{{}, APATITE_GRAPH_DOT}, Row{c("metastatic"), APATITE_GRAPH_MERMAID}}) {
        const PictureOptions options{cxx(row.hypothesis)};
        const auto drawn = [&](const Picture& picture) {
            return row.format == APATITE_GRAPH_DOT ? to_dot(picture) : to_mermaid(picture);
        };
        apatite_text *of_pack = nullptr, *of_patient = nullptr;
        ASSERT_EQ(apatite_pack_graph(pack.get(), row.hypothesis, row.format, &of_pack, nullptr), APATITE_OK);
        ASSERT_EQ(apatite_assessment_graph(got.get(), row.hypothesis, row.format, &of_patient, nullptr), APATITE_OK);
        const TextHandle first(of_pack), second(of_patient);
        EXPECT_EQ(cxx(apatite_text_get(of_pack)), drawn(*picture_of(*builtin_pack(), options)));
        EXPECT_EQ(cxx(apatite_text_get(of_patient)), drawn(*picture_of(expected(), options)));
    }
    apatite_text* none = nullptr;
    apatite_error* told = nullptr;
    EXPECT_EQ(apatite_pack_graph(pack.get(), c("metastatik"), APATITE_GRAPH_DOT, &none, &told), APATITE_REFUSED);
    EXPECT_EQ(cxx(apatite_error_code(told)), "unknown-hypothesis");
    apatite_error_free(told);
}

TEST_F(CApi, FlagsAreThoseOfTheLibrary) {
    struct Row {
        std::uint32_t flags;
        AnswerOptions asked;
    };
    const auto with = [](auto change) {
        AnswerOptions asked;
        asked.as_of = date;
        change(asked);
        return asked;
    };
    const std::vector<Row> rows = {{APATITE_BRIEF, with([](AnswerOptions& asked) { asked.brief = true; })},
                                   {APATITE_NO_WHAT_IF, with([](AnswerOptions& asked) { asked.what_if = false; })},
                                   {APATITE_NO_WHAT_IF | APATITE_NO_PROOF,
                                    with([](AnswerOptions& asked) { asked.what_if = asked.prove = false; })},
                                   {APATITE_IN_FULL, with([](AnswerOptions& asked) { asked.in_full = true; })},
                                   {APATITE_TRACE, with([](AnswerOptions& asked) { asked.trace = true; })}};
    for (const Row& row : rows) {
        apatite_options options = options_for(date);
        options.flags = row.flags;
        const AnswerHandle got = answer(options);
        ASSERT_TRUE(got) << row.flags;
        EXPECT_EQ(json_of(got.get()), to_json(*builtin_pack()->assess_bundle(patient(), row.asked))) << row.flags;
    }
    apatite_options options = options_for(date);
    options.flags = 1U << 30U;
    EXPECT_FALSE(answer(options));
    EXPECT_EQ(status, APATITE_MISUSE);
    EXPECT_EQ(code(), "options");
}

TEST_F(CApi, ShowsPartsOfAnAnswer) {
    AnswerOptions asked;
    asked.as_of = date;
    asked.trace = true;
    asked.why_not = "dystrophic";
    const Assessment all = builtin_pack()->assess_bundle(patient(), asked).value();
    apatite_options options = options_for(date);
    options.flags = APATITE_TRACE;
    options.why_not = c("dystrophic");
    const AnswerHandle got = answer(options);
    ASSERT_TRUE(got);
    struct Row {
        apatite_view view;
        apatite_string hypothesis;
        std::string text, json;
    };
    const JsonOptions line{.pretty = false};
    for (const Row& row : {Row{APATITE_VIEW_NEXT, {}, next_to_text(all), next_to_json(all, line)},
                           Row{APATITE_VIEW_WHY_NOT, c("dystrophic"), why_not_to_text(all, "dystrophic"),
                               why_not_to_json(all, "dystrophic", line)},
                           Row{APATITE_VIEW_TRACE, {}, trace_to_text(all), trace_to_json(all, line)}}) {
        for (const apatite_view_format format : {APATITE_VIEW_TEXT, APATITE_VIEW_JSON}) {
            apatite_text* text = nullptr;
            ASSERT_EQ(apatite_assessment_view(got.get(), row.view, row.hypothesis, format, &text, nullptr), APATITE_OK);
            const TextHandle owned(text);
            EXPECT_EQ(cxx(apatite_text_get(text)), format == APATITE_VIEW_JSON ? row.json : row.text) << row.view;
        }
    }
    apatite_text* none = nullptr;
    apatite_error* told = nullptr;
    EXPECT_EQ(apatite_assessment_view(got.get(), APATITE_VIEW_WHY_NOT, c("gout?"), APATITE_VIEW_TEXT, &none, &told),
              APATITE_REFUSED);
    error.reset(told);
    EXPECT_EQ(code(), "unknown-hypothesis");
    EXPECT_EQ(apatite_assessment_view(got.get(), static_cast<apatite_view>(3), {}, APATITE_VIEW_TEXT, &none, nullptr),
              APATITE_MISUSE);
}

TEST_F(CApi, ABudgetGivesAPartOfTheAnswer) {
    apatite_options options = options_for(date);
    options.budget = 1;
    const AnswerHandle got = answer(options);
    ASSERT_TRUE(got);
    auto first = sized<apatite_answer>();
    ASSERT_EQ(apatite_assessment_get_answer(got.get(), &first), APATITE_OK);
    EXPECT_EQ(first.partial, 1);
    EXPECT_EQ(apatite_assessment_count(got.get(), APATITE_NOT_RULED_OUT) +
                  apatite_assessment_count(got.get(), APATITE_ALERTS),
              7U);
}

TEST_F(CApi, ChecksAPack) {
    apatite_text* report = nullptr;
    std::size_t errors = 0;
    ASSERT_EQ(apatite_pack_check(c((source() / "tests/cli/broken-pack").string()), &report, &errors, nullptr),
              APATITE_OK);
    const TextHandle owned(report);
    EXPECT_GT(errors, 0U);
    EXPECT_NE(cxx(apatite_text_get(report)).find("error["), std::string::npos);
}

TEST_F(CApi, ASessionFollowsItsPatient) {
    apatite_session* started = nullptr;
    const apatite_options options = options_for(date);
    const std::string bundle = patient();
    ASSERT_EQ(apatite_session_start(pack.get(), &options, c(bundle), &started, nullptr), APATITE_OK);
    const SessionHandle session(started);
    ASSERT_EQ(apatite_session_set(started, c("phosphate"), c("9.7 mg/dL"), nullptr), APATITE_OK);
    apatite_error* told = nullptr;
    EXPECT_EQ(apatite_session_set(started, c("phosphat"), c("9.7 mg/dL"), &told), APATITE_REFUSED);
    error.reset(told);
    EXPECT_EQ(code(), "unknown-finding");
    apatite_assessment* out = nullptr;
    ASSERT_EQ(apatite_session_assessment(started, &out, nullptr), APATITE_OK);
    const AnswerHandle edited(out);
    EXPECT_EQ(json_of(out), to_json(expected({{"phosphate", "9.7 mg/dL"}})));
    ASSERT_EQ(apatite_session_clear(started, c("phosphate"), nullptr), APATITE_OK);
    std::size_t number = 0;
    ASSERT_EQ(apatite_session_add_instance(started, c("lesion"), &number, nullptr), APATITE_OK);
    ASSERT_EQ(apatite_session_remove_instance(started, c("lesion"), number, nullptr), APATITE_OK);
    ASSERT_EQ(apatite_session_assessment(started, &out, nullptr), APATITE_OK);
    const AnswerHandle back(out);
    EXPECT_EQ(json_of(out), to_json(expected()));
}

/// The code and the message of a pack in memory that is refused.
std::string refusal_of_pack(const std::string& text) {
    const apatite_file file{c("pack.yaml"), c(text)};
    apatite_pack* none = nullptr;
    apatite_error* told = nullptr;
    EXPECT_EQ(apatite_pack_load_memory(&file, 1, &none, &told), APATITE_REFUSED);
    const ErrorHandle owned(told);
    return cxx(apatite_error_code(told)) + ": " + cxx(apatite_error_message(told));
}

TEST_F(CApi, HasLimits) {
    std::string deep = R"({"resourceType": "Bundle", "entry": )";
    for (int i = 0; i < 64; ++i) deep += '[';
    apatite_assessment* out = nullptr;
    apatite_error* told = nullptr;
    const apatite_options options = options_for(date);
    EXPECT_EQ(apatite_assess_bundle(pack.get(), c(deep), &options, &out, &told), APATITE_REFUSED);
    error.reset(told);
    EXPECT_EQ(code(), "json-depth");
    const std::string deep_rules = "id: " + std::string(40, '[') + std::string(40, ']');
    const std::string long_rules = "# " + std::string(std::size_t{8} << 20U, 'x');
    EXPECT_NE(refusal_of_pack(deep_rules).find("nested deeper than 32 levels"), std::string::npos);
    EXPECT_NE(refusal_of_pack(long_rules).find("more than 8388608"), std::string::npos);
    for (const std::string& profile : {deep_rules, long_rules}) {
        apatite_pack* none = nullptr;
        EXPECT_EQ(apatite_pack_with_site_profile(pack.get(), c(profile), &none, &told), APATITE_REFUSED);
        error.reset(told);
        EXPECT_EQ(code(), "site-profile-broken");
    }
}

struct Logged {
    std::vector<apatite_log_kind> kinds;
    std::string all;
};

void keep(const apatite_log_event* event, void* data) {
    auto& logged = *static_cast<Logged*>(data);
    logged.kinds.push_back(event->kind);
    logged.all += cxx(event->code) + ' ' + cxx(event->pack_hash) + '\n';
}

TEST_F(CApi, LogsWithoutThePatient) {
    Logged logged;
    apatite_options options = options_for(date);
    options.log = keep;
    options.log_data = &logged;
    ASSERT_TRUE(answer(options));
    ASSERT_EQ(logged.kinds.size(), expected().notices.size() + 1);
    EXPECT_EQ(logged.kinds.back(), APATITE_LOG_ASSESSED);
    EXPECT_EQ(logged.all.find("atient"), std::string::npos);
    options.as_of = c("soon");
    EXPECT_FALSE(answer(options));
    EXPECT_EQ(logged.kinds.back(), APATITE_LOG_REFUSED);
    EXPECT_NE(logged.all.find("as-of"), std::string::npos);
    EXPECT_EQ(logged.all.find("soon"), std::string::npos);
}

TEST(CApiLibrary, IsLoadedUsedAndUnloaded) {
    for (int round = 0; round < 3; ++round) {
        void* library = dlopen(APATITE_SHARED_LIBRARY, RTLD_NOW | RTLD_LOCAL);
        ASSERT_NE(library, nullptr) << dlerror();
        const auto load = reinterpret_cast<decltype(&apatite_pack_builtin)>(dlsym(library, "apatite_pack_builtin"));
        const auto free = reinterpret_cast<decltype(&apatite_pack_free)>(dlsym(library, "apatite_pack_free"));
        const auto assess = reinterpret_cast<decltype(&apatite_assess_bundle)>(dlsym(library, "apatite_assess_bundle"));
        const auto done =
            reinterpret_cast<decltype(&apatite_assessment_free)>(dlsym(library, "apatite_assessment_free"));
        apatite_pack* pack = nullptr;
        apatite_assessment* out = nullptr;
        const std::string bundle = patient();
        const apatite_options options = options_for(date);
        ASSERT_EQ(load(&pack, nullptr), APATITE_OK);
        EXPECT_EQ(assess(pack, c(bundle), &options, &out, nullptr), APATITE_OK);
        done(out);
        free(pack);
        EXPECT_EQ(dlclose(library), 0);
        EXPECT_EQ(dlopen(APATITE_SHARED_LIBRARY, RTLD_NOW | RTLD_NOLOAD), nullptr) << "it is still loaded";
    }
}

} // namespace
} // namespace apatite::test
