// Pictures as text for Graphviz and Mermaid, whatever the words in them.
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/picture_words.h"

namespace apatite {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Kind = PictureNode::Kind;
using State = PictureNode::State;

Picture small() {
    Picture picture;
    picture.title = "Patient/1, \"assessed\"";
    picture.of_patient = true;
    picture.notes = {"Not shown: <2> rules"};
    picture.nodes = {{Kind::finding, State::lit, "pth", "PTH <intact>", "88 & more"},
                     {Kind::rule, State::lit, "a", "Parathyroid hormone is \"high\" [1]", {}},
                     {Kind::rule, State::undecided, "b", "Not known", {}},
                     {Kind::hypothesis, State::faint, "h", {}, "unlikely"}};
    picture.edges = {{0, 1, PictureEdge::Kind::used, State::lit, {}},
                     {1, 3, PictureEdge::Kind::speaks_for, State::lit, "strong"},
                     {2, 3, PictureEdge::Kind::speaks_against, State::undecided, "weak"}};
    return picture;
}

TEST(Dot, WritesEveryNodeAndEdge) {
    const std::string dot = to_dot(small());
    EXPECT_THAT(dot, testing::StartsWith("digraph G {"));
    EXPECT_THAT(dot, HasSubstr("0->1 "));
    EXPECT_THAT(dot, HasSubstr("1->3 "));
    EXPECT_THAT(dot, HasSubstr("label=\"against: weak\""));
    EXPECT_THAT(dot, HasSubstr("<b>h</b>")) << "the id where there is no label";
}

TEST(Dot, WordsAreNoMarkup) {
    const std::string dot = to_dot(small());
    EXPECT_THAT(dot, HasSubstr("PTH &lt;intact&gt;"));
    EXPECT_THAT(dot, HasSubstr("88 &amp; more"));
    EXPECT_THAT(dot, HasSubstr("&quot;high&quot; &#91;1&#93;"));
    EXPECT_THAT(dot, Not(HasSubstr("<intact>")));
    EXPECT_THAT(dot, HasSubstr("&lt;2&gt; rules"));
}

TEST(Dot, ColourIsNeverAlone) {
    const std::string dot = to_dot(small());
    EXPECT_TRUE(std::regex_search(dot, std::regex("\n2\\[shape=note, style=\"filled,dashed\"")));
    EXPECT_TRUE(std::regex_search(dot, std::regex("\n2->3 \\[.*style=dashed, arrowhead=tee")));
}

TEST(Mermaid, IsTheWholePicture) {
    const std::string text = to_mermaid(small());
    EXPECT_THAT(text, testing::StartsWith("---\ntitle: \"Patient/1, \\\"assessed\\\"\"\n---\nflowchart LR\n"));
    EXPECT_THAT(text, HasSubstr("n0[\"PTH #lt;intact#gt;<br/>88 #amp; more\"]:::plain\n"));
    EXPECT_THAT(text, HasSubstr("n1[\"Parathyroid hormone is #quot;high#quot; [1]\"]:::rule\n"));
    EXPECT_THAT(text, HasSubstr("n3([\"h<br/>unlikely\"]):::faint\n"));
    EXPECT_THAT(text, HasSubstr("n1 -->|\"strong\"| n3\n"));
    EXPECT_THAT(text, HasSubstr("n2 -.-x|\"against: weak\"| n3\n"));
}

TEST(Picture, AnEmptyOneIsDrawnToo) {
    EXPECT_THAT(to_dot({}), testing::EndsWith("}\n"));
    EXPECT_THAT(to_mermaid({}), HasSubstr("title: \"\"\n"));
}

TEST(Picture, LinesAreBrokenAtBlanks) {
    EXPECT_THAT(wrapped("one two three", 7), ElementsAre("one two", "three"));
    EXPECT_THAT(wrapped("a-very-long-word x", 4), ElementsAre("a-very-long-word", "x"));
    EXPECT_THAT(wrapped("two\n \x01lines", 40), ElementsAre("two lines"));
    EXPECT_THAT(wrapped("ää ää", 5), ElementsAre("ää ää")) << "characters count, not bytes";
    EXPECT_THAT(wrapped("  ", 5), ElementsAre());
}

} // namespace
} // namespace apatite
