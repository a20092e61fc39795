#include "pack/cycle.h"

#include <fmt/core.h>

#include <map>

namespace apatite {
namespace {

void report_cycle(const std::vector<Linked>& all, const std::vector<std::size_t>& cycle, std::string_view what,
                  std::string_view link, Report& report) {
    const Linked& first = all[cycle.front()];
    std::string path;
    for (const std::size_t i : cycle) path += fmt::format("`{}` {} ", all[i].id, link);
    report.error("K0320", first.span, fmt::format("{} `{}` leads back to itself", what, first.id),
                 fmt::format("{}`{}`: take one of these steps out", path, first.id));
}

} // namespace

UseOrder order_and_report(const std::vector<Linked>& all, std::string_view what, std::string_view link,
                          Report& report) {
    std::map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < all.size(); ++i) index.emplace(all[i].id, i);
    std::vector<std::vector<std::size_t>> uses(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const std::string& used : all[i].uses) {
            if (const auto found = index.find(used); found != index.end()) uses[i].push_back(found->second);
        }
    }
    UseOrder order = order_by_use(uses);
    for (const auto& cycle : order.cycles) report_cycle(all, cycle, what, link, report);
    return order;
}

} // namespace apatite
