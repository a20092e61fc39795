#include "terminology/code.h"

#include <gtest/gtest.h>

#include <string>

#include "terminology/code_format.h"

namespace apatite {
namespace {

Code code(std::string_view system, std::string text) { return {std::string(*system_uri(system)), std::move(text)}; }

TEST(System, ShortNamesAndUrisAreEachOthersInverse) {
    for (const std::string_view name : system_short_names()) {
        const auto uri = system_uri(name);
        ASSERT_TRUE(uri) << name;
        EXPECT_EQ(system_short_name(*uri), name);
        EXPECT_EQ(system_uri(*uri), uri) << "a URI stands for itself";
    }
    EXPECT_EQ(system_uri("loinc"), "http://loinc.org");
    EXPECT_EQ(system_uri("icd10cm"), "http://hl7.org/fhir/sid/icd-10-cm");
    EXPECT_EQ(system_uri("finding"), "urn:apatite:finding");
}

TEST(System, UnknownShortNamesAreNothing) {
    for (const std::string_view name : {"lonic", "", "LOINC", "icd 10: x"}) EXPECT_FALSE(system_uri(name)) << name;
    EXPECT_EQ(system_uri("http://example.org/local"), "http://example.org/local");
    EXPECT_EQ(system_short_name("http://example.org/local"), "http://example.org/local");
}

TEST(System, WhatFeedsSendIsBroughtToOneName) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"urn:oid:2.16.840.1.113883.6.1", "loinc"},
        {"urn:oid:2.16.840.1.113883.6.96", "snomed"},
        {"urn:oid:2.16.840.1.113883.6.90", "icd10cm"},
        {"urn:oid:2.16.840.1.113883.6.88", "rxnorm"},
        {"https://loinc.org", "loinc"},
        {"http://loinc.org/", "loinc"},
        {"http://snomed.info/sct/731000124108", "snomed"},
        {"http://www.whocc.no/atc/", "atc"},
        {"http://hl7.org/fhir/v3/ObservationInterpretation", "interpretation"},
    };
    for (const auto& [sent, name] : rows) EXPECT_EQ(canonical_system(sent), *system_uri(name)) << sent;
    for (const std::string_view other : {"urn:oid:1.2.3", "urn:oid:", "http://example.org/", "", "loinc"}) {
        EXPECT_EQ(canonical_system(other), other);
    }
}

struct CoverRow {
    std::string_view system;
    std::string of_set, sent;
    bool covered;
};

TEST(Covers, ClassificationsCoverWhatIsBelowAllElseOnlyItself) {
    const CoverRow rows[] = {
        {"atc", "B01AA", "B01AA03", true},    {"atc", "B01AA", "B01AA", true},
        {"atc", "B01AA03", "B01AA", false},   {"atc", "B01AA", "B01AB01", false},
        {"icd10cm", "M32", "M32.10", true},   {"icd10cm", "M32.1", "M3210", true},
        {"icd10cm", "M32.1", "m32.10", true}, {"icd10cm", "M32.1", "M32.8", false},
        {"icd10", "L94.2", "L94.2", true},    {"loinc", "2777-1", "2777-1", true},
        {"loinc", "2777", "2777-1", false},   {"snomed", "6595006", "65950061", false},
        {"rxnorm", "1129", "11289", false},   {"finding", "lesion", "lesion_painful", false},
        {"icd10cm", "", "M32.10", false},     {"loinc", "", "", false},
    };
    for (const CoverRow& row : rows) {
        EXPECT_EQ(covers(code(row.system, row.of_set), code(row.system, row.sent)), row.covered)
            << row.system << ' ' << row.of_set << ' ' << row.sent;
    }
    EXPECT_FALSE(covers(code("atc", "B01AA"), code("icd10cm", "B01AA03"))) << "systems never mix";
}

TEST(NormaliseText, FoldsCaseBlanksAndPunctuation) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"Calcinosis Cutis", "calcinosis cutis"},
        {"  calcinosis,\tcutis. ", "calcinosis cutis"},
        {"CALCINOSIS/CUTIS (any)", "calcinosis cutis any"},
        {"anti-Jo-1", "anti jo 1"},
        {"SJÖGREN", "sjögren"},
        {"naïve × Ñ", "naïve × ñ"},
        {"a\u00A0\u2013 b", "a b"},
        {"", ""},
        {" .,; ", ""},
    };
    for (const auto& [text, normal] : rows) EXPECT_EQ(normalise_text(text), normal) << text;
}

TEST(NormaliseText, KeepsSignsThatChangeWhatIsSaid) {
    for (const std::string_view text :
         {"lupus?", "?lupus", "lupus +", "lupus -", "- lupus", "~lupus", "<lupus", "!lupus"})
        EXPECT_NE(normalise_text(text), "lupus") << text;
}

TEST(NormaliseText, IsTheIdentityOnWhatItMade) {
    for (const std::string_view text : {"SJÖGREN's - (syndrome)?", "a--b", "- -", "\xC3", "\xE2\x80"})
        EXPECT_EQ(normalise_text(normalise_text(text)), normalise_text(text)) << text;
}

struct FormatRow {
    std::string_view system;
    std::string code;
    bool good;
};

TEST(FormatProblem, KnowsCheckDigitsAndShapes) {
    const FormatRow rows[] = {
        {"loinc", "2777-1", true},
        {"loinc", "2777-2", false},
        {"loinc", "27771", false},
        {"loinc", "39156-5", true},
        {"loinc", "17861-6", true},
        {"loinc", "LA6576-8", true},
        {"loinc", "12345678-1", false},
        {"loinc", "-1", false},
        {"snomed", "6595006", true},
        {"snomed", "6595007", false},
        {"snomed", "6559006", false},
        {"snomed", "237881004", true},
        {"snomed", "255003", true},
        {"snomed", "95324001", true},
        {"snomed", "0255003", false},
        {"snomed", "25500", false},
        {"snomed", "6595006x", false},
        {"snomed", "731000124108", true},
        {"snomed", "680946014", false},
        {"atc", "B01AA03", true},
        {"atc", "B01AA", true},
        {"atc", "B01A", true},
        {"atc", "B", true},
        {"atc", "B0", false},
        {"atc", "B01AA3", false},
        {"atc", "b01aa03", false},
        {"icd10cm", "M32.10", true},
        {"icd10cm", "M32", true},
        {"icd10cm", "T80.818A", true},
        {"icd10cm", "M3210", false},
        {"icd10cm", "M32.", false},
        {"icd10cm", "m32.1", false},
        {"icd10cm", "C7A.00", true},
        {"rxnorm", "11289", true},
        {"rxnorm", "11x", false},
        {"rxnorm", "", false},
        {"finding", "lesion_painful", true},
        {"finding", "Lesion", false},
        {"cvx", "anything", true},
    };
    for (const FormatRow& row : rows) {
        EXPECT_EQ(!format_problem(code(row.system, row.code)), row.good) << row.system << ' ' << row.code;
    }
    EXPECT_EQ(format_problem(code("loinc", "2777-2")), "its check digit should be 1 if the rest is right");
}

} // namespace
} // namespace apatite
