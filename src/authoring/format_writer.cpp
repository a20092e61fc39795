#include "authoring/format_writer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "authoring/format_expected.h"
#include "authoring/format_scalar.h"

namespace apatite {
namespace {

std::string spaces(std::size_t count) { return std::string(count, ' '); }

/// Keys in the order of their table. What the table does not know (the code systems of a set) stays together and in its
/// order, behind the key that the first of it stood behind.
void put_in_order(Layout& layout, const Expected& expected) {
    for (LayoutChild& child : layout.children)
        put_in_order(child.value, expected.at(layout.node->kind, child.entry ? child.entry->key : ""));
    if (!expected.map || layout.node->kind != YamlKind::map) return;
    std::size_t last = 0;
    std::optional<std::size_t> unknown;
    std::vector<std::pair<std::size_t, LayoutChild>> ranked;
    for (LayoutChild& child : layout.children) {
        const Key* key = expected.map->find(child.entry->key);
        if (key) last = static_cast<std::size_t>(key - expected.map->keys.data()) + 1;
        if (!key && !unknown) unknown = last;
        ranked.emplace_back(key ? last : *unknown, std::move(child));
    }
    std::ranges::stable_sort(ranked, {}, [](const auto& one) { return one.first; });
    for (std::size_t i = 0; i < ranked.size(); ++i) layout.children[i] = std::move(ranked[i].second);
}

bool is_list_of_texts(const Layout& layout) {
    return layout.node->kind == YamlKind::list &&
           std::ranges::all_of(layout.node->items, [](const YamlNode& item) { return item.kind == YamlKind::scalar; });
}

/// Everything on one line, as in brackets.
std::string on_one_line(const Layout& layout, const Expected& expected) {
    const YamlNode& node = *layout.node;
    if (node.kind == YamlKind::scalar) return write_inline(node, expected.is_condition, true);
    if (node.kind != YamlKind::list && node.kind != YamlKind::map) return "null";
    const bool is_map = node.kind == YamlKind::map;
    if (layout.children.empty()) return is_map ? "{}" : "[]";
    std::string out = is_map ? "{ " : "[";
    for (const LayoutChild& child : layout.children) {
        if (&child != &layout.children.front()) out += ", ";
        if (is_map) out += write_key(child.entry->key, true) + ": ";
        out += on_one_line(child.value, expected.at(node.kind, is_map ? child.entry->key : ""));
    }
    return out + (is_map ? " }" : "]");
}

/// How a value is written behind its key or dash.
enum class Form { scalar, one_line, wrapped, block };

class Writer {
public:
    std::string out;

    void root(const Layout& layout, const Expected& expected) {
        const YamlKind kind = layout.node->kind;
        if (layout.children.empty() && kind == YamlKind::map) out += "{}\n";
        if (layout.children.empty() && kind == YamlKind::list) out += "[]\n";
        children(layout, expected, 0, {});
        remarks(layout.closing, 0);
    }

    void remarks(const std::vector<RemarkLine>& lines, std::size_t indent) {
        for (const RemarkLine& line : lines) {
            if (line.blank_before) blank();
            out += spaces(indent) + line.text + '\n';
            inside_ = true;
        }
    }

private:
    void blank() {
        if (inside_ && !out.ends_with("\n\n")) out += '\n';
    }

    static Form form_of(const Layout& value, const Expected& expected, std::size_t room) {
        const YamlKind kind = value.node->kind;
        if (kind != YamlKind::list && kind != YamlKind::map) return Form::scalar;
        const bool remarks = value.has_remarks();
        if (value.children.empty()) return Form::one_line;
        if (!value.flow || remarks) return Form::block;
        if (display_width(on_one_line(value, expected)) <= room) return Form::one_line;
        return is_list_of_texts(value) ? Form::wrapped : Form::block;
    }

    /// `first` stands in place of the indentation of the first child: the dash of the item that is this map.
    void children(const Layout& layout, const Expected& expected, std::size_t indent, const std::string& first) {
        const YamlKind kind = layout.node->kind;
        for (const LayoutChild& child : layout.children) {
            const bool dashed = !first.empty() && &child == &layout.children.front();
            const Expected inner = expected.at(kind, child.entry ? child.entry->key : "");
            if (!dashed) before(child, inner, indent, kind == YamlKind::list);
            const std::string start = dashed ? first : spaces(indent);
            if (kind == YamlKind::list)
                item(child, inner, indent);
            else
                value(child, inner, start + write_key(child.entry->key, false) + ':', indent);
        }
    }

    static std::size_t room_of(const LayoutChild& child, std::size_t indent) {
        const std::size_t head = child.entry ? display_width(write_key(child.entry->key, false)) + 1 : 1;
        return format_width - std::min(format_width, indent + head + 1);
    }

    /// The lines above a child: its comments, and those that have no place behind it.
    void before(const LayoutChild& child, const Expected& expected, std::size_t indent, bool is_item) {
        const Form form = form_of(child.value, expected, room_of(child, indent));
        remarks(child.leading, indent);
        if (child.value.children.empty()) remarks(child.value.closing, indent);
        if (child.blank_before) blank();
        if (form == Form::wrapped || (is_item && form == Form::block)) remark_above(child, indent);
        if (is_item && form == Form::block && child.value.node->kind == YamlKind::map) {
            const LayoutChild& first = child.value.children.front(); // it stands behind the dash
            const Expected inner = expected.at(YamlKind::map, first.entry->key);
            remarks(first.leading, indent);
            if (form_of(first.value, inner, room_of(first, indent + 2)) == Form::wrapped) remark_above(first, indent);
        }
        inside_ = true;
    }
    void remark_above(const LayoutChild& child, std::size_t indent) {
        if (!child.trailing.empty()) remarks({{child.trailing, false}}, indent);
    }

    void item(const LayoutChild& child, const Expected& expected, std::size_t indent) {
        const Form form = form_of(child.value, expected, room_of(child, indent));
        if (form != Form::block || child.value.node->kind == YamlKind::list)
            return value(child, expected, spaces(indent) + '-', indent);
        children(child.value, expected, indent + 2, spaces(indent) + "- ");
        remarks(child.value.closing, indent + 2);
    }

    void value(const LayoutChild& child, const Expected& expected, const std::string& head, std::size_t indent) {
        const std::string behind = child.trailing.empty() ? "" : "  " + child.trailing;
        switch (form_of(child.value, expected, room_of(child, indent))) {
        case Form::scalar: return scalar(child, expected, head, behind, indent);
        case Form::one_line: out += head + ' ' + on_one_line(child.value, expected) + behind + '\n'; return;
        case Form::wrapped: return wrapped(child.value, head, indent);
        case Form::block: break;
        }
        out += head + (child.entry ? behind : "") + '\n';
        inside_ = false;
        children(child.value, expected, indent + 2, {});
        remarks(child.value.closing, indent + 2);
        inside_ = true;
    }

    void scalar(const LayoutChild& child, const Expected& expected, const std::string& head, const std::string& behind,
                std::size_t indent) {
        const YamlNode& node = *child.value.node;
        if (node.kind != YamlKind::scalar) {
            out += head + behind + '\n';
            return;
        }
        const WrittenScalar written = write_scalar(node, expected.is_condition, room_of(child, indent),
                                                   format_width - std::min(format_width, indent + 2));
        out += head + ' ' + written.first + behind + '\n';
        for (const std::string& line : written.lines) out += (line.empty() ? "" : spaces(indent + 2) + line) + '\n';
    }

    void wrapped(const Layout& list, const std::string& head, std::size_t indent) {
        std::string line = head + " [";
        for (const LayoutChild& child : list.children) {
            const bool last = &child == &list.children.back(), is_first = &child == &list.children.front();
            const std::string word = write_inline(*child.value.node, false, true) + (last ? "]" : ",");
            if (!is_first && display_width(line) + 1 + display_width(word) > format_width) {
                out += line + '\n';
                line = spaces(indent + 2) + word;
            } else {
                line += (is_first ? "" : " ") + word;
            }
        }
        out += line + '\n';
    }

    bool inside_ = false; ///< something stands above in this list or map, so a blank line may follow
};

} // namespace

std::string write_layout(Layout layout, const PartTable& part) {
    const Expected expected = Expected::of(part, layout.node->kind);
    Writer writer;
    // What stands above the first key of a file speaks of the file.
    if (expected.map && !layout.children.empty()) {
        writer.remarks(std::exchange(layout.children.front().leading, {}), 0);
    }
    put_in_order(layout, expected);
    writer.root(layout, expected);
    return std::move(writer.out);
}

} // namespace apatite
