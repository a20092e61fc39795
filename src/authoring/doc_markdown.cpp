// The page as CommonMark. What a pack says stays text: nothing in it becomes a mark or a tag.
#include <string_view>

#include <fmt/format.h>

#include "authoring/doc_page.h"

namespace apatite::doc {
namespace {

std::string escaped(std::string_view text) {
    constexpr std::string_view marks = "\\`*_[]<>#|~&!";
    std::string out;
    for (const char c : text) {
        if (marks.find(c) != std::string_view::npos) out += '\\';
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    }
    return out;
}

/// `- `, `+ `, `1. ` and `===` mean something at the start of a line only.
std::string line_start(std::string text) {
    const std::size_t digits = text.find_first_not_of("0123456789");
    if (digits == std::string::npos || text.empty()) return text;
    const char first = text[digits];
    const bool list = digits == 0 ? first == '-' || first == '+' || first == '=' : first == '.' || first == ')';
    if (list) text.insert(digits, 1, '\\');
    return text;
}

std::string code_span(std::string_view text) {
    std::string inside;
    for (const char c : text) inside += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    std::string fence = "`";
    while (inside.find(fence) != std::string::npos) fence += '`';
    return fence.size() == 1 ? fence + inside + fence : fmt::format("{0} {1} {0}", fence, inside);
}

/// Of an address: what would end the link.
std::string address(std::string_view target) {
    std::string out;
    for (const char c : target) {
        const bool odd = c == '<' || c == '>' || c == '\\' || c == ' ' || static_cast<unsigned char>(c) < 0x20;
        out += odd ? fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c))) : std::string(1, c);
    }
    return out;
}

std::string inline_markdown(const Runs& runs) {
    std::string out;
    for (const Run& run : runs) {
        switch (run.kind) {
        case Run::Kind::text: out += escaped(run.text); break;
        case Run::Kind::strong: out += fmt::format("**{}**", escaped(run.text)); break;
        case Run::Kind::code: out += code_span(run.text); break;
        case Run::Kind::in_page: out += fmt::format("[{}](<#{}>)", escaped(run.text), address(run.target)); break;
        case Run::Kind::outside: out += fmt::format("[{}](<{}>)", escaped(run.text), address(run.target)); break;
        }
    }
    return out;
}

/// Ids are those of a pack: letters, digits, `-`, `_`, `.`, `/`.
std::string anchor(const std::string& id) { return id.empty() ? std::string() : fmt::format("<a id=\"{}\"></a>", id); }

void add_items(std::string& out, const std::vector<Item>& items, std::string_view indent) {
    for (const Item& each : items)
        out += fmt::format("{}- {}{}\n", indent, anchor(each.id), line_start(inline_markdown(each.runs)));
}

void add_facts(std::string& out, const std::vector<Fact>& facts) {
    for (const Fact& fact : facts) {
        out += fmt::format("- **{}:**", escaped(fact.term));
        if (fact.items.size() == 1) {
            out += fmt::format(" {}{}\n", anchor(fact.items[0].id), inline_markdown(fact.items[0].runs));
            continue;
        }
        out += '\n';
        add_items(out, fact.items, "  ");
    }
}

} // namespace

std::string to_markdown(const Page& page) {
    std::string out = fmt::format("# {}\n\n", escaped(page.title));
    for (const Block& block : page.blocks)
        if (block.kind == Block::Kind::heading && block.level == 2)
            out += fmt::format("- [{}](<#{}>)\n", inline_markdown(block.runs), address(block.id));
    for (const Block& block : page.blocks) {
        out += '\n';
        switch (block.kind) {
        case Block::Kind::heading:
            out += fmt::format("{}\n{} {}\n", anchor(block.id), block.level == 2 ? "##" : "###",
                               inline_markdown(block.runs));
            break;
        case Block::Kind::paragraph: out += line_start(inline_markdown(block.runs)) + '\n'; break;
        case Block::Kind::list: add_items(out, block.items, ""); break;
        case Block::Kind::facts: add_facts(out, block.facts); break;
        }
    }
    return out;
}

} // namespace apatite::doc
