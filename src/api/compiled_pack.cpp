#include "api/compiled_pack.h"

namespace apatite {
CompiledPack::Data::Data(std::shared_ptr<const RuleGraph> compiled, LocalTerms terms)
    : graph(std::move(compiled)),
      index(graph->pack().catalogue, std::move(terms)), identity{pack().id, pack().version, pack().hash, pack().title} {
}

CompiledPack::CompiledPack(std::shared_ptr<const Data> data) noexcept : data_(std::move(data)) {}

const CompiledPack::Data& CompiledPack::data() const noexcept { return *data_; }

const Assessment::PackIdentity& CompiledPack::identity() const noexcept { return data_->identity; }

std::string_view CompiledPack::intended_use() const noexcept { return data_->pack().intended_use; }

const SiteProfileIdentity* CompiledPack::site_profile() const noexcept {
    const std::optional<SiteProfileIdentity>& profile = data_->pack().site_profile;
    return profile ? &*profile : nullptr;
}

std::vector<std::string> CompiledPack::lists() const { return data_->pack().catalogue.lists; }

std::vector<std::pair<std::string, std::string>> CompiledPack::override_reasons() const {
    return data_->pack().override_reasons;
}

} // namespace apatite
