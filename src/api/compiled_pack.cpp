#include "api/compiled_pack.h"

namespace apatite {
namespace {

std::string kind_in_words(FindingKind kind) {
    switch (kind) {
    case FindingKind::boolean: return "boolean";
    case FindingKind::quantity: return "quantity";
    case FindingKind::choice: return "choice";
    case FindingKind::date: return "date";
    case FindingKind::site: return "site";
    case FindingKind::instances: return "instances";
    }
    return {};
}

} // namespace

CompiledPack::Data::Data(std::shared_ptr<const RuleGraph> compiled)
    : graph(std::move(compiled)),
      index(graph->pack().catalogue), identity{pack().id, pack().version, pack().hash, pack().title} {}

CompiledPack::CompiledPack(std::shared_ptr<const Data> data) noexcept : data_(std::move(data)) {}

const CompiledPack::Data& CompiledPack::data() const noexcept { return *data_; }

const Assessment::PackIdentity& CompiledPack::identity() const noexcept { return data_->identity; }

std::string_view CompiledPack::intended_use() const noexcept { return data_->pack().intended_use; }

std::vector<FindingInfo> CompiledPack::findings() const {
    std::vector<FindingInfo> all;
    for (const FindingDeclaration& one : data_->pack().catalogue.findings)
        all.push_back({one.id, one.label, kind_in_words(one.kind), one.unit_text, one.choices});
    return all;
}

} // namespace apatite
