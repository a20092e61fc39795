// Nodes and edges of a picture, each once.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "apatite/graph.h"

namespace apatite {

class PictureBuilder {
public:
    explicit PictureBuilder(std::string title, bool of_patient) {
        picture_.title = std::move(title);
        picture_.of_patient = of_patient;
    }

    /// The position of the node; one with the same kind, state and id is not added again.
    std::size_t node(PictureNode node);
    void edge(PictureEdge edge);
    void note(std::string text) { picture_.notes.push_back(std::move(text)); }
    Picture take();

private:
    Picture picture_;
    std::map<std::tuple<PictureNode::Kind, PictureNode::State, std::string>, std::size_t> positions_;
};

/// Error `unknown-hypothesis`, with what was probably meant, unless `ids` has it.
std::optional<Error> no_such_hypothesis(const std::vector<std::string>& ids, const std::string& id);

} // namespace apatite
