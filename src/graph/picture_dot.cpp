// A picture in the language of Graphviz, written by Boost.Graph.
#include <locale>
#include <sstream>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphviz.hpp>
#include <fmt/format.h>

#include "graph/picture_words.h"

namespace apatite {
namespace {

using Kind = PictureNode::Kind;
using State = PictureNode::State;
/// Bidirectional, because then Boost keeps the edges in one list and gives them back in their order.
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property,
                                    boost::property<boost::edge_index_t, std::size_t>>;

/// Inside a label `<...>`, which Graphviz reads as HTML.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '[': out += "&#91;"; break; // Graphviz 2.43 takes a bracket at the end of a label for its own
        case ']': out += "&#93;"; break;
        default: out += c;
        }
    }
    return out;
}

struct Look {
    std::string_view fill, line, text, style;
};

std::string_view shape(Kind kind) {
    switch (kind) {
    case Kind::rule: return "note";
    case Kind::alert: return "octagon";
    case Kind::workup:
    case Kind::management: return "folder";
    default: return "box";
    }
}

std::string_view fill(Kind kind) {
    switch (kind) {
    case Kind::finding: return "#ffffff";
    case Kind::value:
    case Kind::condition: return "#e7f5ff";
    case Kind::rule: return "#fff3bf";
    case Kind::variant: return "#ebfbee";
    case Kind::hypothesis: return "#ffd43b";
    case Kind::alert: return "#ffc9c9";
    default: return "#f3f0ff";
    }
}

Look look(Kind kind, State state) {
    const bool round =
        kind == Kind::value || kind == Kind::condition || kind == Kind::hypothesis || kind == Kind::variant;
    switch (state) {
    case State::undecided: return {"#eeeeee", "#777777", "#444444", round ? "filled,dashed,rounded" : "filled,dashed"};
    case State::faint: return {"#fbfbfb", "#c4c4c4", "#6f6f6f", round ? "filled,rounded" : "filled"};
    default: return {fill(kind), "#343a40", "#000000", round ? "filled,rounded" : "filled"};
    }
}

std::string node_attributes(const PictureNode& node) {
    const Look looks = look(node.kind, node.state);
    const bool large = node.kind == Kind::hypothesis || node.kind == Kind::alert;
    std::string label = lines_of(node.label.empty() ? node.id : node.label, large ? 28 : 40, escaped);
    if (large) label = "<b>" + label + "</b>";
    if (!node.detail.empty())
        label +=
            fmt::format("<br/><font point-size=\"{}\">{}</font>", large ? 12 : 11, lines_of(node.detail, 40, escaped));
    return fmt::format(R"([shape={}, style="{}", fillcolor="{}", color="{}", fontcolor="{}", penwidth={}, label=<{}>])",
                       shape(node.kind), looks.style, looks.fill, looks.line, looks.text, large ? 2 : 1, label);
}

std::string_view width_of(std::string_view strength) {
    if (strength == "weak") return "1.2";
    if (strength == "moderate") return "2";
    return strength.empty() ? "1" : "3.2";
}

std::string edge_attributes(const Picture& picture, const PictureEdge& edge) {
    const bool against = edge.kind == PictureEdge::Kind::speaks_against;
    std::string_view colour = edge.kind == PictureEdge::Kind::used ? "#868e96" : against ? "#c92a2a" : "#1864ab";
    if (edge.state == State::faint) colour = "#c4c4c4";
    // Facts that raise an alert stand with the other facts, the alert with the hypotheses.
    const bool past_rules = picture.of_patient && picture.nodes[edge.to].kind == Kind::alert;
    return fmt::format(R"([color="{}", penwidth={}, style={}, arrowhead={}, minlen={}, fontcolor="{}", label="{}"])",
                       colour, edge.state == State::undecided ? "1" : width_of(edge.strength),
                       edge.state == State::undecided ? "dashed" : "solid", against ? "tee" : "normal",
                       past_rules ? 2 : 1, colour, words_of(edge));
}

std::string graph_attributes(const Picture& picture) {
    std::string cells;
    for (const LegendLine& line : legend(picture)) {
        const Look looks = look(line.kind, line.state);
        cells += fmt::format(R"(<td bgcolor="{}" color="{}" border="1" style="{}"><font color="{}">{}</font></td>)",
                             looks.fill, looks.line, line.state == State::undecided ? "dashed" : "solid", looks.text,
                             line.words);
    }
    std::string notes = fmt::format("<br/>{}", arrow_words());
    for (const std::string& note : picture.notes) notes += "<br/>" + lines_of(note, 110, escaped);
    const std::string table =
        fmt::format(R"(<table border="0" cellspacing="6" cellpadding="4"><tr>{}</tr></table>)", cells);
    std::string text =
        "graph [rankdir=LR, fontname=\"Helvetica\", fontsize=12, nodesep=0.18, ranksep=0.7, labelloc=t,\n";
    text += fmt::format("  label=<<table border=\"0\"><tr><td><font point-size=\"18\"><b>{}</b></font></td></tr>"
                        "<tr><td>{}</td></tr><tr><td>{}</td></tr></table>>];\n",
                        lines_of(picture.title, 90, escaped), table, notes.substr(5));
    text += "node [fontname=\"Helvetica\", fontsize=13, margin=\"0.14,0.07\"];\n";
    return text + "edge [fontname=\"Helvetica\", fontsize=11];\n";
}

} // namespace

std::string to_dot(const Picture& picture) {
    Graph graph(picture.nodes.size());
    for (std::size_t i = 0; i < picture.edges.size(); ++i)
        boost::add_edge(picture.edges[i].from, picture.edges[i].to, i, graph);
    std::ostringstream out;
    out.imbue(std::locale::classic()); // Boost writes the numbers of the vertices to it
    const auto index = boost::get(boost::edge_index, graph);
    boost::write_graphviz(
        out, graph, [&](std::ostream& to, std::size_t vertex) { to << node_attributes(picture.nodes[vertex]); },
        [&](std::ostream& to, const auto& edge) { to << edge_attributes(picture, picture.edges[index[edge]]); },
        [&](std::ostream& to) { to << graph_attributes(picture); });
    return out.str();
}

} // namespace apatite
