// The page as one file of HTML: no script, no request, readable on a screen in the dark and on paper.
#include <string_view>

#include <fmt/format.h>

#include "authoring/doc_page.h"
#include "authoring/escape_markup.h"

namespace apatite::doc {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --ink: #22262b; --paper: #fdfdfb; --soft: #5c6670; --line: #dcdfe2; --link: #1d5288; --code: #f1f2f0; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e4e0; --paper: #16181b; --soft: #aab0b6; --line: #3a3e43; --link: #8ab8f5; --code: #24272b; }
}
body { margin: 0 auto; max-width: 50rem; padding: 2.5rem 1.5rem 6rem; font: 1.05rem/1.6 Charter, "Bitstream Charter", Cambria, Georgia, serif; color: var(--ink); background: var(--paper); }
a { color: var(--link); text-decoration-thickness: 1px; text-decoration-color: color-mix(in srgb, var(--link) 40%, transparent); text-underline-offset: .18em; }
a:hover { text-decoration-color: currentColor; }
nav a { display: inline-block; min-height: 1.6rem; line-height: 1.6rem; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
h1, h2, h3, nav, dt, summary { font-family: system-ui, "Segoe UI", "Helvetica Neue", sans-serif; }
h1 { margin: 0 0 2rem; font-size: 2rem; line-height: 1.2; font-weight: 650; letter-spacing: -.01em; }
h2 { margin: 4rem 0 1rem; padding-bottom: .35rem; border-bottom: 1px solid var(--line); font-size: 1.45rem; line-height: 1.3; font-weight: 600; }
nav { padding: 1rem 1.5rem; border: 1px solid var(--line); border-radius: 6px; font-size: .95rem; }
nav h2 { margin: 0 0 .5rem; padding: 0; border: 0; font-size: 1.1rem; }
nav ol { margin: 0; padding-left: 1.6rem; }
nav details { color: var(--soft); }
nav ul { columns: 18rem; column-gap: 2rem; padding-left: 1rem; font-size: .88rem; }
article { margin: 2.2rem 0; padding-top: 1.2rem; border-top: 1px solid var(--line); }
h2 + article { border-top: 0; padding-top: 0; }
article h3 { margin: 0 0 .6rem; font-size: 1.1rem; line-height: 1.4; font-weight: 600; }
h3, dd, li, p { overflow-wrap: anywhere; }
p { max-width: 42rem; }
code { padding: .05em .3em; border-radius: 3px; color: var(--soft); background: var(--code); font: .82em/1.4 ui-monospace, "SF Mono", Menlo, monospace; }
dl { display: grid; grid-template-columns: minmax(6.5rem, 9rem) 1fr; gap: .4rem 1.2rem; margin: .5rem 0; }
dt { padding-top: .15em; color: var(--soft); font-size: .85rem; font-weight: 500; }
dd { margin: 0; }
dd ul { margin: 0; padding-left: 1.1rem; }
li { margin: .15rem 0; }
summary { cursor: pointer; color: var(--soft); font-size: .88rem; }
:target { background: color-mix(in srgb, var(--link) 14%, transparent); }
@media (max-width: 40rem) { body { padding: 1rem 1rem 4rem; } dl { display: block; } dt { margin-top: .6rem; } }
@media print {
  :root { --ink: #000; --paper: #fff; --soft: #333; --link: #000; --line: #bbb; --code: #fff; }
  @page { margin: 18mm 16mm; }
  body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.4; }
  a { text-decoration: none; }
  nav { border: 0; padding: 0; }
  nav details, .skip, dd.aside { display: none; }
  dt:has(+ dd.aside) { display: none; }
  h2 { break-before: page; margin-top: 0; }
  nav h2, main section:first-child h2 { break-before: auto; margin-top: 1.5rem; }
  article { break-inside: avoid; margin: 1rem 0; padding-top: .6rem; }
  h2, h3 { break-after: avoid; }
}
)";

std::string inline_html(const Runs& runs, bool links = true) {
    std::string out;
    for (const Run& run : runs) {
        const std::string text = escape_markup(run.text);
        const bool link = links && (run.kind == Run::Kind::in_page || run.kind == Run::Kind::outside);
        if (run.kind == Run::Kind::code)
            out += fmt::format("<code>{}</code>", text);
        else if (run.kind == Run::Kind::strong)
            out += fmt::format("<strong>{}</strong>", text);
        else if (link)
            out += fmt::format("<a href=\"{}{}\">{}</a>", run.kind == Run::Kind::in_page ? "#" : "",
                               escape_markup(run.target), text);
        else
            out += text;
    }
    return out;
}

std::string id_attribute(const std::string& id) {
    return id.empty() ? std::string() : fmt::format(" id=\"{}\"", escape_markup(id));
}

void add_list(std::string& out, const std::vector<Item>& items) {
    out += "<ul>\n";
    for (const Item& each : items) out += fmt::format("<li{}>{}</li>\n", id_attribute(each.id), inline_html(each.runs));
    out += "</ul>\n";
}

void add_facts(std::string& out, const std::vector<Fact>& facts) {
    out += "<dl>\n";
    for (const Fact& fact : facts) {
        out += fmt::format("<dt>{}</dt>\n<dd", escape_markup(fact.term));
        if (fact.items.size() == 1) {
            out += fmt::format("{}>{}</dd>\n", id_attribute(fact.items[0].id), inline_html(fact.items[0].runs));
            continue;
        }
        out += fact.aside ? fmt::format(" class=\"aside\"><details><summary>{}</summary>\n", fact.items.size()) : ">\n";
        add_list(out, fact.items);
        out += fact.aside ? "</details></dd>\n" : "</dd>\n";
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
            entries += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", escape_markup(entry.id),
                                   inline_html(entry.runs, false));
            ++count;
        }
        out += fmt::format("<li><a href=\"#{}\">{}</a>", escape_markup(part.id), inline_html(part.runs, false));
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
        const std::string id = escape_markup(block.id);
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
    const std::string title = escape_markup(page.title);
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
