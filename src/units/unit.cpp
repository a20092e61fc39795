#include "units/unit.h"

#include <algorithm>
#include <utility>

#include "units/suggestion.h"
#include "units/unit_data.h"
#include "units/unit_parser.h"

namespace apatite {

namespace {

const Unit::Data& one() {
    static const Unit::Data data;
    return data;
}

/// An exponent as it is written after a symbol.
std::string power_text(const UnitTerm& term, int exponent) {
    if (term.symbol == "10*" || term.symbol == "10^") return exponent == 1 ? "10*1" : "10*" + std::to_string(exponent);
    return term.symbol + (exponent == 1 ? "" : std::to_string(exponent)) + term.annotation;
}

/// The whole numbers of one side in one: `8.8` would read as a decimal. 1 when there are none.
Rational number_of(const std::vector<UnitTerm>& terms, int sign) {
    Rational product = 1;
    for (const UnitTerm& term : terms)
        if (term.is_number() && term.exponent * sign > 0)
            product *= Rational::parse(term.symbol).value().pow(std::abs(term.exponent));
    return product;
}

/// The terms above (`sign` 1) or below the bar. A bare annotation takes no exponent and is repeated.
void append_side(std::string& text, const std::vector<UnitTerm>& terms, int sign) {
    const auto add = [&](const std::string& part) {
        if (sign < 0 || !text.empty()) text += sign < 0 ? '/' : '.';
        text += part;
    };
    if (const Rational number = number_of(terms, sign); number != Rational(1)) add(number.to_string());
    for (const UnitTerm& term : terms) {
        const int exponent = term.exponent * sign;
        if (exponent <= 0 || term.is_number()) continue;
        const int times = term.symbol.empty() ? exponent : 1;
        for (int i = 0; i < times; ++i) add(power_text(term, term.symbol.empty() ? 1 : exponent));
    }
}

Error range_error() {
    return {"unit-range", "the unit of the result has more terms or greater powers than any unit needs"};
}

Result<Unit> finish(Unit::Data data) {
    if (data.terms.size() > max_unit_terms || data.factor.bits() > max_factor_bits) return range_error();
    for (const UnitTerm& term : data.terms)
        if (std::abs(term.exponent) > max_unit_exponent) return range_error();
    if (!number_of(data.terms, 1).to_int64() || !number_of(data.terms, -1).to_int64()) return range_error();
    data.text = text_of(data.terms);
    if (data.text.size() > max_unit_length) return range_error();
    return Unit(std::make_shared<const Unit::Data>(std::move(data)));
}

Error offset_error(const Unit& unit) {
    return {"unit-offset", "`" + unit.text() + "` has a zero point of its own and cannot be multiplied or divided; " +
                               "convert it to `K` first"};
}

Result<Unit> combine(const Unit& a, const Unit& b, int sign) {
    if (b.is_one() && b.data().terms.empty()) return a;
    if (sign > 0 && a.is_one() && a.data().terms.empty()) return b;
    if (a.has_offset()) return offset_error(a);
    if (b.has_offset()) return offset_error(b);
    Unit::Data data = a.data();
    multiply_by(data, b.data(), sign);
    return finish(std::move(data));
}

} // namespace

void multiply_by(Unit::Data& data, const Unit::Data& other, int exponent) {
    data.factor *= other.factor.pow(exponent);
    data.pi_exponent += other.pi_exponent * exponent;
    data.dimension = data.dimension * other.dimension.pow(exponent);
    data.offset = data.terms.empty() && exponent == 1 ? other.offset : Rational(0);
    for (const UnitTerm& term : other.terms) {
        const auto same = std::find_if(data.terms.begin(), data.terms.end(),
                                       [&](const UnitTerm& own) { return own.same_symbol(term); });
        if (same == data.terms.end()) {
            data.terms.push_back({term.symbol, term.annotation, term.exponent * exponent});
            continue;
        }
        same->exponent += term.exponent * exponent;
        if (same->exponent == 0) data.terms.erase(same);
    }
}

std::string text_of(const std::vector<UnitTerm>& terms) {
    std::string text;
    append_side(text, terms, 1);
    append_side(text, terms, -1);
    return text.empty() ? "1" : text;
}

Unit::Unit(std::shared_ptr<const Data> data) noexcept : data_(std::move(data)) {}

const Unit::Data& Unit::data() const noexcept { return data_ ? *data_ : one(); }

Result<Unit> Unit::parse(std::string_view ucum) {
    Result<Data> parsed = parse_unit(ucum, atoms());
    if (parsed.ok()) return Unit(std::make_shared<const Data>(std::move(parsed).value()));
    Error error = parsed.error();
    if (const std::string meant = suggest_unit(ucum); !meant.empty())
        error.message += "; did you mean `" + meant + "`?";
    return error;
}

const std::string& Unit::text() const noexcept { return data().text; }
const Dimension& Unit::dimension() const noexcept { return data().dimension; }
const Rational& Unit::factor() const noexcept { return data().factor; }
const Rational& Unit::offset() const noexcept { return data().offset; }
int Unit::pi_exponent() const noexcept { return data().pi_exponent; }

bool Unit::is_one() const noexcept {
    return std::all_of(data().terms.begin(), data().terms.end(),
                       [](const UnitTerm& term) { return term.symbol.empty(); });
}

bool operator==(const Unit& a, const Unit& b) noexcept {
    if (a.data_ == b.data_) return true;
    return a.factor() == b.factor() && a.pi_exponent() == b.pi_exponent() && a.offset() == b.offset() &&
           a.dimension() == b.dimension();
}

bool commensurable(const Unit& a, const Unit& b) noexcept { return a.dimension() == b.dimension(); }

Result<Unit> multiply(const Unit& a, const Unit& b) { return combine(a, b, 1); }
Result<Unit> divide(const Unit& a, const Unit& b) { return combine(a, b, -1); }

Result<Unit> pow(const Unit& a, int exponent) {
    if (exponent == 1) return a;
    if (a.has_offset()) return offset_error(a);
    if (exponent < -max_unit_exponent || exponent > max_unit_exponent) return range_error();
    // Checked before the power is taken, so that a great one costs nothing.
    if (a.factor() != Rational(1) && a.factor().bits() * static_cast<std::size_t>(std::abs(exponent)) > max_factor_bits)
        return range_error();
    Unit::Data data;
    multiply_by(data, a.data(), exponent);
    return finish(std::move(data));
}

} // namespace apatite
