#include "json/writer.h"

#include <gtest/gtest.h>

namespace apatite::json {
namespace {

void write_example(JsonWriter& json) {
    json.begin_object().member("id", "x").key("list").begin_array().number(-1).number_text("1.50").null().end_array();
    json.key("empty").begin_object().end_object().key("flag").boolean(true);
    json.key("span").begin_array().compact().number(1).number(2).end_array().end_object();
}

TEST(JsonWriter, IndentsByTwo) {
    std::string out;
    JsonWriter json(out);
    write_example(json);
    EXPECT_EQ(out, R"({
  "id": "x",
  "list": [
    -1,
    1.50,
    null
  ],
  "empty": {},
  "flag": true,
  "span": [1, 2]
})");
}

TEST(JsonWriter, WritesOneLine) {
    std::string out;
    JsonWriter json(out, 0);
    write_example(json);
    EXPECT_EQ(out, R"({"id":"x","list":[-1,1.50,null],"empty":{},"flag":true,"span":[1,2]})");
}

TEST(JsonWriter, EscapesWhatJsonDemandsAndMendsWhatIsNotUtf8) {
    std::string out;
    append_quoted(out, "a\"b\\c\n\t\r\x01\x7F\xC3\xA9\xFFz");
    EXPECT_EQ(out, "\"a\\\"b\\\\c\\n\\t\\r\\u0001\\u007f\xC3\xA9\xEF\xBF\xBDz\"");
}

// Eight bytes are looked at at a time; what a byte becomes must not hang on where it stands.
TEST(JsonWriter, WritesAByteAlikeWhereverItStands) {
    for (int byte = 0; byte < 256; ++byte) {
        std::string alone;
        append_quoted(alone, std::string(1, static_cast<char>(byte)));
        for (std::size_t at = 0; at < 20; ++at) {
            std::string text(20, '~'), expected = '"' + std::string(at, '~');
            text[at] = static_cast<char>(byte);
            expected += alone.substr(1, alone.size() - 2) + std::string(19 - at, '~') + '"';
            std::string out;
            append_quoted(out, text);
            EXPECT_EQ(out, expected) << byte << " at " << at;
        }
    }
}

} // namespace
} // namespace apatite::json
