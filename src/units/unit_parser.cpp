#include "units/unit_parser.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace apatite {

namespace {

constexpr int max_depth = 8;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// May stand in a symbol outside square brackets.
bool is_symbol_char(char c) noexcept {
    return c > ' ' && c < 127 && !is_digit(c) && std::string_view("\"()+-./={}]").find(c) == std::string_view::npos;
}

/// Recursive descent over UCUM's grammar; every function returns false after it has set the error.
class Parser {
public:
    Parser(std::string_view text, const AtomTable& table) : text_(text), table_(table) {}

    Result<Unit::Data> run() {
        Unit::Data data;
        if (text_.size() > max_unit_length)
            return Error{"unit-range", "a unit of " + std::to_string(text_.size()) + " bytes is too long; at most " +
                                           std::to_string(max_unit_length) + " are read"};
        const bool parsed = text_.empty() || main_term(data);
        if (parsed && !at_end()) fail_at_rest();
        if (error_.code.empty()) check_offset(data);
        if (!error_.code.empty()) return error_;
        data.text = data.terms.empty() && text_.empty() ? "1" : std::string(text_);
        return data;
    }

    /// The symbol that the table does not have, when that was the error; a part of the text.
    std::string_view unknown() const noexcept { return unknown_; }

private:
    bool at_end() const noexcept { return position_ == text_.size(); }
    char peek() const noexcept { return at_end() ? '\0' : text_[position_]; }
    bool take(char c) noexcept {
        if (at_end() || text_[position_] != c) return false;
        ++position_;
        return true;
    }

    bool fail(std::string code, std::size_t position, const std::string& what) {
        error_ = {std::move(code),
                  "`" + std::string(text_) + "`, column " + std::to_string(position + 1) + ": " + what};
        return false;
    }
    bool fail_syntax(const std::string& what) { return fail("unit-syntax", position_, what); }

    void fail_at_rest() {
        if (peek() == ' ') {
            fail_syntax("a unit holds no space");
        } else if (static_cast<unsigned char>(peek()) >= 0x80) {
            fail_syntax("UCUM is written in ASCII (`u` for micro, `Cel` for degrees Celsius, `m2` for square metres)");
        } else {
            fail_syntax("`" + std::string(1, peek()) + "` cannot stand here; units are joined by `.` and `/`");
        }
    }

    bool main_term(Unit::Data& data) {
        const int sign = take('/') ? -1 : 1;
        return term(data, sign, 0);
    }

    /// Left to right, so `g/m.s` is (g/m).s. `sign` is that of the first component; a `/` counts for its one component.
    bool term(Unit::Data& data, int sign, int depth) {
        bool number_before = false;
        for (;;) {
            const bool number = is_plain_number();
            if (number && number_before)
                return fail_syntax("`.` multiplies in UCUM, so this is no decimal number; write an annotation "
                                   "(`{1.73_m2}`) or a whole number");
            Unit::Data part;
            if (!component(part, depth)) return false;
            multiply_by(data, part, sign);
            if (!within_range(data)) return false;
            number_before = number;
            if (take('.')) {
                sign = 1;
            } else if (take('/')) {
                sign = -1;
                number_before = false;
            } else {
                return true;
            }
        }
    }

    bool within_range(const Unit::Data& data) {
        if (data.terms.size() <= max_unit_terms && data.factor.bits() <= max_factor_bits) return true;
        return fail("unit-range", 0, "more terms or a greater power than any unit needs");
    }

    /// Digits that are not the `10` of `10*` or `10^`.
    bool is_plain_number() const noexcept {
        if (!is_digit(peek())) return false;
        const std::string_view rest = text_.substr(position_);
        return !rest.starts_with("10*") && !rest.starts_with("10^");
    }

    bool component(Unit::Data& data, int depth) {
        if (take('(')) {
            if (depth == max_depth) return fail_syntax("too many parentheses within each other");
            if (!term(data, 1, depth + 1)) return false;
            return take(')') || fail_syntax("a `)` is missing");
        }
        UnitTerm unit;
        if (peek() == '{') {
            if (!annotation(unit.annotation)) return false;
            data.terms.push_back(std::move(unit));
            return true;
        }
        if (is_plain_number()) return number(data);
        return simple_unit(data);
    }

    /// Every byte up to `}`; UCUM allows the printable ASCII ones.
    bool annotation(std::string& text) {
        const std::size_t start = position_;
        while (!at_end() && peek() != '}') {
            if (peek() < ' ' || peek() >= 127) return fail_syntax("an annotation is written in ASCII");
            ++position_;
        }
        if (!take('}')) return fail("unit-syntax", start, "this `{` has no `}`");
        text = text_.substr(start, position_ - start);
        return true;
    }

    bool number(Unit::Data& data) {
        const std::size_t start = position_;
        while (is_digit(peek())) ++position_;
        std::int64_t value = 0;
        const auto [end, problem] = std::from_chars(text_.data() + start, text_.data() + position_, value);
        if (problem != std::errc() || value == 0)
            return fail("unit-range", start, "a number in a unit is from 1 to 9223372036854775807");
        data.factor = value;
        if (value != 1) data.terms.push_back({std::to_string(value), {}, 1});
        if (peek() != '{') return true;
        UnitTerm note;
        if (!annotation(note.annotation)) return false;
        data.terms.push_back(std::move(note));
        return true;
    }

    std::string_view symbol() {
        const std::size_t start = position_;
        const std::string_view rest = text_.substr(position_);
        if (rest.starts_with("10*") || rest.starts_with("10^")) {
            position_ += 3;
            return rest.substr(0, 3);
        }
        while (!at_end() && is_symbol_char(peek())) {
            if (peek() != '[') {
                ++position_;
                continue;
            }
            const std::size_t close = text_.find(']', position_);
            if (close == std::string_view::npos) break;
            position_ = close + 1;
        }
        return text_.substr(start, position_ - start);
    }

    bool simple_unit(Unit::Data& data) {
        const std::size_t start = position_;
        const std::string_view name = symbol();
        if (name.empty()) {
            if (peek() == '[') return fail_syntax("this `[` has no `]`");
            if (at_end()) return fail_syntax("a unit is missing at the end");
            if (is_symbol_char(peek()) || std::string_view(")./+-").find(peek()) != std::string_view::npos)
                return fail_syntax("a unit is missing before `" + std::string(1, peek()) + "`");
            fail_at_rest();
            return false;
        }
        const SymbolMeaning meaning = table_.find(name);
        if (meaning.atom == nullptr) {
            unknown_ = name;
            return fail("unit-unknown", start, "unknown unit `" + std::string(name) + "`");
        }
        UnitTerm unit{std::string(name), {}, 1};
        if (!exponent(unit.exponent)) return false;
        if (peek() == '{' && !annotation(unit.annotation)) return false;
        const Atom& atom = *meaning.atom;
        data.factor = (atom.factor * meaning.prefix).pow(unit.exponent);
        data.offset = atom.offset;
        data.pi_exponent = atom.pi_exponent * unit.exponent;
        data.dimension = atom.dimension.pow(unit.exponent);
        has_offset_ = has_offset_ || !atom.offset.is_zero();
        data.terms.push_back(std::move(unit));
        return true;
    }

    bool exponent(int& value) {
        const std::size_t start = position_;
        const bool signed_ = take('-') || take('+');
        const bool negative = signed_ && text_[start] == '-';
        const std::size_t digits = position_;
        while (is_digit(peek())) ++position_;
        if (digits == position_) return !signed_ || fail_syntax("an exponent is missing after the sign");
        const auto [end, problem] = std::from_chars(text_.data() + digits, text_.data() + position_, value);
        if (problem != std::errc() || value > max_unit_exponent || value == 0)
            return fail("unit-range", start, "an exponent is from 1 to 99, with or without a sign");
        if (negative) value = -value;
        return true;
    }

    /// A zero point of its own makes sense for the whole unit only.
    void check_offset(const Unit::Data& data) {
        const bool alone = data.terms.size() == 1 && data.terms.front().exponent == 1 && !data.offset.is_zero();
        if (!has_offset_ || alone) return;
        fail("unit-offset", 0, "a temperature with a zero point of its own cannot be part of a product; write `K`");
    }

    std::string_view text_;
    const AtomTable& table_;
    std::size_t position_ = 0;
    bool has_offset_ = false;
    std::string_view unknown_;
    Error error_;
};

} // namespace

Result<Unit::Data> parse_unit(std::string_view text, const AtomTable& table) { return Parser(text, table).run(); }

std::string_view unknown_symbol(std::string_view text, const AtomTable& table) {
    Parser parser(text, table);
    static_cast<void>(parser.run());
    return parser.unknown();
}

} // namespace apatite
