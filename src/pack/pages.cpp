#include "pack/pages.h"

#include <vector>

#include "pack/pages_by_group.h"

namespace apatite {

std::span<const ExplainPage> pack_pages() noexcept {
    static const std::vector<ExplainPage> all = [] {
        std::vector<ExplainPage> pages;
        for (const auto group : {yaml_pages(), shape_pages(), reference_pages(), content_pages()})
            pages.insert(pages.end(), group.begin(), group.end());
        return pages;
    }();
    return all;
}

} // namespace apatite
