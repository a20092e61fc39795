// Things that are made from themselves. Internal to this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/order.h"
#include "pack/report.h"

namespace apatite {

/// One thing that names others.
struct Linked {
    std::string id;
    Span span;
    std::vector<std::string> uses; ///< ids; those that are not in the list count for nothing
};

/// Orders them and reports each cycle with its path. `what` and `link` are for the message: `the set`, `contains`.
UseOrder order_and_report(const std::vector<Linked>& all, std::string_view what, std::string_view link, Report& report);

} // namespace apatite
