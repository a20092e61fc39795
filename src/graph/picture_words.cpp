#include "graph/picture_words.h"

#include "diagnostic/utf8.h"

namespace apatite {
namespace {

std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto character = utf8_at(text, at);
        columns += character ? display_columns(character->value) : 1;
        at += character ? character->bytes : 1;
    }
    return columns;
}

bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; }

} // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && is_blank(text[at])) ++at;
        std::size_t end = at;
        while (end < text.size() && !is_blank(text[end])) ++end;
        if (end == at) break;
        const std::string_view word = text.substr(at, end - at);
        if (lines.empty() || columns_of(lines.back()) + 1 + columns_of(word) > columns)
            lines.emplace_back(word);
        else
            lines.back().append(" ").append(word);
        at = end;
    }
    return lines;
}

std::string lines_of(std::string_view text, std::size_t columns, std::string (*escaped)(std::string_view)) {
    std::string out;
    for (const std::string& line : wrapped(text, columns)) out += (out.empty() ? "" : "<br/>") + escaped(line);
    return out;
}

std::string words_of(const PictureEdge& edge) {
    if (edge.kind == PictureEdge::Kind::speaks_against && edge.strength != "excludes")
        return "against: " + edge.strength;
    return edge.strength;
}

std::vector<LegendLine> legend(const Picture& picture) {
    using Kind = PictureNode::Kind;
    using State = PictureNode::State;
    if (picture.of_patient)
        return {{Kind::finding, State::lit, "known"},
                {Kind::rule, State::lit, "rule that holds"},
                {Kind::hypothesis, State::lit, "hypothesis"},
                {Kind::alert, State::lit, "alert"},
                {Kind::rule, State::undecided, "undecided: not known yet"},
                {Kind::rule, State::faint, "unlikely or excluded"}};
    return {{Kind::finding, State::declared, "finding"},
            {Kind::condition, State::declared, "named condition or value"},
            {Kind::rule, State::declared, "rule"},
            {Kind::variant, State::declared, "form or cause"},
            {Kind::hypothesis, State::declared, "hypothesis"},
            {Kind::alert, State::declared, "alert"},
            {Kind::workup, State::declared, "workup, management"}};
}

std::string_view arrow_words() noexcept {
    return "blue arrow: speaks for; red, with a bar: speaks against; thicker: stronger";
}

} // namespace apatite
