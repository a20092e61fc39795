// The page as one file of HTML: no script, no request, readable on a screen in the dark and on paper.
#include <string_view>

#include <fmt/format.h>

#include "authoring/doc_page.h"

namespace apatite::doc {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #ffffff; --soft: #555555; --line: #c9c9c9; --link: #0b4f9e; --code: #f1f1f1; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --paper: #16181b; --soft: #b4b4b4; --line: #4a4d52; --link: #8ab8f5; --code: #25282d; }
}
body { margin: 0 auto; max-width: 56rem; padding: 1rem 1.25rem 4rem; font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
a { color: var(--link); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
h1 { line-height: 1.2; }
h2 { margin-top: 3rem; padding-bottom: .2rem; border-bottom: 2px solid var(--line); }
article { margin: 1.5rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
article h3 { margin: 0 0 .3rem; font-size: 1.08rem; }
h3, dd, li, p { overflow-wrap: anywhere; }
code { padding: .05em .3em; border-radius: 3px; background: var(--code); font: .9em/1.4 ui-monospace, monospace; }
dl { display: grid; grid-template-columns: minmax(7rem, 10rem) 1fr; gap: .3rem 1rem; margin: .5rem 0; }
dt { color: var(--soft); font-weight: 600; }
dd { margin: 0; }
dd ul { margin: 0; padding-left: 1.1rem; }
:target { background: color-mix(in srgb, var(--link) 18%, transparent); }
@media (max-width: 40rem) { dl { display: block; } dt { margin-top: .5rem; } }
@media print {
  :root { --ink: #000; --paper: #fff; --soft: #333; --link: #000; --line: #999; --code: #fff; }
  body { max-width: none; font-size: 9.5pt; }
  nav details, .skip { display: none; }
  article { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
)";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
        }
    }
    return out;
}

std::string inline_html(const Runs& runs, bool links = true) {
    std::string out;
    for (const Run& run : runs) {
        const std::string text = escaped(run.text);
        const bool link = links && (run.kind == Run::Kind::in_page || run.kind == Run::Kind::outside);
        if (run.kind == Run::Kind::code)
            out += fmt::format("<code>{}</code>", text);
        else if (run.kind == Run::Kind::strong)
            out += fmt::format("<strong>{}</strong>", text);
        else if (link)
            out += fmt::format("<a href=\"{}{}\">{}</a>", run.kind == Run::Kind::in_page ? "#" : "",
                               escaped(run.target), text);
        else
            out += text;
    }
    return out;
}

std::string id_attribute(const std::string& id) {
    return id.empty() ? std::string() : fmt::format(" id=\"{}\"", escaped(id));
}

void add_list(std::string& out, const std::vector<Item>& items) {
    out += "<ul>\n";
    for (const Item& each : items) out += fmt::format("<li{}>{}</li>\n", id_attribute(each.id), inline_html(each.runs));
    out += "</ul>\n";
}

void add_facts(std::string& out, const std::vector<Fact>& facts) {
    out += "<dl>\n";
    for (const Fact& fact : facts) {
        out += fmt::format("<dt>{}</dt>\n<dd", escaped(fact.term));
        if (fact.items.size() == 1) {
            out += fmt::format("{}>{}</dd>\n", id_attribute(fact.items[0].id), inline_html(fact.items[0].runs));
            continue;
        }
        out += ">\n";
        add_list(out, fact.items);
        out += "</dd>\n";
    }
    out += "</dl>\n";
}

std::size_t end_of_part(const std::vector<Block>& blocks, std::size_t from) {
    std::size_t at = from + 1;
    while (at < blocks.size() && !(blocks[at].kind == Block::Kind::heading && blocks[at].level == 2)) ++at;
    return at;
}

void add_contents(std::string& out, const Page& page) {
    out += "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ol>\n";
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        const Block& part = page.blocks[i];
        if (part.kind != Block::Kind::heading || part.level != 2) continue;
        std::string entries;
        std::size_t count = 0;
        for (std::size_t k = i + 1; k < end_of_part(page.blocks, i); ++k) {
            const Block& entry = page.blocks[k];
            if (entry.kind != Block::Kind::heading) continue;
            entries +=
                fmt::format("<li><a href=\"#{}\">{}</a></li>\n", escaped(entry.id), inline_html(entry.runs, false));
            ++count;
        }
        out += fmt::format("<li><a href=\"#{}\">{}</a>", escaped(part.id), inline_html(part.runs, false));
        if (count > 0)
            out += fmt::format("\n<details><summary>{} {}</summary>\n<ul>\n{}</ul>\n</details>\n", count,
                               count == 1 ? "entry" : "entries", entries);
        out += "</li>\n";
    }
    out += "</ol>\n</nav>\n";
}

/// Parts are sections, their entries articles, so that a screen reader can go from one to the next.
class Body {
public:
    std::string out;

    void add(const Block& block) {
        switch (block.kind) {
        case Block::Kind::heading: return heading(block);
        case Block::Kind::paragraph: out += fmt::format("<p>{}</p>\n", inline_html(block.runs)); return;
        case Block::Kind::list: return add_list(out, block.items);
        case Block::Kind::facts: return add_facts(out, block.facts);
        }
    }
    void close(int level) {
        if (level <= 3 && in_article_) out += "</article>\n";
        in_article_ = false;
        if (level <= 2 && in_section_) out += "</section>\n";
        if (level <= 2) in_section_ = false;
    }

private:
    void heading(const Block& block) {
        close(block.level);
        const std::string id = escaped(block.id);
        const std::string_view element = block.level == 2 ? "section" : "article";
        out += fmt::format("<{0} aria-labelledby=\"{1}\">\n<h{2} id=\"{1}\">{3}</h{2}>\n", element, id, block.level,
                           inline_html(block.runs));
        (block.level == 2 ? in_section_ : in_article_) = true;
    }

    bool in_section_ = false, in_article_ = false;
};

} // namespace

Run outside(const std::string& address) {
    const bool web = address.starts_with("https://") || address.starts_with("http://");
    return {address, web ? Run::Kind::outside : Run::Kind::text, web ? address : ""};
}

std::string to_html(const Page& page) {
    Body body;
    for (const Block& block : page.blocks) body.add(block);
    body.close(2);
    const std::string title = escaped(page.title);
    std::string out = fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                                  "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
                                  "<a class=\"skip\" href=\"#main\">Skip to the rules</a>\n"
                                  "<header>\n<h1>{}</h1>\n</header>\n",
                                  title, style, title);
    add_contents(out, page);
    out += fmt::format("<main id=\"main\">\n{}</main>\n</body>\n</html>\n", body.out);
    return out;
}

} // namespace apatite::doc
