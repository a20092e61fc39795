#include "json/known_parts.h"

#include <array>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "json/reader.h"

namespace apatite::json {
namespace {

constexpr std::array<std::string_view, 6> names = {"a", "watched", "coding", "system", "code", "text"};
constexpr KeyTable table(names, "watched");

const std::string loinc = R"({"coding":[{"system":"http://loinc.org","code":"2777-1","display":"x"}],"text":"x"})";

std::string document_of(std::string_view part) {
    return R"({"a":1,"code":)" + std::string(part) + R"(,"b":[1,2,3],"text":"what follows","c":[1,2,3]})";
}

class KnownPart : public testing::Test {
protected:
    Value code_of(const std::string& text, std::size_t depth_limit = 64) {
        text_ = text;
        error_ = document_.read(text_, {.depth_limit = depth_limit, .keys = &table, .known = &known_});
        return error_ ? document_.root() : *document_.root().find("code");
    }
    KnownParts known_;
    Document document_;
    std::string text_;
    std::optional<Error> error_;
};

TEST_F(KnownPart, IsWhatComesAgain) {
    for (int i = 0; i < 2; ++i) EXPECT_EQ(code_of(document_of(loinc)).known_part(), 0);
    const std::uint16_t number = code_of(document_of(loinc)).known_part();
    EXPECT_NE(number, 0);
    const Value again = code_of("  " + document_of(loinc));
    EXPECT_EQ(again.known_part(), number);
    EXPECT_EQ(again.raw(), loinc);
    EXPECT_EQ((*again.find("coding")->elements().begin()).find("code")->text(), "2777-1");
    EXPECT_EQ(document_.root().find("text")->text(), "what follows");
}

TEST_F(KnownPart, IsLookedForWhereThereIsRoomBeforeIt) {
    const auto part_in = [&](const std::string& text) {
        text_ = text;
        EXPECT_FALSE(document_.read(text_, {.keys = &table, .known = &known_}).has_value());
        const Value part = (*document_.root().members().begin()).value;
        EXPECT_EQ(part.raw(), loinc);
        return part.known_part();
    };
    const std::string behind = loinc + R"(,"b":[1,2,3],"text":"what follows"})";
    for (int i = 0; i < 4; ++i) EXPECT_EQ(part_in("{\"a\":" + behind), 0); // five bytes before it
    for (int i = 0; i < 4; ++i) EXPECT_EQ(part_in("{\"code\":" + behind) != 0, i > 0);
}

TEST_F(KnownPart, IsNoneThatDiffersInAByte) {
    for (int i = 0; i < 3; ++i) code_of(document_of(loinc));
    for (std::size_t i = 0; i < loinc.size(); ++i) {
        if (loinc[i] != 'x' && loinc[i] != '7') continue;
        std::string other = loinc;
        other[i] = 'y';
        const Value read = code_of(document_of(other));
        EXPECT_EQ(read.known_part(), 0);
        EXPECT_EQ(read.raw(), other);
    }
}

TEST_F(KnownPart, IsNothingThatHasToBeToldOf) {
    for (const std::string_view part :
         {R"({"coding":[{"system":"s","code":"1","watched":[{"a":1,"code":2}]}],"text":"t"})",
          R"({"coding":[{"system":"s","code":"1","code":"2","a":[{"a":1,"code":2}]}],"text":"t"})",
          R"({"coding":[{"system":"s","code":"\n","a":[{"a":1,"code":2}]}],"text":"t"})"}) {
        for (int i = 0; i < 4; ++i) EXPECT_EQ(code_of(document_of(part)).known_part(), 0) << part;
        EXPECT_EQ(document_.root().duplicate_key().has_value(), part.find("2\",\"a") != part.npos) << part;
        EXPECT_EQ(document_.root().holds_watched_key(), part.find("watched") != part.npos) << part;
    }
}

TEST_F(KnownPart, CountsForTheDepthLikeAnyOther) {
    for (int i = 0; i < 3; ++i) EXPECT_EQ(code_of(document_of(loinc), 5).known_part() != 0, i > 1);
    code_of(document_of(loinc), 4);
    ASSERT_TRUE(error_.has_value());
    EXPECT_EQ(error_->message, "line 1, column 26: nested 4 deep: at most 3 are read");
}

TEST_F(KnownPart, IsForgottenWhenThereAreTooMany) {
    const auto numbered = [](std::size_t i) {
        return R"({"coding":[{"system":"http://loinc.org","code":")" + std::to_string(i) + R"("}],"text":"x"})";
    };
    std::size_t known = 0;
    for (std::size_t i = 0; i < 2 * KnownParts::most; ++i)
        for (int k = 0; k < 3; ++k) {
            const Value code = code_of(document_of(numbered(i)));
            EXPECT_EQ(code.raw(), numbered(i));
            known += code.known_part() != 0 ? 1U : 0U;
        }
    EXPECT_GT(known_.emptied(), 0);
    EXPECT_GT(known, 2 * KnownParts::most); // but for those that fell upon the place of another
}

// Texts of a few words that come again and again, some of them broken: a reader that knows parts of them says what one
// says that knows nothing.
RC_GTEST_PROP(KnownParts, ChangeNothing, ()) {
    const auto word = rc::gen::elementOf(std::vector<std::string>{
        loinc, R"({"a":1,"code":{"a":[true,null],"text":"\u0061"},"text":"t","system":"s"})",
        R"([{"a":{"watched":0},"code":"c"},{"a":1,"code":"c"},{"text":"t","a":2,"a":2}])",
        R"({"a":1,"b":2,"c":3,"d":4})",
        R"({"coding":[{"system":"http://loinc.org","code":"2777-1","display":"y"}],"text":"x"})", "1", "\"x\"", "[]"});
    const auto key = rc::gen::elementOf(std::vector<std::string>{"a", "code", "text", "other", "coding", "watched"});
    KnownParts known;
    Document with;
    for (int i = *rc::gen::inRange(1, 8); i > 0; --i) {
        std::string text = "{";
        for (const auto& [name, value] :
             *rc::gen::container<std::vector<std::pair<std::string, std::string>>>(rc::gen::pair(key, word)))
            text += (text == "{" ? "\"" : ",\"") + name + "\":" + value;
        text += "}";
        if (*rc::gen::inRange(0, 4) == 0)
            text[*rc::gen::inRange<std::size_t>(0, text.size())] =
                *rc::gen::element('"', '}', '[', ',', ' ', 'x', '\\');
        const auto error = with.read(text, {.keys = &table, .known = &known});
        const auto without = Document::parse(text, {.keys = &table});
        RC_ASSERT(error.has_value() != without.ok());
        if (error) RC_ASSERT(error->message == without.error().message);
        if (error) continue;
        RC_ASSERT(same_value(with.root(), without->root()));
        RC_ASSERT(with.root().holds_watched_key() == without->root().holds_watched_key());
        const auto twice = with.root().duplicate_key(), expected = without->root().duplicate_key();
        RC_ASSERT(twice.has_value() == expected.has_value());
        if (twice) RC_ASSERT(twice->place() == expected->place());
    }
}

} // namespace
} // namespace apatite::json
