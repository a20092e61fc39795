// Profiles broken on purpose, with the messages beside them (APATITE_UPDATE_GOLDEN=1 writes them anew), and what a good
// one does to a pack.
#include <filesystem>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pack/load.h"
#include "pack/pages.h"
#include "site_profile/pages.h"
#include "site_profile/site_profile.h"
#include "support/golden.h"

namespace apatite {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string project = APATITE_SOURCE_DIR;

const Pack& small_pack() {
    static const LoadedPack loaded = load_pack_folder(project + "/tests/cli/pack");
    if (!loaded.pack) throw std::runtime_error(to_text(loaded.diagnostics));
    return *loaded.pack;
}

LoadedSiteProfile load(std::string text) { return load_site_profile({"site.yaml", std::move(text)}, small_pack()); }

const std::vector<std::string> bad = {"codes", "units", "names", "no_yaml"};

TEST(BadSiteProfiles, SayExactlyWhatIsWrong) {
    for (const std::string& name : bad) {
        const LoadedSiteProfile loaded = load(test::read_file("tests/site_profile/bad/" + name + ".yaml"));
        EXPECT_TRUE(test::matches_golden(to_text(loaded.diagnostics), "tests/site_profile/bad/" + name + ".expected"));
        EXPECT_FALSE(loaded.profile) << name;
    }
}

TEST(BadSiteProfiles, ThereIsOneForEveryCodeOfItsOwnAndEveryCodeHasAPage) {
    std::set<std::string_view> seen, pages;
    std::vector<LoadedSiteProfile> all;
    for (const std::string& name : bad)
        all.push_back(load(test::read_file("tests/site_profile/bad/" + name + ".yaml")));
    for (const LoadedSiteProfile& each : all)
        for (const Diagnostic& diagnostic : each.diagnostics) seen.insert(diagnostic.code);
    for (const auto group : {pack_pages(), site_profile_pages()})
        for (const ExplainPage& page : group) pages.insert(page.code);
    for (const std::string_view code : seen) EXPECT_TRUE(pages.contains(code)) << code;
    for (const ExplainPage& page : site_profile_pages()) EXPECT_TRUE(seen.contains(page.code)) << page.code;
}

TEST(SiteProfile, IsReadWhole) {
    const LoadedSiteProfile loaded =
        load("id: a\ntitle: A\nsystems: { lab: urn:lab, plain: \"\" }\n"
             "codes: { lab: { P: { loinc: [2777-1] } }, plain: { Q: { snomed: [105502003] } } }\n"
             "units: { lab: { P: mmol/L } }\nunit-aliases: { mg pr dl: mg/dL }\n"
             "complete: [conditions]\ntexts: { dialyse chronique: dialysis }\n");
    ASSERT_TRUE(loaded.profile) << to_text(loaded.diagnostics);
    EXPECT_EQ(to_text(loaded.diagnostics), "");
    const LocalTerms& terms = loaded.profile->terms;
    EXPECT_EQ(terms.codes.at({"urn:lab", "P"}), (CodeSet{{"http://loinc.org", "2777-1"}}));
    EXPECT_EQ(terms.codes.at({"", "Q"}), (CodeSet{{"http://snomed.info/sct", "105502003"}}));
    EXPECT_EQ(terms.units.at({"urn:lab", "P"}), "mmol/L");
    EXPECT_EQ(terms.unit_aliases.at("mg pr dl"), "mg/dL");
    EXPECT_EQ(terms.texts.at("dialyse chronique"), "dialysis");
    EXPECT_THAT(terms.complete_lists, ElementsAre("conditions"));
    EXPECT_EQ(loaded.profile->identity.hash.size(), 64U);
}

TEST(SiteProfile, SwitchesOffAndAddsActions) {
    const LoadedSiteProfile loaded =
        load("id: a\ntitle: A\nswitched-off: [{ rule: dystrophic.lupus, because: Not here. }]\n"
             "actions: { hypercalcaemia: Bleep 1234. }\n");
    ASSERT_TRUE(loaded.profile) << to_text(loaded.diagnostics);
    const auto pack = at_site(small_pack(), *loaded.profile);
    EXPECT_EQ(pack->rules.size(), small_pack().rules.size() - 1);
    for (const Rule& rule : pack->rules) EXPECT_NE(rule.id, "dystrophic.lupus");
    EXPECT_THAT(pack->alerts.front().action, HasSubstr("record an ECG. Here: Bleep 1234."));
    EXPECT_EQ(pack->site_profile->switched_off,
              (std::vector<SwitchedOff>{{"rule", "dystrophic.lupus",
                                         "Lupus damages the tissue in which calcium then settles.", "Not here."}}));
}

TEST(SiteProfile, AnAlertMayBeSwitchedOffButNeverWithoutAWarning) {
    const LoadedSiteProfile loaded =
        load("id: a\ntitle: A\nswitched-off: [{ alert: hypercalcaemia, because: Our laboratory calls. }]\n");
    ASSERT_TRUE(loaded.profile);
    EXPECT_THAT(to_text(loaded.diagnostics), HasSubstr("never be raised or listed as not ruled out"));
}

} // namespace
} // namespace apatite
