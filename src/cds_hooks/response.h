// Cards and discovery as the JSON of the standard.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "apatite/engine.h"
#include "cds_hooks/card.h"

namespace apatite::cds_hooks {

/// What the card says besides its content.
struct CardFrame {
    std::string_view service_id, hook, public_url;
    const std::vector<std::pair<std::string, std::string>>& override_reasons;
};

/// `{"cards": [...]}`. The ids of the card and its suggestions are made from what it says and of whom, so that a retry
/// is the same card.
std::string cards_json(const Card& card, const Assessment& assessment, const CardFrame& frame);

/// `{"services": [...]}`: one service id for every hook.
std::string discovery_json(const CompiledPack& pack, const std::vector<PrefetchTemplate>& prefetch);

} // namespace apatite::cds_hooks
