// YAML texts: the tree, and that every place points to what was written there.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "pack/yaml_parse.h"
#include "pack/yaml_span.h"

namespace apatite {
namespace {

struct Parsed {
    SourceText source;
    Report report;
    YamlNode root;
    explicit Parsed(std::string text) : source({"f.yaml", std::move(text)}), root(parse_yaml(source, report)) {}
    std::string messages() const { return to_text(report.diagnostics()); }
};

TEST(Yaml, KeepsEveryScalarAsItsText) {
    const Parsed parsed("a: 010\nb: yes\nc: 1.50\nd: ~\ne: ''\nf: 2024-05-01\ng: \"q\"\n");
    EXPECT_EQ(parsed.messages(), "");
    EXPECT_EQ(parsed.root.find("a")->scalar, "010");
    EXPECT_EQ(parsed.root.find("b")->scalar, "yes");
    EXPECT_EQ(parsed.root.find("c")->scalar, "1.50");
    EXPECT_EQ(parsed.root.find("d")->kind, YamlKind::null);
    EXPECT_EQ(parsed.root.find("e")->kind, YamlKind::scalar);
    EXPECT_FALSE(parsed.root.find("f")->is_quoted());
    EXPECT_TRUE(parsed.root.find("g")->is_quoted());
}

TEST(Yaml, AnEmptyTextIsNothing) {
    for (const char* text : {"", "# only a comment\n", "---\n", "\n\n"}) {
        const Parsed parsed(text);
        EXPECT_EQ(parsed.messages(), "") << text;
        EXPECT_EQ(parsed.root.kind, YamlKind::null) << text;
    }
}

TEST(Yaml, AByteOrderMarkIsPassedOver) {
    const Parsed parsed("\xEF\xBB\xBF"
                        "key: value\n");
    EXPECT_EQ(parsed.messages(), "");
    ASSERT_EQ(parsed.root.entries.size(), 1U);
    EXPECT_EQ(parsed.root.entries[0].key, "key");
    EXPECT_EQ(parsed.root.find("key")->span, (Span{"f.yaml", 1, 9, 5})) << "columns are bytes of the file";
}

TEST(Yaml, LinesMayEndAsOnWindows) {
    const Parsed parsed("a: 1\r\nbc: two\r\n");
    EXPECT_EQ(parsed.messages(), "");
    EXPECT_EQ(parsed.root.find("bc")->span, (Span{"f.yaml", 2, 5, 3}));
    EXPECT_EQ(parsed.source.line(2), "bc: two");
}

struct SpanRow {
    std::string_view name, text;
    std::size_t line, column, length;
};

TEST(Yaml, AScalarsPlaceIsItsTextWithoutQuotes) {
    const SpanRow rows[] = {
        {"plain", "k: abc def # comment\n", 1, 4, 7},
        {"double quotes", "k: \"abc def\"\n", 1, 5, 7},
        {"single quotes with a doubled one", "k: 'it''s'\n", 1, 5, 5},
        {"an escaped quote", "k: \"a\\\"b\"\n", 1, 5, 4},
        {"behind letters of two bytes", "k: [µµ, abc]\n", 1, 11, 3},
        {"a literal block", "k: |\n  abc\n  def\n", 2, 3, 3},
        {"a folded block with indentation and comment", "k: >-  # why\n\n    abc\n    def\n", 3, 5, 3},
        {"plain over two lines: the first", "k: abc\n  def\n", 1, 4, 3},
        {"quoted over two lines: the first", "k: \"abc\n  def\"\n", 1, 5, 3},
        {"empty", "k: ''\n", 1, 5, 0},
    };
    for (const SpanRow& row : rows) {
        const Parsed parsed{std::string(row.text)};
        EXPECT_EQ(parsed.messages(), "") << row.name;
        const YamlNode* node = parsed.root.find("k");
        ASSERT_NE(node, nullptr) << row.name;
        const YamlNode& scalar = node->kind == YamlKind::list ? node->items.back() : *node;
        EXPECT_EQ(scalar.span.line, row.line) << row.name;
        EXPECT_EQ(scalar.span.column, row.column) << row.name;
        EXPECT_EQ(scalar.span.length, row.length) << row.name;
    }
}

struct OffsetRow {
    std::string_view name, text, word; ///< `word` stands once in the file and once in the value
};

TEST(Yaml, EveryByteOfAScalarKnowsWhereItWasWritten) {
    const OffsetRow rows[] = {
        {"plain", "k: one two WORD\n", "WORD"},
        {"after a doubled quote", "k: 'x ''y'' WORD'\n", "WORD"},
        {"after escapes", "k: \"x \\\"y\\\" \\x41 \\u00b5 \\U0001F600 \\n WORD\"\n", "WORD"},
        {"folded block", "k: >-\n  one\n  two\n\n  three\n  WORD\n", "WORD"},
        {"folded block with more indented lines", "k: >\n  one\n    two\n  WORD four\n", "WORD"},
        {"literal block", "k: |\n    one\n      two\n    WORD\n", "WORD"},
        {"plain over lines", "k: one\n   two\n   WORD\n", "WORD"},
        {"single quotes over lines", "k: 'one\n\n  two   \n  WORD'\n", "WORD"},
        {"double quotes over lines", "k: \"one  \n  two \\\n  WORD\"\n", "WORD"},
        {"Windows line ends", "k: >-\r\n  one\r\n  WORD\r\n", "WORD"},
    };
    for (const OffsetRow& row : rows) {
        const Parsed parsed{std::string(row.text)};
        EXPECT_EQ(parsed.messages(), "") << row.name;
        const YamlNode& node = *parsed.root.find("k");
        const auto offsets = scalar_offsets(parsed.source, node);
        ASSERT_EQ(offsets.size(), node.scalar.size() + 1) << row.name;
        const std::size_t in_value = node.scalar.find(row.word), in_file = row.text.find(row.word);
        ASSERT_NE(in_value, std::string::npos) << row.name;
        for (std::size_t i = 0; i < row.word.size(); ++i) EXPECT_EQ(offsets[in_value + i], in_file + i) << row.name;
    }
}

// Any condition, written in any of the ways that YAML has for one, is found again letter by letter.
RC_GTEST_PROP(Yaml, OffsetsPointToTheSameLetters, ()) {
    const auto words = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("and", "'mg/dL'", "x", "µ", "\"q\"", "lesion.site", "\\", "#", "4.5")));
    const auto style = *rc::gen::inRange(0, 4);
    std::string text = style == 2 ? ">-\n  " : style == 3 ? "|\n  " : style == 1 ? "\"" : "'";
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i % 3 == 0 ? "\n  " : " ";
        for (const char c : words[i]) {
            if (style == 0 && c == '\'') text += '\'';
            if (style == 1 && (c == '"' || c == '\\')) text += '\\';
            text += c;
        }
    }
    text += style == 0 ? "'" : style == 1 ? "\"" : "";
    const Parsed parsed("k: " + text + "\n");
    RC_ASSERT(parsed.messages().empty());
    const YamlNode& node = *parsed.root.find("k");
    const auto offsets = scalar_offsets(parsed.source, node);
    for (std::size_t i = 0; i < node.scalar.size(); ++i) {
        const char value = node.scalar[i];
        if (value == ' ' || value == '\n') continue;
        const char written = parsed.source.text()[offsets[i]];
        RC_ASSERT(written == value || (style == 1 && written == '\\'));
    }
}

// Whatever the bytes, the reader comes to an end with a tree or a message, and every place lies in the file.
RC_GTEST_PROP(Yaml, NoTextIsTooOdd, ()) {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::element('a', 'k', ':', ' ', '\n', '-', '[', ']', '{', '}', '"', '\'', '#', '|', '>', '&', '*', '!',
                         '?', ',', '\t', '\\', '%', '@', '~', '\r', '\xC3', '\xB5', '<', '='));
    const Parsed parsed(text);
    RC_ASSERT(parsed.root.kind != YamlKind::broken || !parsed.report.diagnostics().empty());
    for (const Diagnostic& diagnostic : parsed.report.diagnostics()) {
        RC_ASSERT(diagnostic.span.line >= 1U);
        RC_ASSERT(diagnostic.span.column >= 1U);
        RC_ASSERT(diagnostic.span.column <= parsed.source.line(diagnostic.span.line).size() + 2);
    }
}

TEST(Yaml, DepthIsBoundedForMapsToo) {
    std::string text;
    for (std::size_t i = 0; i < 200; ++i) text += std::string(i, ' ') + "k:\n";
    EXPECT_NE(Parsed(text).messages().find("K0107"), std::string::npos);
    EXPECT_NE(Parsed(std::string(100'000, '[')).messages().find("error"), std::string::npos);
}

TEST(Yaml, AFileThatIsTooLargeIsNotRead) {
    const Parsed parsed("k: " + std::string(yaml_size_limit, 'x') + "\n");
    EXPECT_NE(parsed.messages().find("K0108"), std::string::npos);
}

} // namespace
} // namespace apatite
