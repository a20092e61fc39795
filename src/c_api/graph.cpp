// The rules as a picture.
#include "apatite/graph.h"
#include "c_api/handles.h"

using namespace apatite::c_api;

namespace {

/// `of` is what the picture is made of: a pack or an answer.
template <typename Handle, typename Of>
apatite_status give_graph(const Handle* handle, Of of, apatite_string hypothesis, apatite_graph_format format,
                          apatite_text** graph, apatite_error** error) {
    return guarded(error, [&] {
        if (graph == nullptr) return misuse(error, "`graph` is NULL");
        *graph = nullptr;
        if (handle == nullptr || !is_valid(hypothesis)) return misuse(error, "the handle or `hypothesis` is NULL");
        if (format != APATITE_GRAPH_DOT && format != APATITE_GRAPH_MERMAID)
            return misuse(error, "there is no such `format`");
        apatite::PictureOptions options;
        options.hypothesis = to_view(hypothesis);
        const apatite::Result<apatite::Picture> picture = apatite::picture_of(handle->*of, options);
        if (!picture) return refused(error, picture.error());
        return give_text(format == APATITE_GRAPH_DOT ? apatite::to_dot(*picture) : apatite::to_mermaid(*picture),
                         graph);
    });
}

} // namespace

apatite_status apatite_pack_graph(const apatite_pack* pack, apatite_string hypothesis, apatite_graph_format format,
                                  apatite_text** graph, apatite_error** error) {
    return give_graph(pack, &apatite_pack::pack, hypothesis, format, graph, error);
}

apatite_status apatite_assessment_graph(const apatite_assessment* assessment, apatite_string hypothesis,
                                        apatite_graph_format format, apatite_text** graph, apatite_error** error) {
    return give_graph(assessment, &apatite_assessment::assessment, hypothesis, format, graph, error);
}
