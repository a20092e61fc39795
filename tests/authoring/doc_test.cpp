// `apatite doc`: the page says all that the pack holds, in words, and is sound as HTML and as CommonMark.
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "authoring/doc.h"
#include "authoring/doc_attributes.h"
#include "authoring/doc_page.h"
#include "bench.h"
#include "pack/condition_words.h"
#include "pack/load.h"
#include "support/golden.h"

namespace {

using namespace apatite;
using apatite::test::anaemia;
using apatite::test::PackCopy;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string page_of(const std::filesystem::path& folder, PageFormat format) {
    Result<std::string> page = pack_page(folder, format);
    EXPECT_TRUE(page.ok()) << page.error().message;
    return page.ok() ? std::move(page).value() : std::string();
}

std::filesystem::path shipped() { return std::filesystem::path(APATITE_SOURCE_DIR) / "rules" / "calcinosis-cutis"; }

const std::string& shipped_html() {
    static const std::string page = page_of(shipped(), PageFormat::html);
    return page;
}

const Pack& shipped_pack() {
    static const LoadedPack loaded = load_pack_folder(shipped());
    return *loaded.pack;
}

/// What is wrong with a page; nothing when every tag is closed in order, ids are unique and links within it resolve.
std::vector<std::string> faults_of(const std::string& html) {
    static const std::regex tag("<(/?)([a-z0-9]+)([^<>]*)>"), attribute("(id|href|aria-labelledby)=\"([^\"]*)\"");
    static const std::set<std::string> alone{"meta", "link", "img", "br", "hr"};
    std::vector<std::string> faults, open;
    std::set<std::string> ids, wanted;
    for (std::sregex_iterator at(html.begin(), html.end(), tag), end; at != end; ++at) {
        const std::string name = (*at)[2], rest = (*at)[3];
        if ((*at)[1].length() > 0) {
            if (open.empty() || open.back() != name) faults.push_back("</" + name + "> closes nothing");
            if (!open.empty()) open.pop_back();
            continue;
        }
        if (!alone.contains(name)) open.push_back(name);
        for (std::sregex_iterator a(rest.begin(), rest.end(), attribute); a != end; ++a) {
            const std::string value = (*a)[2];
            if ((*a)[1] == "id" && !ids.insert(value).second) faults.push_back("id twice: " + value);
            if ((*a)[1] == "href" && value.starts_with('#')) wanted.insert(value.substr(1));
            if ((*a)[1] == "aria-labelledby") wanted.insert(value);
        }
    }
    for (const std::string& each : open) faults.push_back("<" + each + "> is not closed");
    for (const std::string& each : wanted)
        if (!ids.contains(each)) faults.push_back("no id for the link #" + each);
    return faults;
}

TEST(Page, FaultsAreFound) {
    EXPECT_THAT(faults_of("<p id=\"a\"><a href=\"#a\">x</a></p>"), IsEmpty());
    EXPECT_EQ(faults_of("<p><b></p></b>").size(), 2U);
    EXPECT_EQ(faults_of("<p id=\"a\"></p><p id=\"a\"></p>").size(), 1U);
    EXPECT_EQ(faults_of("<a href=\"#a\">x</a>").size(), 1U);
    EXPECT_EQ(faults_of("<ul>").size(), 1U);
}

TEST(Page, OfTheSmallPackInMarkdown) {
    EXPECT_TRUE(apatite::test::matches_golden(page_of(anaemia(), PageFormat::markdown),
                                              "tests/authoring/golden/anaemia-page.md"));
}

TEST(Page, IsSoundHtml) {
    EXPECT_THAT(faults_of(page_of(anaemia(), PageFormat::html)), IsEmpty());
    EXPECT_THAT(faults_of(shipped_html()), IsEmpty());
}

TEST(Page, AsksForNothingAndRunsNothing) {
    const std::string& html = shipped_html();
    for (const char* request : {"<script", "<link", "<img", "<iframe", "src=", "@import", "url(", "onclick"})
        EXPECT_THAT(html, Not(HasSubstr(request)));
    EXPECT_THAT(html, HasSubstr("<html lang=\"en\">"));
    EXPECT_THAT(html, HasSubstr("prefers-color-scheme: dark"));
    EXPECT_THAT(html, HasSubstr("@media print"));
}

TEST(Page, OfTheShippedPackNamesEverything) {
    const std::string& html = shipped_html();
    const Pack& pack = shipped_pack();
    const auto told = [&](const std::string& id) { return html.find("id=\"" + id + "\"") != std::string::npos; };
    ASSERT_FALSE(pack.rules.empty());
    for (const Rule& each : pack.rules) EXPECT_TRUE(told("rule-" + each.id)) << each.id;
    for (const AlertDeclaration& each : pack.alerts) EXPECT_TRUE(told("alert-" + each.id)) << each.id;
    for (const WorkupDeclaration& each : pack.workup) EXPECT_TRUE(told("workup-" + each.id)) << each.id;
    for (const ManagementDeclaration& each : pack.management) {
        EXPECT_TRUE(told("management-" + each.id)) << each.id;
        for (const Caution& one : each.cautions) EXPECT_TRUE(told("caution-" + each.id + '/' + one.id)) << one.id;
    }
    for (const HypothesisDeclaration& each : pack.hypotheses) {
        EXPECT_TRUE(told("hypothesis-" + each.id)) << each.id;
        for (const Variant& one : each.forms) EXPECT_TRUE(told("form-" + each.id + '/' + one.id)) << one.id;
        for (const Variant& one : each.causes) EXPECT_TRUE(told("cause-" + each.id + '/' + one.id)) << one.id;
    }
    for (const ConditionDeclaration& each : pack.conditions) EXPECT_TRUE(told("condition-" + each.id)) << each.id;
    for (const auto& [id, reference] : pack.references) EXPECT_TRUE(told("reference-" + id)) << id;
    EXPECT_THAT(html, HasSubstr(pack.hash));
}

TEST(Page, NeverPrintsWordsOfTheInput) {
    EXPECT_THAT(shipped_html(), Not(HasSubstr("ysmorphic")));
    EXPECT_THAT(page_of(shipped(), PageFormat::markdown), Not(HasSubstr("ysmorphic")));
}

TEST(Page, TellsTheThirteenSourceAttributes) {
    const std::string page = page_of(shipped(), PageFormat::markdown);
    for (int number = 1; number <= 13; ++number) EXPECT_THAT(page, HasSubstr("- **(" + std::to_string(number) + ") "));
    EXPECT_THAT(page, Not(HasSubstr("not told by the pack")));
    EXPECT_THAT(page_of(anaemia(), PageFormat::markdown), HasSubstr("**(2) Developer:** not told by the pack"));
}

TEST(Page, KeepsWhatAPackSaysAsText) {
    const PackCopy pack;
    pack.replace("rules.yaml", "Blood was lost where nobody sees it.",
                 "'<script>alert(1)</script> & \"*bold*\" [x](javascript:y) `z`'");
    pack.replace("references.yaml", "cite: A primer of blood for tests,", "cite: \"<b>A</b> primer\",");
    const std::string html = page_of(pack.folder(), PageFormat::html);
    EXPECT_THAT(faults_of(html), IsEmpty());
    EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;*bold*&quot;"));
    EXPECT_THAT(html, Not(HasSubstr("<script")));
    const std::string markdown = page_of(pack.folder(), PageFormat::markdown);
    EXPECT_THAT(markdown, HasSubstr(R"(\<script\>alert(1)\</script\> \& "\*bold\*" \[x\](javascript:y) \`z\`)"));
}

TEST(Page, OfABrokenPackOrNoPackIsAnError) {
    EXPECT_EQ(pack_page("no-such-folder", PageFormat::html).error().code, "pack-folder");
    const PackCopy pack;
    pack.replace("rules.yaml", "when: \"vegan\"", "when: \"vegetarian\"");
    EXPECT_EQ(pack_page(pack.folder(), PageFormat::html).error().code, "pack-broken");
}

// ---------------------------------------------------------------------------------------------------------------- use

doc::AttributeUse use_of(const Pack& pack, const std::string& name) {
    for (doc::AttributeUse& each : doc::attribute_uses(pack))
        if (each.name == name) return each;
    ADD_FAILURE() << name;
    return {};
}

const std::string person =
    "age: { label: Age, kind: quantity, unit: years, source: patient-age, fixed: true }\n"
    "sex: { label: Sex, kind: choice, choices: [female, male], source: patient-sex, fixed: true }\n"
    "pregnancy: { label: Pregnancy, codes: { snomed: [77386006] } }\n"
    "homeless: { label: Homeless, codes: { icd10cm: [Z59.02] } }\n";

std::shared_ptr<const Pack> loaded(const PackCopy& pack) {
    LoadedPack result = load_pack_folder(pack.folder());
    EXPECT_TRUE(result.pack) << to_text(result.diagnostics);
    return result.pack;
}

TEST(AttributeUses, AreReadOffTheConditions) {
    const PackCopy pack;
    pack.write("findings.yaml", pack.read("findings.yaml") + person);
    pack.replace("conditions.yaml", "haemoglobin_deficit > 0 'g/dL'",
                 "haemoglobin_deficit > 0 'g/dL' and sex = 'female'");
    pack.replace("rules.yaml", "when: \"vegan\"", "when: \"vegan and age < 18 years and homeless\"");
    const auto read = loaded(pack);
    ASSERT_TRUE(read);
    const doc::AttributeUse sex = use_of(*read, "sex");
    EXPECT_THAT(sex.direct, ElementsAre("condition anaemic"));
    EXPECT_THAT(sex.through, ElementsAre("rule iron.low-ferritin", "workup ferritin_test", "management iron_tablets"));
    EXPECT_THAT(use_of(*read, "date of birth (age)").direct, ElementsAre("rule iron.diet"));
    EXPECT_THAT(use_of(*read, "social determinants of health").direct, ElementsAre("rule iron.diet"));
    const doc::AttributeUse health = use_of(*read, "health status assessments");
    EXPECT_THAT(health.findings, ElementsAre("pregnancy"));
    EXPECT_FALSE(health.used()) << "declared, and read by nothing";
    EXPECT_THAT(use_of(*read, "race").findings, IsEmpty());
}

TEST(AttributeUses, CountRangesByAgeAndSex) {
    const PackCopy pack;
    pack.replace("findings.yaml", "  plausible: 1 g/dL .. 30 g/dL\n",
                 "  plausible: 1 g/dL .. 30 g/dL\n  ranges:\n"
                 "    - { age: 18 years .., sex: female, low: 12 g/dL, high: 16 g/dL, evidence: [primer] }\n");
    const auto read = loaded(pack);
    ASSERT_TRUE(read);
    EXPECT_THAT(use_of(*read, "sex").ranges, ElementsAre("haemoglobin"));
    EXPECT_THAT(use_of(*read, "date of birth (age)").ranges, ElementsAre("haemoglobin"));
    EXPECT_TRUE(use_of(*read, "sex").used());
}

TEST(AttributeUses, OfTheShippedPack) {
    const Pack& pack = shipped_pack();
    EXPECT_THAT(use_of(pack, "sex").direct, Contains("condition pregnancy_possible"));
    EXPECT_THAT(use_of(pack, "date of birth (age)").direct, Contains("condition newborn"));
    EXPECT_THAT(use_of(pack, "health status assessments").findings, Contains("pregnancy"));
    for (const char* name : {"race", "ethnicity", "language", "sexual orientation", "gender identity"})
        EXPECT_FALSE(use_of(pack, name).used()) << name;
}

// -------------------------------------------------------------------------------------------------------------- words

TEST(ConditionWords, SayWhatAConditionAsks) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"vegan", "“A vegan diet”"},
        {"not vegan", "“A vegan diet” does not hold"},
        {"vegan is true", "“A vegan diet” is known to hold"},
        {"vegan is not true", "“A vegan diet” is not known to hold"},
        {"vegan is false", "“A vegan diet” is known not to hold"},
        {"vegan is null", "“A vegan diet” is not known"},
        {"vegan is not null", "“A vegan diet” is known"},
        {"vegan and collapse", "“A vegan diet” and “Collapse”"},
        {"vegan or collapse or haemochromatosis", "any of (“A vegan diet”; “Collapse”; “Haemochromatosis”)"},
        {"(vegan or collapse) and haemochromatosis", "(“A vegan diet” or “Collapse”) and “Haemochromatosis”"},
        {"vegan and collapse and not haemochromatosis",
         "all of (“A vegan diet”; “Collapse”; “Haemochromatosis” does not hold)"},
        {"not (vegan or collapse)", "it does not hold that (“A vegan diet” or “Collapse”)"},
        {"(vegan and collapse) is not true", "it is not known that (“A vegan diet” and “Collapse”)"},
        {"vegan xor collapse", "either “A vegan diet” or “Collapse” but not both"},
        {"vegan implies collapse", "if “A vegan diet” then “Collapse”"},
        {"AtLeast(2, {vegan, collapse, haemochromatosis})",
         "at least 2 of (“A vegan diet”; “Collapse”; “Haemochromatosis”)"},
        {"haemoglobin > 14 'g/dL'", "“Haemoglobin” is above 14 g/dL"},
        {"haemoglobin >= 14.50 'g/dL'", "“Haemoglobin” is at least 14.50 g/dL"},
        {"haemoglobin < 14 'g/dL'", "“Haemoglobin” is below 14 g/dL"},
        {"haemoglobin <= 14 'g/dL'", "“Haemoglobin” is at most 14 g/dL"},
        {"haemoglobin between 7 'g/dL' and 9 'g/dL'", "“Haemoglobin” is from 7 g/dL to 9 g/dL"},
        {"2 * (haemoglobin - 1 'g/dL') > 4 'g/dL'", "2 × (“Haemoglobin” − 1 g/dL) is above 4 g/dL"},
        {"High(haemoglobin)", "“Haemoglobin” is high"},
        {"not Low(haemoglobin)", "“Haemoglobin” is not low"},
        {"Normal(haemoglobin) is not true", "“Haemoglobin” is not known to be normal"},
        {"Coalesce(vegan, false)", "the first that is known of (“A vegan diet”; false)"},
        {"exists(bleeding)", "there is at least one “Bleeding”"},
        {"if vegan then collapse else false", "if “A vegan diet” then “Collapse”, otherwise false"},
    };
    for (const auto& [text, words] : rows) {
        const PackCopy pack;
        pack.replace(
            "findings.yaml", "  plausible: 1 g/dL .. 30 g/dL\n",
            "  plausible: 1 g/dL .. 30 g/dL\n  ranges: [{ low: 12 g/dL, high: 16 g/dL, evidence: [primer] }]\n");
        pack.replace("rules.yaml", "when: \"vegan\"", "missing: For this test.\n  when: \"" + text + '"');
        const LoadedPack read = load_pack_folder(pack.folder());
        ASSERT_TRUE(read.pack) << text << '\n' << to_text(read.diagnostics);
        for (const Rule& rule : read.pack->rules)
            if (rule.id == "iron.diet") {
                EXPECT_EQ(to_text(ConditionWords(*read.pack).of(rule.when)), words) << text;
            }
    }
}

TEST(ConditionWords, NameInstancesAndPlaces) {
    const LoadedPack read = load_pack_folder(anaemia());
    ASSERT_TRUE(read.pack);
    const ConditionWords words(*read.pack);
    EXPECT_EQ(to_text(words.of(read.pack->conditions.at(1).when)),
              "for at least one “Bleeding”: “Bleeding: Heavy” and “Bleeding: Site” is in the same region as Gut");
}

TEST(ConditionWords, ShowUnitsWithoutTheirBrackets) {
    EXPECT_EQ(unit_in_words("mL/min/{1.73_m2}"), "mL/min/1.73 m2");
    EXPECT_EQ(unit_in_words("10*3/uL"), "10^3/uL");
    EXPECT_EQ(unit_in_words("[IU]/L"), "IU/L");
    EXPECT_EQ(unit_in_words("mg/dL"), "mg/dL");
}

TEST(PageLinks, LeadOnlyToTheWeb) {
    EXPECT_EQ(doc::outside("https://example.org").kind, doc::Run::Kind::outside);
    EXPECT_EQ(doc::outside("javascript:alert(1)").kind, doc::Run::Kind::text);
    EXPECT_EQ(doc::outside("file:///etc/passwd").kind, doc::Run::Kind::text);
}

} // namespace
