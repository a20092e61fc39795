// Writes JSON: the same calls give the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace apatite::json {

/// Appends a string with its quotes. Control characters, quotes and backslashes are escaped; bytes that are not UTF-8
/// become U+FFFD, so that what is written always is.
void append_quoted(std::string& out, std::string_view text);

/// Appends to a text, a call a token; commas and indentation come by themselves. The caller closes what it opens.
///
///     JsonWriter json(out);
///     json.begin_object().member("id", "x").key("scores").begin_array().number(1).end_array().end_object();
class JsonWriter {
public:
    /// `indent` blanks a level, each member and element on a line of its own; 0: everything on one line.
    explicit JsonWriter(std::string& out, int indent = 2) : out_(out), indent_(indent) {}

    JsonWriter& begin_object() { return begin('{'); }
    JsonWriter& end_object() { return end('}'); }
    JsonWriter& begin_array() { return begin('['); }
    JsonWriter& end_array() { return end(']'); }
    /// What comes next, up to the end of the innermost open array or object, stands on one line.
    JsonWriter& compact();

    JsonWriter& key(std::string_view name);
    JsonWriter& string(std::string_view text);
    JsonWriter& number(std::int64_t value);
    /// A number that already is text, written as it is.
    JsonWriter& number_text(std::string_view text);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    /// JSON that already is text, written as it is.
    JsonWriter& raw(std::string_view json);

    JsonWriter& member(std::string_view name, std::string_view text) { return key(name).string(text); }
    JsonWriter& member(std::string_view name, const char* text) { return key(name).string(text); }
    JsonWriter& member(std::string_view name, const std::string& text) { return key(name).string(text); }
    JsonWriter& member(std::string_view name, int value) { return key(name).number(value); }
    JsonWriter& member(std::string_view name, std::int64_t value) { return key(name).number(value); }
    JsonWriter& member(std::string_view name, bool value) { return key(name).boolean(value); }

private:
    struct Level {
        bool empty = true;
        bool compact = false;
    };
    JsonWriter& begin(char bracket);
    JsonWriter& end(char bracket);
    void before_value();
    void before_item();
    void new_line();

    std::string& out_;
    int indent_;
    bool after_key_ = false;
    std::vector<Level> levels_;
};

} // namespace apatite::json
