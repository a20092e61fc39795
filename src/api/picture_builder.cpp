#include "api/picture_builder.h"

#include <algorithm>

#include <fmt/format.h>

#include "diagnostic/nearest.h"

namespace apatite {

std::size_t PictureBuilder::node(PictureNode node) {
    const auto [at, is_new] = positions_.emplace(std::tuple(node.kind, node.state, node.id), picture_.nodes.size());
    if (is_new) picture_.nodes.push_back(std::move(node));
    return at->second;
}

void PictureBuilder::edge(PictureEdge edge) { picture_.edges.push_back(std::move(edge)); }

Picture PictureBuilder::take() {
    const auto key = [](const PictureEdge& edge) { return std::tie(edge.from, edge.to, edge.kind, edge.strength); };
    std::ranges::stable_sort(picture_.edges, {}, key);
    const auto same = std::ranges::unique(picture_.edges, {}, key);
    picture_.edges.erase(same.begin(), same.end());
    return std::move(picture_);
}

std::optional<Error> no_such_hypothesis(const std::vector<std::string>& ids, const std::string& id) {
    if (std::ranges::find(ids, id) != ids.end()) return std::nullopt;
    const std::optional<std::string> meant = nearest(id, ids);
    return Error{"unknown-hypothesis",
                 fmt::format("the pack has no hypothesis `{}`{}", id,
                             meant ? fmt::format("; did you mean `{}`?", *meant) : "; `apatite doc` lists them")};
}

} // namespace apatite
