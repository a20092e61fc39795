// The pages of all folders, joined: this is the first layer that sees them.
#include <map>
#include <new>
#include <span>
#include <string>

#include "apatite/diagnostic.h"
#include "authoring/lints/run_lints.h"
#include "diagnostic/page.h"
#include "expression/pages.h"
#include "graph/pages.h"
#include "pack/pages.h"
#include "site_profile/pages.h"

namespace apatite {
namespace {

using Pages = std::map<std::string_view, std::string>;

const Pages& all_pages() {
    static const Pages all = [] {
        Pages pages;
        for (const auto table : {pack_pages(), expression_pages(), graph_pages(), site_profile_pages(), lint_pages()}) {
            for (const ExplainPage& page : table) {
                std::string text(page.code);
                text.append(": ").append(page.title).append("\n\n").append(page.text);
                pages.emplace(page.code, std::move(text));
            }
        }
        return pages;
    }();
    return all;
}

} // namespace

std::string_view explain_code(std::string_view code) noexcept {
    try {
        const auto found = all_pages().find(code);
        return found == all_pages().end() ? std::string_view() : found->second;
    } catch (const std::bad_alloc&) {
        return {}; // without memory for the pages there is none
    }
}

std::vector<std::string_view> explained_codes() {
    std::vector<std::string_view> codes;
    for (const auto& [code, text] : all_pages()) codes.push_back(code);
    return codes;
}

} // namespace apatite
