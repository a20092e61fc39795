#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "graph/builder.h"

namespace apatite {
namespace {

/// The groups of one hypothesis, numbered as they come.
class Groups {
public:
    std::uint32_t number(const Rule& rule) {
        if (rule.group.empty()) return count_++;
        const auto [at, is_new] = named_.emplace(rule.group, count_);
        count_ += is_new ? 1 : 0;
        return at->second;
    }
    std::uint32_t count() const { return count_; }

private:
    std::map<std::string, std::uint32_t> named_;
    std::uint32_t count_ = 0;
};

} // namespace

std::string_view to_string(EffectKind kind) noexcept {
    switch (kind) {
    case EffectKind::supports: return "supports";
    case EffectKind::opposes: return "opposes";
    case EffectKind::establishes: return "establishes";
    default: return "excludes";
    }
}

void GraphBuilder::build_effects() {
    std::map<std::string, std::size_t> hypotheses;
    for (std::size_t i = 0; i < pack_->hypotheses.size(); ++i) hypotheses.emplace(pack_->hypotheses[i].id, i);
    std::vector<HypothesisEffects>& effects = graph_->effects_;
    effects.resize(pack_->hypotheses.size());
    std::vector<Groups> groups(pack_->hypotheses.size());

    std::vector<std::uint32_t> order(pack_->rules.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return pack_->rules[a].id < pack_->rules[b].id; });
    for (const std::uint32_t i : order) {
        const Rule& rule = pack_->rules[i];
        std::map<std::size_t, std::uint32_t> group_here; // a rule is one fact, whatever it does to a hypothesis
        const auto add = [&](const std::string& id, EffectKind kind, Strength strength, int points) {
            const auto at = hypotheses.find(id);
            if (at == hypotheses.end()) {
                error("G0101", fmt::format("rule `{}` speaks of an unknown hypothesis `{}`", rule.id, id), rule.span,
                      "declare it in hypotheses.yaml");
                return;
            }
            const std::size_t h = at->second;
            const auto known = group_here.find(h);
            const std::uint32_t group = known != group_here.end() ? known->second : groups[h].number(rule);
            group_here.emplace(h, group);
            effects[h].effects.push_back({i, kind, strength, points, group});
            declaration_edges_.emplace_back(vertex_of(VertexKind::rule, i), vertex_of(VertexKind::hypothesis, h));
        };
        for (const auto& [id, strength] : rule.supports)
            add(id, EffectKind::supports, strength, pack_->scale.points(strength));
        for (const auto& [id, strength] : rule.opposes)
            add(id, EffectKind::opposes, strength, pack_->scale.points(strength));
        for (const auto& id : rule.establishes) add(id, EffectKind::establishes, Strength::strong, 0);
        for (const auto& id : rule.excludes) add(id, EffectKind::excludes, Strength::strong, 0);
    }
    for (std::size_t h = 0; h < effects.size(); ++h) effects[h].groups = groups[h].count();
}

} // namespace apatite
