// A list that is nearly always short.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <type_traits>
#include <utility>
#include <vector>

namespace apatite {

/// As a vector, but its first `Few` elements need no memory of their own. What was moved from is empty.
template <typename T, std::size_t Few>
requires std::is_trivially_copyable_v<T>
class ShortList {
public:
    using value_type = T;
    using iterator = T*;
    using const_iterator = const T*;

    ShortList() noexcept = default;
    ShortList(std::initializer_list<T> items) {
        for (const T& item : items) push_back(item);
    }
    ShortList(const ShortList&) = default;
    ShortList& operator=(const ShortList&) = default;
    ShortList(ShortList&& other) noexcept
        : few_(other.few_), many_(std::move(other.many_)), size_(std::exchange(other.size_, 0)) {
        other.many_.clear();
    }
    ShortList& operator=(ShortList&& other) noexcept {
        few_ = other.few_;
        many_ = std::move(other.many_);
        size_ = std::exchange(other.size_, 0);
        other.many_.clear();
        return *this;
    }
    ~ShortList() = default;

    void push_back(T item) {
        if (size_ < Few && many_.empty()) {
            few_[size_++] = item;
            return;
        }
        if (many_.empty()) many_.assign(few_.begin(), few_.end());
        many_.push_back(item);
        ++size_;
    }
    template <typename Range>
    void append(const Range& items) {
        for (const T& item : items) push_back(item);
    }
    template <typename Predicate>
    friend void erase_if(ShortList& list, Predicate&& predicate) {
        list.size_ = static_cast<std::size_t>(std::remove_if(list.begin(), list.end(), predicate) - list.begin());
        if (!list.many_.empty()) list.many_.resize(list.size_);
    }

    T* begin() noexcept { return many_.empty() ? few_.data() : many_.data(); }
    T* end() noexcept { return begin() + size_; }
    const T* begin() const noexcept { return many_.empty() ? few_.data() : many_.data(); }
    const T* end() const noexcept { return begin() + size_; }
    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    const T& front() const noexcept { return *begin(); }

private:
    std::array<T, Few> few_{};
    std::vector<T> many_; ///< all of them, once there were more than few
    std::size_t size_ = 0;
};

} // namespace apatite
