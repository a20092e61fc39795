// The one card of a patient: what to say, how loudly, and what to offer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "apatite/assessment.h"
#include "cds_hooks/prefetch.h"

namespace apatite::cds_hooks {

enum class Indicator { info, warning, critical };

struct Card {
    Indicator indicator = Indicator::info;
    std::string summary; ///< under 140 characters
    std::string detail;  ///< Markdown
    std::vector<const WorkupItem*> orders;
};

/// Nothing when there is nothing to act on: no alert, nothing urgent that is not ruled out, and no examination to order
/// for a hypothesis that some rule speaks for. `ordered` are ids of workup that the drafts on the screen already hold.
std::optional<Card> card_of(const Assessment& assessment, const std::vector<std::string>& ordered,
                            const std::vector<PrefetchTemplate>& missing);

/// Says what would be needed, and answers nothing.
Card card_of_missing(const std::vector<PrefetchTemplate>& missing);

/// Why, what is missing, what to do, sources; made from the assessment alone.
std::string detail_of(const Assessment& assessment, const std::vector<PrefetchTemplate>& missing);

} // namespace apatite::cds_hooks
