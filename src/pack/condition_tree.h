// The tree of a condition, which nobody has to have until somebody asks for it.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "expression/syntax.h"

namespace apatite {

/// An expression, or the bytes of one: the pack that the library carries is compiled already, so its trees are only
/// asked for when a condition is printed, traced or compiled anew, and are made then. A value: copies share one
/// immutable tree, so they cost a pointer. Reading is safe from any number of threads.
class ConditionTree {
public:
    ConditionTree() = default;                             ///< `null`
    ConditionTree(Expression expression);                  // NOLINT: the tree is the expression
    static ConditionTree of_bytes(std::string_view bytes); ///< of `to_bytes`; they must live as long as any copy

    const Expression& operator*() const;
    const Expression* operator->() const { return &**this; }
    operator const Expression&() const { return **this; } // NOLINT: likewise

    /// To change; of no other copy.
    Expression& edit();

    std::string to_bytes() const;

private:
    struct Tree {
        std::string_view bytes; ///< of which `expression` is still to be made; without data when it is made
        std::once_flag made;
        Expression expression;
    };
    std::shared_ptr<Tree> tree_; ///< null: `null`
};

} // namespace apatite
