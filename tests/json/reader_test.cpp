#include "json/reader.h"

#include <algorithm>
#include <array>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "json/known_parts.h"
#include "json/writer.h"

namespace apatite::json {
namespace {

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(Reader, GivesValuesAsTheyWereWritten) {
    const std::string text = R"({"a": 1.10, "b": [true, false, null], "c": "x\n\u00e9\ud834\udd1e", "d": {}})";
    const auto document = Document::parse(text);
    ASSERT_TRUE(document.ok());
    const Value root = document->root();
    EXPECT_TRUE(root.is_object());
    EXPECT_EQ(root.find("a")->number_text(), "1.10");
    EXPECT_EQ(root.find("c")->text(), "x\n\xC3\xA9\xF0\x9D\x84\x9E");
    EXPECT_TRUE(root.find("d")->empty());
    EXPECT_FALSE(root.find("e").has_value());
    std::string types;
    for (const Value element : root.find("b")->elements()) types += std::string(to_string(element.type())) + " ";
    EXPECT_EQ(types, "boolean boolean null ");
    EXPECT_EQ(root.find("b")->raw(), "[true, false, null]");
}

TEST(Reader, NumbersKeepEveryDigit) {
    for (const std::string text : {"0", "-0", "123456789012345678901234567890", "1e-400", "0.10", "-1.5E+3"}) {
        const auto document = Document::parse(text);
        ASSERT_TRUE(document.ok()) << text;
        EXPECT_EQ(document->root().number_text(), text);
    }
}

struct Refused {
    std::string text, code, message;
};

class RefusedTexts : public testing::TestWithParam<Refused> {};

TEST_P(RefusedTexts, NamePlaceAndReason) {
    const auto document = Document::parse(GetParam().text);
    ASSERT_FALSE(document.ok());
    EXPECT_EQ(document.error().code, GetParam().code);
    EXPECT_EQ(document.error().message, GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Golden, RefusedTexts,
    testing::Values(
        Refused{"", "json-empty", "empty: there is no JSON in it"},
        Refused{"\xEF\xBB\xBF \n", "json-empty", "empty: there is no JSON in it"},
        Refused{"{\"a\": \"\xFF\"}", "json-utf8", "line 1, column 8: this byte is not UTF-8: send the file as UTF-8"},
        Refused{"{\n  \"a\": 1,\n}", "json-syntax", "line 3, column 1: expected a key in double quotes"},
        Refused{"{\"a\" 1}", "json-syntax", "line 1, column 6: expected `:` after the key"},
        Refused{"{\"a\": }", "json-syntax", "line 1, column 7: expected a value"},
        Refused{"[1 2]", "json-syntax", "line 1, column 4: expected `,` or `]`"},
        Refused{"[1[2]]", "json-syntax", "line 1, column 3: expected `,` or `]`"},
        Refused{"[\"a\"{}]", "json-syntax", "line 1, column 5: expected `,` or `]`"},
        Refused{"{\"a\": 1 {}}", "json-syntax", "line 1, column 9: expected `,` or `}`"},
        Refused{"[{}[]]", "json-syntax", "line 1, column 4: expected `,` or `]`"},
        Refused{"[1", "json-syntax", "line 1, column 3: the text ends here, expected `,` or `]`"},
        Refused{"[01]", "json-syntax", "line 1, column 2: this is no JSON number"},
        Refused{"[1\"a\"]", "json-syntax", "line 1, column 2: this is no JSON number"},
        Refused{"[tru]", "json-syntax", "line 1, column 2: expected a value, such as `true`"},
        Refused{"[1] x", "json-syntax", "line 1, column 5: nothing may follow the end of the JSON value"},
        Refused{"\n[\"abc", "json-syntax", "line 2, column 2: this string is never closed"},
        Refused{"[\"a\tb\"]", "json-syntax",
                "line 1, column 4: a control character inside a string must be written as an escape"},
        Refused{R"(["\q"])", "json-syntax", "line 1, column 3: this escape is no character"},
        Refused{R"(["\ud800"])", "json-syntax", "line 1, column 3: this escape is no character"},
        Refused{nested(64), "json-depth", "line 1, column 64: nested 64 deep: at most 63 are read"},
        Refused{std::string(100000, '['), "json-depth", "line 1, column 64: nested 64 deep: at most 63 are read"}));

TEST(Reader, ReadsTheDeepestThatIsAllowed) { EXPECT_TRUE(Document::parse(nested(63)).ok()); }

TEST(Reader, RefusesWhatIsTooBig) {
    const auto document = Document::parse("[1, 2, 3]", {.max_bytes = 8});
    ASSERT_FALSE(document.ok());
    EXPECT_EQ(document.error().message, "too big: 9 bytes, at most 8 are read");
}

TEST(Reader, PassesOverAByteOrderMark) { EXPECT_TRUE(Document::parse("\xEF\xBB\xBF{}").ok()); }

TEST(Reader, FindsKeysThatStandTwice) {
    const std::string text = R"({"x": {"a": 1, "b": 2, "\u0061": 3}, "y": {"a": 1}})";
    const auto document = Document::parse(text);
    ASSERT_TRUE(document.ok());
    const auto twice = document->root().duplicate_key();
    ASSERT_TRUE(twice.has_value());
    EXPECT_EQ(twice->text(), "a");
    EXPECT_TRUE(document->root().find("x")->duplicate_key().has_value());
    EXPECT_FALSE(document->root().find("y")->duplicate_key().has_value());
    EXPECT_EQ(document->root().find("x")->find("a")->number_text(), "1");
}

TEST(Reader, FindsKeysThatStandTwiceInABigObject) {
    std::string text = "{";
    for (int i = 0; i < 1000; ++i) text += "\"k" + std::to_string(i) + "\": 0, ";
    const std::string twice = text + "\"k500\": 1}", once = text + "\"k1000\": 1}";
    EXPECT_EQ(Document::parse(twice)->root().duplicate_key()->text(), "k500");
    EXPECT_FALSE(Document::parse(once)->root().duplicate_key().has_value());
}

constexpr std::array<std::string_view, 3> some_keys = {"a", "watched", "b"};
constexpr KeyTable some_table(some_keys, "watched");

TEST(KeyTable, NumbersItsNamesFromOne) {
    EXPECT_EQ(some_table.number_of("a"), 1);
    EXPECT_EQ(some_table.number_of("b"), 3);
    EXPECT_EQ(some_table.number_of("c"), 0);
    EXPECT_EQ(some_table.number_of(""), 0);
}

TEST(KeyTable, FindsWhatTheNameFinds) {
    const std::string text = R"({"\u0061": 1, "c": {"watched": 2}, "b": [{"b": 3}], "a": 4, "c": 5})";
    const auto with = Document::parse(text, {.keys = &some_table}), without = Document::parse(text);
    ASSERT_TRUE(with.ok() && without.ok());
    for (const auto* document : {&*with, &*without}) {
        const Value root = document->root();
        EXPECT_EQ(root.find(Key{1, "a"})->number_text(), "1");
        EXPECT_EQ(root.find(Key{3, "b"})->raw(), R"([{"b": 3}])");
        EXPECT_FALSE(root.find("c")->find(Key{1, "a"}).has_value());
        EXPECT_FALSE(root.find("b")->find(Key{3, "b"}).has_value()) << "an array has no members";
        EXPECT_EQ(root.duplicate_key()->text(), "a");
        EXPECT_TRUE(root.find("c")->holds_watched_key());
    }
    EXPECT_FALSE(with->root().find("b")->holds_watched_key());
}

// Names of every length, in pairs that differ in one letter: the last, or the one in the middle.
std::vector<std::string> similar_names() {
    std::vector<std::string> names;
    for (std::size_t length = 1; length <= 40; ++length) {
        names.push_back(std::string(length, 'a'));
        names.push_back(std::string(length - 1, 'a') + "b");
        if (length > 4) names.push_back(std::string(length / 2, 'a') + "c" + std::string(length - length / 2 - 1, 'a'));
    }
    return names;
}

TEST(KeyTable, FindsWhatComparingEveryNameFinds) {
    const std::vector<std::string> names = similar_names();
    const std::vector<std::string_view> every_second = [&] {
        std::vector<std::string_view> some;
        for (std::size_t i = 0; i < names.size(); i += 2) some.emplace_back(names[i]);
        return some;
    }();
    const KeyTable table(every_second, "");
    for (const std::string& name : names) {
        const auto found = std::ranges::find(every_second, name);
        const auto expected = found == every_second.end() ? 0 : found - every_second.begin() + 1;
        const std::string text = "what stands before \"" + name + "\": \"what follows it, long enough";
        EXPECT_EQ(table.number_of(name), expected) << name;
        const std::size_t quote = text.find('"'), size = name.size() + 3;
        EXPECT_EQ(table.number_in(text.data() + quote, size), expected) << name;
        for (const std::size_t other : {quote, quote + size - 2, quote + size - 1}) {
            std::string broken = text;
            broken[other] = ' '; // one of the quotes, or the colon
            EXPECT_EQ(table.number_in(broken.data() + quote, size), 0) << broken;
        }
    }
}

// Blanks between the tokens change nothing, wherever they stand and however many.
RC_GTEST_PROP(Reader, BlanksChangeNothing, (const std::vector<std::uint8_t>& picks)) {
    constexpr std::array<std::string_view, 31> tokens = {
        "{", "\"a\"",    ":", "[", "1.5",   ",", "\"x y\"", ",",    "true", ",",
        "{", "}",        ",", "[", "]",     "]", ",",       "\"\"", ":",    "\"\"",
        ",", "\"b\\n\"", ":", "{", "\"a\"", ":", "null",    "}",    ",",    "\"long enough to be read at once\"",
        ":"};
    constexpr std::array<std::string_view, 6> blanks = {"", " ", "\t", "\n", "\r\n", "   \n  "};
    std::string plain, spaced;
    for (std::size_t i = 0; i <= tokens.size() + 1; ++i) {
        const std::string_view token = i < tokens.size() ? tokens[i] : i == tokens.size() ? "-0" : "}";
        plain += token;
        spaced += token;
        spaced += blanks[i < picks.size() ? picks[i] % blanks.size() : 0];
    }
    const auto expected = Document::parse(plain, {.keys = &some_table}),
               document = Document::parse(spaced, {.keys = &some_table});
    RC_ASSERT(expected.ok() && document.ok());
    RC_ASSERT(same_value(document->root(), expected->root()));
}

// Of random keys, known and not: which one stands twice does not depend on the table.
RC_GTEST_PROP(KeyTable, DuplicatesAreTheSame, ()) {
    std::string text = "{";
    for (const std::string& key : *rc::gen::container<std::vector<std::string>>(
             rc::gen::element<std::string>("a", "b", "watched", "c", "d", "ab", "ba", "e")))
        text += (text == "{" ? "\"" : ", \"") + key + "\": 0";
    text += "}";
    const auto with = Document::parse(text, {.keys = &some_table}), without = Document::parse(text);
    const auto twice = with->root().duplicate_key(), expected = without->root().duplicate_key();
    RC_ASSERT(twice.has_value() == expected.has_value());
    if (twice) RC_ASSERT(twice->place() == expected->place());
}

TEST(KeyTable, KeysOfObjectsWithinAreNoDuplicates) {
    const std::string once = R"([{"a": {"a": {"a": 1}, "b": 2}, "b": [{"a": 1, "c": 2}, {"a": 1, "c": 2}], "c": 3}])";
    const std::string twice = R"([{"a": {"a": 1}, "b": [{"b": 1}], "c": 3, "a": 4}, {"b": 1}])";
    Document document;
    for (int i = 0; i < 3; ++i) { // the second and third time in the same memory
        ASSERT_FALSE(document.read(once, {.keys = &some_table}).has_value());
        EXPECT_FALSE(document.root().duplicate_key().has_value());
        ASSERT_FALSE(document.read(twice, {.keys = &some_table}).has_value());
        ASSERT_TRUE(document.root().duplicate_key().has_value());
        EXPECT_EQ(document.root().duplicate_key()->place(), (Place{1, 43}));
    }
}

// JSON as its grammar has it, of these tokens alone.
class Grammar {
public:
    explicit Grammar(const std::vector<std::string>& tokens) : tokens_(tokens) {}
    bool accepts() { return value() && at_ == tokens_.size(); }

private:
    bool take(std::string_view token) {
        const bool here = at_ < tokens_.size() && tokens_[at_] == token;
        at_ += here ? 1 : 0;
        return here;
    }
    bool value() {
        if (take("1") || take("\"a\"") || take("true")) return true;
        if (take("[")) return take("]") || list("]", [&] { return value(); });
        return take("{") && (take("}") || list("}", [&] { return take("\"a\"") && take(":") && value(); }));
    }
    template <typename Item>
    bool list(std::string_view close, const Item& item) {
        do {
            if (!item()) return false;
        } while (take(","));
        return take(close);
    }
    const std::vector<std::string>& tokens_;
    std::size_t at_ = 0;
};

// One token of a sound text is left out, doubled or another: most such texts are none, and some are.
RC_GTEST_PROP(Reader, ReadsWhatTheGrammarAccepts, ()) {
    const std::vector<std::string> all = {"{", "}", "[", "]", ",", ":", "\"a\"", "1", "true"};
    std::vector<std::string> tokens = {"{", "\"a\"", ":", "1",     ",", "\"a\"", ":", "[",     "1", ",", "[", "]", ",",
                                       "{", "\"a\"", ":", "\"a\"", "}", "]",     ",", "\"a\"", ":", "{", "}", "}"};
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
        const auto place =
            tokens.begin() + *rc::gen::inRange<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(tokens.size()));
        const int change = *rc::gen::inRange(0, 3);
        if (change == 0)
            tokens.erase(place);
        else if (change == 1)
            *place = *rc::gen::elementOf(all);
        else
            tokens.insert(place, *rc::gen::elementOf(all));
    }
    const bool spaced = *rc::gen::arbitrary<bool>();
    std::string text;
    for (const std::string& token : tokens) text += spaced || token == "1" || token == "true" ? token + " " : token;
    KnownParts known;
    Document document;
    for (int again = 0; again < 2; ++again) {
        const bool read = !document.read(text, {.keys = &some_table, .known = &known});
        RC_ASSERT(read == Grammar(tokens).accepts());
    }
}

TEST(Reader, MemoryIsUsedAgain) {
    Document document;
    ASSERT_FALSE(document.read(R"({"a": "\n"})").has_value());
    ASSERT_TRUE(document.read("{").has_value());
    ASSERT_FALSE(document.read("[7]").has_value());
    EXPECT_EQ((*document.root().elements().begin()).number_text(), "7");
}

TEST(SameValue, CountsMeaningAndNotLayout) {
    const auto same = [](std::string_view a, std::string_view b) {
        return same_value(Document::parse(a)->root(), Document::parse(b)->root());
    };
    EXPECT_TRUE(same(R"({"a": [1, "x"], "b": null})", R"({"b":null,"a":[1,"\u0078"]})"));
    EXPECT_FALSE(same(R"([1, 2])", R"([2, 1])"));
    EXPECT_FALSE(same(R"([1])", R"([1, 2])"));
    EXPECT_FALSE(same(R"({"a": 1})", R"({"a": true})"));
}

RC_GTEST_PROP(Reader, GivesBackEveryStringThatWasWritten, (const std::vector<char32_t>& letters)) {
    std::string text;
    for (const char32_t letter : letters) {
        const std::string_view choices[] = {"a",    "\"",       "\\",           "\n",
                                            "\x01", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9D\x84\x9E"};
        text += choices[letter % std::size(choices)];
    }
    std::string out;
    append_quoted(out, text);
    const auto document = Document::parse(out);
    RC_ASSERT(document.ok());
    RC_ASSERT(document->root().text() == text);
}

RC_GTEST_PROP(Reader, NeverCrashesOnBytes, (const std::vector<std::uint8_t>& picks)) {
    constexpr std::string_view alphabet = "{}[]:,\"\\ \n01-+.eEtrufalsn\x01\xC3\xA9\xFF";
    std::string text;
    for (const std::uint8_t pick : picks) text += alphabet[pick % alphabet.size()];
    const auto document = Document::parse(text);
    if (!document) RC_ASSERT(!document.error().message.empty());
}

} // namespace
} // namespace apatite::json
