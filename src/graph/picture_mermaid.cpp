// A picture as Mermaid text.
#include <fmt/format.h>

#include "graph/picture_words.h"

namespace apatite {
namespace {

using Kind = PictureNode::Kind;
using State = PictureNode::State;

/// Between quotation marks: Mermaid reads `#quot;`, and passes HTML on.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '"': out += "#quot;"; break;
        case '#': out += "#35;"; break;
        case '&': out += "#amp;"; break;
        case '<': out += "#lt;"; break;
        case '>': out += "#gt;"; break;
        case '`': out += "#96;"; break; // would begin Markdown
        default: out += c;
        }
    }
    return out;
}

/// A string of YAML on one line.
std::string in_yaml(std::string_view text) {
    std::string out;
    for (const std::string& line : wrapped(text, text.size())) {
        for (const char c : line) {
            if (c == '"' || c == '\\') out += '\\';
            out += c;
        }
    }
    return '"' + out + '"';
}

struct Brackets {
    std::string_view open, close;
};

Brackets brackets(Kind kind) {
    switch (kind) {
    case Kind::value:
    case Kind::condition: return {"(", ")"};
    case Kind::hypothesis:
    case Kind::variant: return {"([", "])"};
    case Kind::alert: return {"{{", "}}"};
    case Kind::workup:
    case Kind::management: return {"[/", "/]"};
    default: return {"[", "]"};
    }
}

std::string_view style_class(const PictureNode& node) {
    if (node.state == State::undecided) return "undecided";
    if (node.state == State::faint) return "faint";
    switch (node.kind) {
    case Kind::rule: return "rule";
    case Kind::hypothesis: return "hypothesis";
    case Kind::alert: return "alert";
    default: return "plain";
    }
}

std::string node_line(std::size_t number, const PictureNode& node) {
    std::string label = lines_of(node.label.empty() ? node.id : node.label, 40, escaped);
    if (!node.detail.empty()) label += "<br/>" + lines_of(node.detail, 40, escaped);
    const Brackets around = brackets(node.kind);
    return fmt::format("  n{}{}\"{}\"{}:::{}\n", number, around.open, label, around.close, style_class(node));
}

std::string edge_line(const PictureEdge& edge) {
    const bool against = edge.kind == PictureEdge::Kind::speaks_against;
    const bool open = edge.state == State::undecided;
    const std::string_view line = against ? (open ? "-.-x" : "--x") : (open ? "-.->" : "-->");
    const std::string words = words_of(edge);
    return words.empty() ? fmt::format("  n{} {} n{}\n", edge.from, line, edge.to)
                         : fmt::format("  n{} {}|\"{}\"| n{}\n", edge.from, line, escaped(words), edge.to);
}

} // namespace

std::string to_mermaid(const Picture& picture) {
    std::string text = fmt::format("---\ntitle: {}\n---\nflowchart LR\n", in_yaml(picture.title));
    for (std::size_t i = 0; i < picture.nodes.size(); ++i) text += node_line(i, picture.nodes[i]);
    for (const PictureEdge& edge : picture.edges) text += edge_line(edge);
    for (std::size_t i = 0; i < picture.notes.size(); ++i)
        text += fmt::format("  remark{}[\"{}\"]:::plain\n", i, lines_of(picture.notes[i], 60, escaped));
    text += "  classDef plain fill:#ffffff,stroke:#343a40,color:#000000\n"
            "  classDef rule fill:#fff3bf,stroke:#343a40,color:#000000\n"
            "  classDef hypothesis fill:#ffd43b,stroke:#343a40,stroke-width:2px,color:#000000\n"
            "  classDef alert fill:#ffc9c9,stroke:#c92a2a,stroke-width:2px,color:#000000\n"
            "  classDef undecided fill:#eeeeee,stroke:#777777,stroke-dasharray:5 3,color:#444444\n"
            "  classDef faint fill:#fbfbfb,stroke:#c4c4c4,color:#8a8a8a\n";
    if (picture.of_patient)
        text += "  legend0[\"rule that holds\"]:::rule\n  legend1[\"undecided: not known yet\"]:::undecided\n"
                "  legend2[\"unlikely or excluded\"]:::faint\n";
    return text;
}

} // namespace apatite
