#include "authoring/untidy.h"

#include <algorithm>
#include <array>
#include <random>
#include <vector>

namespace apatite::test {
namespace {

class Author {
public:
    explicit Author(unsigned seed) : random_(seed) {}

    Untidy write() {
        maybe_comment(0);
        const int rules = number(1, 4);
        for (int i = 0; i < rules; ++i) rule(i);
        if (one_in(3)) comment(after_block_ ? 0 : number(0, 4));
        return {out_, comments_};
    }

private:
    int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
    bool one_in(int n) { return number(1, n) == 1; }
    template <std::size_t size>
    std::string any(const std::array<const char*, size>& of) {
        return of[static_cast<std::size_t>(number(0, static_cast<int>(size) - 1))];
    }
    std::string blanks(int low, int high) { return std::string(static_cast<std::size_t>(number(low, high)), ' '); }
    static std::string spaces(int count) { return std::string(static_cast<std::size_t>(count), ' '); }

    void comment(int indent) { out_ += spaces(indent) + "#" + std::to_string(++comments_) + blanks(0, 2) + '\n'; }
    void maybe_comment(int indent) {
        for (int blank = number(-4, 3); blank > 0; --blank) out_ += blanks(0, 3) + '\n';
        if (one_in(4)) comment(indent);
        for (int blank = number(-4, 2); blank > 0; --blank) out_ += '\n';
    }
    /// The end of a line, or a comment and the end.
    void end_line() {
        if (one_in(6)) {
            out_ += blanks(1, 4);
            comment(0);
        } else {
            out_ += blanks(0, 2) + '\n';
        }
    }

    void rule(int index) {
        const int dash = 0, indent = number(2, 4);
        if (index > 0) maybe_comment(one_in(3) && !after_block_ ? indent : dash);
        out_ += spaces(dash) + '-' + spaces(indent - dash - 1);
        std::vector<int> keys{0, 1, 2, 3, 4, 5, 6};
        std::ranges::shuffle(keys, random_);
        for (const int key : keys) {
            if (key != keys.front()) {
                maybe_comment(one_in(5) && !after_block_ ? indent + 2 : indent);
                out_ += spaces(indent);
            }
            field(key, index, indent);
        }
    }
    void field(int key, int index, int indent) {
        after_block_ = false;
        switch (key) {
        case 0: out_ += "id:" + blanks(1, 3) + "a.rule" + std::to_string(index); return end_line();
        case 1: return condition("when", indent);
        case 2: return strengths("supports", indent);
        case 3: return list("evidence", indent, false);
        case 4: return text("because", indent);
        case 5: return list("establishes", indent, true);
        default: return text("missing", indent);
        }
    }
    void condition(const std::string& key, int indent) {
        const std::string b = one_in(2) ? " " : "  ";
        const std::string condition = any(std::array{"a", "not a", "High(a)", "(a and b)", "AtLeast(2, {a, b, c})"}) +
                                      b + any(std::array{"and", "or", "xor"}) + b +
                                      any(std::array{"b>1", "c  <= -2.50 'mg/dL'", "(d or e )", "f is  not true"});
        if (one_in(4)) {
            out_ += key + ": >-";
            end_line();
            out_ += spaces(indent + 1) + condition + '\n' + spaces(indent + 1) + "and g\n";
            after_block_ = true;
            return;
        }
        out_ += key + ": \"" + condition + '"';
        end_line();
    }
    void strengths(const std::string& key, int indent) {
        if (one_in(2)) {
            out_ += key + ": {" + blanks(0, 2) + "x:  strong,y: \"weak\" }";
            return end_line();
        }
        out_ += key + ":";
        end_line();
        for (const char* name : {"x", "y"}) {
            maybe_comment(indent + 2);
            out_ += spaces(indent + 2) + name + ": moderate";
            end_line();
        }
    }
    void list(const std::string& key, int indent, bool may_be_empty) {
        const int count = number(may_be_empty ? 0 : 1, 9);
        if (count == 0 || one_in(2)) {
            out_ += key + ": [";
            for (int i = 0; i < count; ++i) {
                out_ += (i == 0 ? "" : "," + blanks(0, 2)) + word();
                if (one_in(8)) {
                    out_ += i + 1 < count ? "," : "";
                    out_ += "  ";
                    comment(0);
                    out_ += spaces(indent + 1);
                    if (i + 1 < count) out_ += word();
                }
            }
            out_ += "]";
            return end_line();
        }
        const int dash = indent + number(0, 2);
        out_ += key + ":";
        end_line();
        for (int i = 0; i < count; ++i) {
            maybe_comment(dash);
            out_ += spaces(dash) + "- " + word();
            end_line();
        }
    }
    std::string word() {
        return any(std::array{"reiter-2011", "\"a, b\"", "'it''s'", "\"1.0\"", "2024", "true", "\"true\"", "x y",
                              "a long name of a source that was printed somewhere in the year of its printing"});
    }
    void text(const std::string& key, int indent) {
        const int style = number(0, 4);
        after_block_ = style < 2;
        switch (style) {
        case 0:
            out_ +=
                key + ": >-\n" + spaces(indent + 2) + "Folded over # no comment\n" + spaces(indent + 2) + "lines.\n";
            return;
        case 1:
            out_ += key + ": |\n" + spaces(indent + 2) + "Line: one\n\n" + spaces(indent + 3) + "line # two\n";
            return;
        case 2: out_ += key + ": \"With: a colon # and \\\"more\\\"\""; return end_line();
        case 3: out_ += key + ": Plain, and then some\n" + spaces(indent + 3) + "on the next line"; return end_line();
        default:
            out_ += key + ":";
            for (int i = number(1, 40); i > 0; --i)
                out_ += " " + any(std::array{"word", "Übel", "it's", "a\"b", "c#d"});
            return end_line();
        }
    }

    std::mt19937 random_;
    std::string out_;
    int comments_ = 0;
    bool after_block_ = false; ///< a comment that is indented would be text
};

} // namespace

Untidy untidy_rules(unsigned seed) { return Author(seed).write(); }

} // namespace apatite::test
