#include "authoring/format_layout.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace apatite {
namespace {

bool is_collection(const YamlNode& node) noexcept { return node.kind == YamlKind::list || node.kind == YamlKind::map; }

class Builder {
public:
    Builder(std::string_view text, bool is_root) : text_(text), is_root_(is_root) {}

    Layout build(const YamlNode& node) const {
        Layout layout;
        layout.node = &node;
        layout.begin = layout.end = node.offset;
        if (node.kind == YamlKind::scalar) layout.end = scalar_end(text_, node);
        if (!is_collection(node)) return layout;
        layout.flow = text_[node.offset] == '[' || text_[node.offset] == '{';
        for (const YamlEntry& entry : node.entries) add(layout, &entry, entry.key_offset, entry.value);
        for (const YamlNode& item : node.items) add(layout, nullptr, item.offset, item);
        if (layout.flow) layout.end = flow_end(text_, node);
        layout.column = column_of(layout);
        return layout;
    }

private:
    void add(Layout& layout, const YamlEntry* entry, std::size_t begin, const YamlNode& value) const {
        LayoutChild child;
        child.entry = entry;
        child.begin = begin;
        child.blank_before = !layout.flow && is_after_blank_line(text_, begin);
        if (layout.children.empty() && !is_root_) child.blank_before = false;
        child.value = Builder(text_, false).build(value);
        if (value.kind != YamlKind::null) layout.end = std::max(layout.end, child.value.end);
        layout.end = std::max(layout.end, begin);
        layout.children.push_back(std::move(child));
    }
    std::size_t column_of(const Layout& layout) const {
        if (layout.children.empty()) return 0;
        const std::size_t first = layout.children.front().begin, start = line_start(text_, first);
        if (layout.node->kind == YamlKind::map) return first - start;
        const std::size_t dash = text_.find_first_not_of(' ', start);
        return dash < first && text_[dash] == '-' ? dash - start
                                                  : first - start - std::min<std::size_t>(2, first - start);
    }

    std::string_view text_;
    bool is_root_; ///< the blank line above the first child has a meaning only there
};

/// Does a comment on a line of its own, behind all that the child holds, belong into the child?
bool is_indented_into(const Remark& remark, const Layout& parent, const LayoutChild& child, bool last) {
    if (child.value.flow || child.value.children.empty() || remark.column < child.value.column) return false;
    return last || child.value.column > parent.column;
}

bool belongs_inside(const Remark& remark, const Layout& parent, const LayoutChild& child, bool last) {
    const Layout& value = child.value;
    if (!is_collection(*value.node)) return false;
    if (value.flow) return value.begin < remark.offset && remark.offset < value.end;
    if (!remark.own_line) return !value.children.empty() && value.children.front().begin < remark.offset;
    return remark.offset < value.end || is_indented_into(remark, parent, child, last);
}

void attach(Layout& layout, std::span<const Remark> remarks) {
    std::vector<std::vector<Remark>> inside(layout.children.size());
    for (const Remark& remark : remarks) {
        const auto after = std::ranges::find_if(layout.children,
                                                [&](const LayoutChild& child) { return child.begin > remark.offset; });
        const RemarkLine line{remark.text, remark.blank_before};
        if (after == layout.children.begin()) {
            (layout.children.empty() ? layout.closing : after->leading).push_back(line);
            continue;
        }
        LayoutChild& child = *(after - 1);
        const bool last = after == layout.children.end();
        if (belongs_inside(remark, layout, child, last))
            inside[static_cast<std::size_t>(after - layout.children.begin() - 1)].push_back(remark);
        else if (!remark.own_line && child.trailing.empty())
            child.trailing = remark.text;
        else if (!remark.own_line || (child.value.node->kind == YamlKind::scalar && remark.offset < child.value.begin))
            child.leading.push_back(line);
        else
            (last ? layout.closing : after->leading).push_back(line);
    }
    for (std::size_t i = 0; i < inside.size(); ++i) attach(layout.children[i].value, inside[i]);
}

} // namespace

bool Layout::has_remarks() const noexcept {
    return !closing.empty() || std::ranges::any_of(children, [](const LayoutChild& child) {
        return !child.leading.empty() || !child.trailing.empty() || child.value.has_remarks();
    });
}

Layout lay_out(const SourceText& source, const YamlNode& root) {
    Layout layout = Builder(source.text(), true).build(root);
    const std::vector<Remark> remarks = find_remarks(source, root);
    if (is_collection(root) || root.kind == YamlKind::null) {
        attach(layout, remarks);
        return layout;
    }
    for (const Remark& remark : remarks) layout.closing.push_back({remark.text, false});
    return layout;
}

} // namespace apatite
