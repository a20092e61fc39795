// One workspace a thread for every patient of a cohort: what came before shows in nothing.
#include <memory>
#include <random>

#include "findings/selector.h"
#include "screen/cohort.h"
#include "screen/screen_patient.h"

namespace apatite {
namespace {

using Reuse = test::Cohort;

bool same(const FindingState& a, const FindingState& b);
bool same(const Judgement& a, const Judgement& b) { return a.now == b.now && a.could_be == b.could_be; }
bool same(const Instance& a, const Instance& b) {
    return a.source == b.source && a.provenance == b.provenance &&
           std::ranges::equal(a.fields, b.fields, [](const auto& x, const auto& y) { return same(x, y); });
}
bool same(const FindingState& a, const FindingState& b) {
    const auto plain = [](const FindingState& s) {
        return std::tie(s.value, s.possible, s.why, s.provenance, s.declined, s.judged_by_pack, s.instances_complete,
                        s.sent, s.used, s.note, s.source, s.date);
    };
    return plain(a) == plain(b) && same(a.high, b.high) && same(a.low, b.low) && same(a.normal, b.normal) &&
           same(a.positive, b.positive) && same(a.negative, b.negative) &&
           std::ranges::equal(a.instances, b.instances, [](const auto& x, const auto& y) { return same(x, y); });
}

/// Whole patients, halves of them, broken texts, a patient with nothing else, one in many copies.
std::vector<std::string> all_sorts(const std::vector<std::string>& bundles) {
    std::vector<std::string> texts = bundles;
    texts.emplace_back(R"({"resourceType":"Patient","id":"alone","birthDate":"1970","gender":"male"})");
    for (std::size_t i = 0; i < bundles.size(); ++i) {
        texts.push_back(bundles[i].substr(0, bundles[i].size() / 2));
        texts.push_back(bundles[i]);
        if (const auto at = texts.back().find("\"status\"", texts.back().size() / 2); at != std::string::npos)
            texts.back().replace(at, 8, "\"modifierExtension\": [{\"url\": \"u\"}], \"status\"");
        texts.push_back(bundles[i]);
        std::ranges::replace(texts.back(), '4', '3'); // other dates, other codes
    }
    std::ranges::shuffle(texts, std::mt19937(8));
    const std::size_t once = texts.size();
    for (std::size_t i = 0; i < once; ++i) texts.push_back(texts[(i * 7 + 3) % once]);
    return texts;
}

TEST_F(Reuse, FindingsAreThoseOfAFreshSelection) {
    BundleReader reader({.wanted = &pack().index});
    Selector selector(pack().index);
    Record record;
    int round = 0;
    std::size_t selected = 0;
    for (const std::string& text : all_sorts(bundles)) {
        SelectOptions options{*PartialDate::parse("2024-06-01"), {}};
        if (++round % 3 == 0) options.complete_lists = {"conditions", "medications"};
        auto sent = std::make_unique<std::string>(text);
        if (reader.read(*sent, record)) continue;
        sent.reset();
        const Findings& findings = selector.select(record, options);
        const Findings fresh = select_findings(*read_bundle(text), pack().index, options);
        ++selected;
        EXPECT_EQ(findings.subject, fresh.subject);
        EXPECT_EQ(findings.demographics.sex, fresh.demographics.sex);
        EXPECT_EQ(findings.demographics.birth_date, fresh.demographics.birth_date);
        EXPECT_EQ(findings.notices, fresh.notices);
        EXPECT_EQ(findings.orders, fresh.orders);
        EXPECT_EQ(findings.complete_lists, fresh.complete_lists);
        ASSERT_EQ(findings.states.size(), fresh.states.size());
        for (std::size_t i = 0; i < fresh.states.size(); ++i)
            EXPECT_TRUE(same(findings.states[i], fresh.states[i])) << pack().index.catalogue().findings[i].id;
    }
    EXPECT_GT(selected, 4 * bundles.size());
}

/// Without what is only told.
FindingState without_texts(FindingState state) {
    state.used.clear();
    state.note.clear();
    for (Instance& instance : state.instances)
        for (FindingState& field : instance.fields) field = without_texts(std::move(field));
    return state;
}

TEST_F(Reuse, WithoutTextsFindingsAreTheSameButForWhatIsOnlyTold) {
    BundleReader reader({.wanted = &pack().index});
    Selector selector(pack().index);
    Record record;
    std::size_t with_note = 0;
    for (const std::string& text : bundles) {
        ASSERT_FALSE(reader.read(text, record));
        const SelectOptions options{*PartialDate::parse("2024-06-01"), {}};
        const Findings whole = select_findings(record, pack().index, options);
        const Findings& bare = selector.select(record, {options.as_of, {}, false});
        EXPECT_EQ(bare.notices, whole.notices);
        for (std::size_t i = 0; i < whole.states.size(); ++i) {
            with_note += whole.states[i].note.empty() ? 0U : 1U;
            EXPECT_TRUE(same(without_texts(bare.states[i]), without_texts(whole.states[i])));
        }
    }
    EXPECT_GT(with_note, 0U);
}

TEST_F(Reuse, RowsAndErrorsAreThoseOfAFreshWorkspace) {
    ScreenRequest asked = request({});
    asked.options.reasons = true;
    const ScreenPack at = pack();
    PatientScreen one(at, asked.options);
    for (const std::string& text : all_sorts(bundles)) {
        Screened reused, fresh;
        const PatientText patient{text, "cohort.ndjson", 1, {}};
        one.add(patient, reused);
        one.finish(reused);
        PatientScreen alone(at, asked.options);
        alone.add(patient, fresh);
        alone.finish(fresh);
        EXPECT_EQ(reused.rows, fresh.rows);
        EXPECT_EQ(reused.errors, fresh.errors);
        EXPECT_EQ(reused.summary, fresh.summary);
    }
}

} // namespace
} // namespace apatite
