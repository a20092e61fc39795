// One `fields` a structure. The structured bindings make a forgotten member an error of compilation.
#include "graph/graph_bytes.h"

#include <utility>

#include "pack/bytes_values.h"

namespace apatite {

template <typename Archive>
void fields(Archive& archive, Node& value) {
    auto& [kind, op, storage, type, calendar, in_body, index, field, leaf, slot, first, count] = value;
    put_all(archive, kind, op, storage, type, calendar, in_body, index, field, leaf, slot, first, count);
}

template <typename Archive>
void fields(Archive& archive, Literal& value) {
    auto& [truth, number, date, word] = value;
    put_all(archive, truth, number, date, word);
}

template <typename Archive>
void fields(Archive& archive, Some& value) {
    auto& [instances, body, plan] = value;
    put_all(archive, instances, body, plan);
}

template <typename Archive>
void fields(Archive& archive, Leaf& value) {
    auto& [declaration, finding, field, storage, to_base, domain, words] = value;
    static_cast<void>(declaration); // found again in the pack
    put_all(archive, finding, field, storage, to_base, domain, words);
}

template <typename Archive>
void fields(Archive& archive, HypothesisRoots& value) {
    auto& [forms, causes, likely_needs] = value;
    put_all(archive, forms, causes, likely_needs);
}

template <typename Archive>
void fields(Archive& archive, AlertRoots& value) {
    auto& [suspect, when] = value;
    put_all(archive, suspect, when);
}

template <typename Archive>
void fields(Archive& archive, WorkupRoots& value) {
    auto& [when, urgent, unsafe] = value;
    put_all(archive, when, urgent, unsafe);
}

template <typename Archive>
void fields(Archive& archive, ManagementRoots& value) {
    auto& [when, cautions] = value;
    put_all(archive, when, cautions);
}

template <typename Archive>
void fields(Archive& archive, Roots& value) {
    auto& [values, conditions, rules, hypotheses, alerts, workup, management] = value;
    put_all(archive, values, conditions, rules, hypotheses, alerts, workup, management);
}

template <typename Archive>
void fields(Archive& archive, Effect& value) {
    auto& [rule, kind, strength, points, group] = value;
    put_all(archive, rule, kind, strength, points, group);
}

template <typename Archive>
void fields(Archive& archive, HypothesisEffects& value) {
    auto& [effects, groups] = value;
    put_all(archive, effects, groups);
}

/// Reaches into the classes.
struct GraphBytes {
    template <typename Archive>
    static void put_words(Archive& archive, WordTable& value) {
        put_all(archive, value.words_, value.folded_, value.regions_);
        if constexpr (Archive::reads) value.make_slots();
    }

    template <typename Archive>
    static void put_graph(Archive& archive, RuleGraph& value) {
        put_all(archive, value.roots_, value.expression_root_, value.effects_, value.nodes_, value.operands_,
                value.literals_, value.leaves_, value.somes_);
        put_words(archive, value.words_);
        put_all(archive, value.plan_, value.above_, value.above_ends_);
        for (std::uint32_t& size : value.column_sizes_) put(archive, size);
    }

    static std::string write(const RuleGraph& graph) {
        BytesWriter writer;
        std::string hash = graph.pack().hash;
        put(writer, hash);
        put_graph(writer, const_cast<RuleGraph&>(graph)); // a writer changes nothing
        return writer.take();
    }

    static std::shared_ptr<const RuleGraph> read(std::string_view bytes, std::shared_ptr<const Pack> pack) {
        BytesReader reader(bytes);
        std::string hash;
        put(reader, hash);
        if (hash != pack->hash) return nullptr;
        const std::shared_ptr<RuleGraph> graph(new RuleGraph());
        put_graph(reader, *graph);
        graph->pack_ = std::move(pack);
        return reader.finished() && find_declarations(*graph) ? graph : nullptr;
    }

    /// False where the leaves are not those of the pack.
    static bool find_declarations(RuleGraph& graph) {
        auto leaf = graph.leaves_.begin();
        for (const FindingDeclaration& finding : graph.pack_->catalogue.findings) {
            if (static_cast<std::size_t>(graph.leaves_.end() - leaf) <= finding.fields.size()) return false;
            leaf++->declaration = &finding;
            for (const FindingDeclaration& field : finding.fields) leaf++->declaration = &field;
        }
        return leaf == graph.leaves_.end();
    }
};

std::string graph_to_bytes(const RuleGraph& graph) { return GraphBytes::write(graph); }

std::shared_ptr<const RuleGraph> graph_from_bytes(std::string_view bytes, std::shared_ptr<const Pack> pack) {
    return GraphBytes::read(bytes, std::move(pack));
}

} // namespace apatite
