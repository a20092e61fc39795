// The JSON: a golden object, the names that programs rely on, one line when asked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apatite/render.h"
#include "render/sample.h"
#include "support/golden.h"
#include "json/reader.h"

namespace apatite {
namespace {

TEST(Json, IsTheObjectExpected) {
    EXPECT_TRUE(test::matches_golden(to_json(test::sample_assessment()), "tests/render/golden/report.json"));
}

TEST(Json, OnOneLineSaysTheSame) {
    const std::string pretty = to_json(test::sample_assessment());
    const std::string line = to_json(test::sample_assessment(), {.pretty = false});
    EXPECT_EQ(line.find('\n'), std::string::npos);
    const Result<json::Document> a = json::Document::parse(pretty), b = json::Document::parse(line);
    ASSERT_TRUE(a.ok() && b.ok());
    EXPECT_TRUE(json::same_value(a->root(), b->root()));
}

TEST(Json, HasEveryNameEvenWhenEmpty) {
    const std::string text = to_json(Assessment{});
    const Result<json::Document> document = json::Document::parse(text);
    ASSERT_TRUE(document.ok());
    for (const char* name : {"schema", "pack", "subject", "asOf", "answer", "differential", "alerts", "notRuledOut",
                             "workup", "management", "next", "notices", "references"})
        EXPECT_TRUE(document->root().find(name)) << name;
    EXPECT_TRUE(document->root().find("subject")->is_null());
    EXPECT_EQ(document->root().find("schema")->number_text(), "1");
}

} // namespace
} // namespace apatite
