// A page before it has a format: blocks of text, lists and facts. Internal to the pages of packs.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace apatite::doc {

struct Run {
    enum class Kind { text, strong, code, in_page, outside };
    std::string text;
    Kind kind = Kind::text;
    std::string target; ///< in_page: an id of the page; outside: an address
};
using Runs = std::vector<Run>;

inline Run plain(std::string text) { return {std::move(text), Run::Kind::text, ""}; }
inline Run strong(std::string text) { return {std::move(text), Run::Kind::strong, ""}; }
inline Run code(std::string text) { return {std::move(text), Run::Kind::code, ""}; }
inline Run in_page(std::string text, std::string id) { return {std::move(text), Run::Kind::in_page, std::move(id)}; }
/// A link only when it is an address of the web: no other scheme gets into the page.
Run outside(const std::string& address);

struct Item {
    Runs runs;
    std::string id; ///< may be empty
};

/// A term and what is said of it: one item stands beside it, several below.
struct Fact {
    std::string term;
    std::vector<Item> items;
    bool aside = false; ///< for whoever wants to check: folded on a screen, left out on paper
};

struct Block {
    enum class Kind { heading, paragraph, list, facts };
    Kind kind = Kind::paragraph;
    int level = 0;  ///< of a heading: 2 a part, 3 an entry
    std::string id; ///< of a heading, unique in the page
    Runs runs;      ///< heading and paragraph
    std::vector<Item> items;
    std::vector<Fact> facts;
};

struct Page {
    std::string title;
    std::vector<Block> blocks;
};

std::string to_html(const Page& page);
std::string to_markdown(const Page& page);

} // namespace apatite::doc
