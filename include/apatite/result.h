// How misuse and input/output failures are told: a value or one error, never an exception.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace apatite {

/// One failure. `code` is stable (for programs), `message` is for people: what is wrong, where, and what to do.
/// Neither holds patient data.
struct Error {
    std::string code;
    std::string message;

    friend bool operator==(const Error&, const Error&) = default;
};

/// Either a `T` or an `Error`. Asking for the one that is not there is a programming mistake and asserts.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    const T& value() const& {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    T& value() & {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    T&& value() && {
        assert(ok());
        return std::move(*std::get_if<0>(&state_));
    }
    const T& operator*() const& { return value(); }
    const T* operator->() const { return &value(); }
    T value_or(T other) const { return ok() ? value() : std::move(other); }

    const Error& error() const {
        assert(!ok());
        return *std::get_if<1>(&state_);
    }

private:
    std::variant<T, Error> state_;
};

} // namespace apatite
