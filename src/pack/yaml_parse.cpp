#include "pack/yaml_parse.h"

#include <fmt/core.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pack/yaml_help.h"
#include "pack/yaml_span.h"
#include "pack/yaml_text_check.h"

namespace apatite {
namespace {

struct TooDeep {};

struct Frame {
    enum class Next { key, value, dropped_value }; // of a map; a value is dropped when its key was refused

    YamlNode node;
    Next next = Next::key;
    std::unordered_map<std::string, Span> keys;
};

class TreeBuilder : public YAML::EventHandler {
public:
    TreeBuilder(const SourceText& source, std::size_t skipped, Report& report)
        : source_(source), skipped_(skipped), report_(report) {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { add(made(YamlKind::null, mark)); }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        refuse(mark, "an alias", "write out what it stands for");
        add(made(YamlKind::broken, mark));
    }

    void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
        refuse(mark, "the anchor `&" + name + "`", "delete it; what is used twice is declared once and named");
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
        YamlNode node = made(YamlKind::scalar, mark);
        if (is_tagged(node, tag)) {
            refuse(mark, "a tag", "delete it: every value is read as its key demands");
            node.kind = YamlKind::broken;
        }
        node.scalar = value;
        node.style = style_at(source_, node.offset);
        node.span = scalar_span(source_, node);
        add(std::move(node));
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {
        open(YamlKind::list, mark, tag);
    }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                    YAML::EmitterStyle::value) override {
        open(YamlKind::map, mark, tag);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }

    YamlNode take_root() { return std::move(root_); }

private:
    std::size_t offset_of(const YAML::Mark& mark) const {
        return mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos) + skipped_;
    }
    YamlNode made(YamlKind kind, const YAML::Mark& mark) const {
        YamlNode node;
        node.kind = kind;
        node.offset = offset_of(mark);
        node.span = source_.span(node.offset, 1);
        return node;
    }
    void refuse(const YAML::Mark& mark, const std::string& what, std::string help) {
        report_.error("K0105", source_.span(offset_of(mark), 1), what + " has no place in a pack", std::move(help));
    }
    bool is_tagged(const YamlNode& node, const std::string& tag) const {
        return (tag != "?" && tag != "!") || source_.text().substr(node.offset).starts_with('!');
    }

    void open(YamlKind kind, const YAML::Mark& mark, const std::string& tag) {
        if (frames_.size() >= yaml_depth_limit) {
            report_.error("K0107", source_.span(offset_of(mark), 1),
                          fmt::format("nested deeper than {} levels", yaml_depth_limit),
                          "no part of a pack needs that");
            throw TooDeep{};
        }
        YamlNode node = made(kind, mark);
        if (is_tagged(node, tag)) refuse(mark, "a tag", "delete it: every value is read as its key demands");
        frames_.push_back({std::move(node), Frame::Next::key, {}});
    }
    void close() {
        YamlNode node = std::move(frames_.back().node);
        frames_.pop_back();
        add(std::move(node));
    }

    void add(YamlNode node) {
        if (frames_.empty()) {
            root_ = std::move(node);
            return;
        }
        Frame& frame = frames_.back();
        if (frame.node.kind == YamlKind::list) {
            frame.node.items.push_back(std::move(node));
        } else if (frame.next == Frame::Next::key) {
            frame.next = accept_key(frame, std::move(node)) ? Frame::Next::value : Frame::Next::dropped_value;
        } else {
            if (frame.next == Frame::Next::value) set_value(frame.node.entries.back(), std::move(node));
            frame.next = Frame::Next::key;
        }
    }
    // Nothing has no place of its own: the library marks what comes next.
    static void set_value(YamlEntry& entry, YamlNode value) {
        entry.value = std::move(value);
        if (entry.value.kind == YamlKind::null) entry.value.span = entry.key_span;
    }
    bool accept_key(Frame& frame, YamlNode key) {
        if (key.kind == YamlKind::broken) return false;
        if (key.kind != YamlKind::scalar) {
            report_.error("K0106", key.span, fmt::format("a key must be a text, this is {}", to_words(key.kind)),
                          "a text that starts with `{` or `[` needs quotes around it");
            return false;
        }
        const auto [first, is_new] = frame.keys.emplace(key.scalar, key.span);
        if (!is_new) {
            report_.error("K0104", key.span, fmt::format("`{}` is here twice", key.scalar),
                          fmt::format("the first is at {}; keep one", place_of(first->second)));
            return false;
        }
        frame.node.entries.push_back({std::move(key.scalar), std::move(key.span), {}, key.offset});
        return true;
    }

    const SourceText& source_;
    std::size_t skipped_;
    Report& report_;
    std::vector<Frame> frames_;
    YamlNode root_;
};

YamlNode broken() {
    YamlNode node;
    node.kind = YamlKind::broken;
    return node;
}

void refuse_second_document(const SourceText& source, Report& report) {
    const std::string_view text = source.text();
    std::size_t second = text.rfind("\n---");
    second = second == std::string_view::npos ? 0 : second + 1;
    report.error("K0105", source.span(second, 3), "a second document has no place in a file of a pack",
                 "put it into a file of its own");
}

} // namespace

YamlNode parse_yaml(const SourceText& source, Report& report) {
    if (!check_yaml_text(source, report)) return broken();
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    const std::size_t skipped = source.text().starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    TreeBuilder builder(source, skipped, report);
    try {
        std::istringstream stream{std::string(source.text().substr(skipped))};
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder)) return {};
        YamlNode root = builder.take_root();
        if (parser.HandleNextDocument(builder)) refuse_second_document(source, report);
        return root;
    } catch (const TooDeep&) {
        return broken();
    } catch (const YAML::Exception& problem) {
        const std::size_t at = problem.mark.pos < 0 ? 0 : static_cast<std::size_t>(problem.mark.pos) + skipped;
        report.error("K0101", source.span(at, 1), "this is not YAML: " + problem.msg, help_for_yaml(problem.msg));
        return broken();
    }
}

} // namespace apatite
