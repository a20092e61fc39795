// The rule graph of a pack as a picture: its declarations, and which of them rests on which.
#include <algorithm>

#include <fmt/format.h>

#include "api/compiled_pack.h"
#include "api/picture_builder.h"

namespace apatite {
namespace {

using Kind = PictureNode::Kind;

std::optional<Kind> shown_as(VertexKind kind) {
    switch (kind) {
    case VertexKind::finding: return Kind::finding;
    case VertexKind::value: return Kind::value;
    case VertexKind::condition: return Kind::condition;
    case VertexKind::rule: return Kind::rule;
    case VertexKind::hypothesis: return Kind::hypothesis;
    case VertexKind::variant: return Kind::variant;
    case VertexKind::alert: return Kind::alert;
    case VertexKind::workup: return Kind::workup;
    case VertexKind::management: return Kind::management;
    default: return std::nullopt; // literals and operators
    }
}

/// One picture, drawn and then thrown away.
class PackPicture {
public:
    PackPicture(const RuleGraph& graph, std::string title)
        : graph_(graph), builder_(std::move(title), false), below_(graph.vertices().size()) {
        for (const auto& [from, to] : graph.edges()) below_[to].push_back(from);
    }

    Picture draw(const std::vector<std::size_t>& wanted) {
        for (const std::size_t vertex : wanted)
            if (const auto kind = shown_as(graph_.vertices()[vertex].kind)) connect(vertex, *kind);
        return builder_.take();
    }

private:
    std::size_t node(std::size_t vertex, Kind kind) {
        const Vertex& at = graph_.vertices()[vertex];
        PictureNode node{kind, PictureNode::State::declared, at.id, at.label, {}};
        if (kind == Kind::finding && at.id.find('.') != std::string::npos)
            node.label = fmt::format("{}: {}", graph_.pack().catalogue.findings[at.index].label, at.label);
        if (kind == Kind::variant) // ids are unique in their hypothesis only
            node.id = fmt::format("{}/{}", graph_.pack().hypotheses[at.index].id, at.id);
        return builder_.node(std::move(node));
    }

    /// Edges from everything that is shown and reached without passing another that is shown.
    void connect(std::size_t vertex, Kind kind) {
        const std::size_t to = node(vertex, kind);
        std::vector<bool> seen(below_.size());
        std::vector<std::size_t> open = below_[vertex];
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            if (seen[at]) continue;
            seen[at] = true;
            if (const auto shown = shown_as(graph_.vertices()[at].kind))
                join(at, node(at, *shown), vertex, to);
            else
                open.insert(open.end(), below_[at].begin(), below_[at].end());
        }
    }

    void join(std::size_t from_vertex, std::size_t from, std::size_t to_vertex, std::size_t to) {
        const Vertex &rule = graph_.vertices()[from_vertex], &above = graph_.vertices()[to_vertex];
        if (rule.kind != VertexKind::rule || above.kind != VertexKind::hypothesis)
            return builder_.edge({from, to, PictureEdge::Kind::used, PictureNode::State::declared, {}});
        for (const Effect& effect : graph_.effects()[above.index].effects) {
            if (effect.rule != rule.index) continue;
            const bool strong_word = effect.kind == EffectKind::supports || effect.kind == EffectKind::opposes;
            const bool for_it = effect.kind == EffectKind::supports || effect.kind == EffectKind::establishes;
            builder_.edge({from, to, for_it ? PictureEdge::Kind::speaks_for : PictureEdge::Kind::speaks_against,
                           PictureNode::State::declared,
                           std::string(strong_word ? to_string(effect.strength) : to_string(effect.kind))});
        }
    }

    const RuleGraph& graph_;
    PictureBuilder builder_;
    std::vector<std::vector<std::size_t>> below_; ///< by vertex: what it uses
};

} // namespace

Result<Picture> picture_of(const CompiledPack& pack, const PictureOptions& options) {
    const RuleGraph& graph = *pack.data().graph;
    const Pack& declared = graph.pack();
    std::string title = fmt::format("{} {}", declared.title, declared.version);
    std::vector<std::size_t> wanted;
    if (options.hypothesis.empty()) {
        for (std::size_t i = 0; i < graph.vertices().size(); ++i) wanted.push_back(i);
    } else {
        std::vector<std::string> ids;
        for (const HypothesisDeclaration& each : declared.hypotheses) ids.push_back(each.id);
        if (auto error = no_such_hypothesis(ids, options.hypothesis)) return *std::move(error);
        const std::size_t vertex = *graph.find_vertex(VertexKind::hypothesis, options.hypothesis);
        title += ": what reaches " + graph.vertices()[vertex].label;
        wanted = graph.reachable(vertex, false);
    }
    return PackPicture(graph, std::move(title)).draw(wanted);
}

} // namespace apatite
