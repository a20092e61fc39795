// Files of a pack as a hurried author might write them: any order of keys, indentation, quotes, brackets and comments.
#pragma once

#include <string>

namespace apatite::test {

struct Untidy {
    std::string text;
    int comments = 0; ///< `#1`, `#2`, ... in it
};

/// A file of the part `rules`; the same seed gives the same file.
Untidy untidy_rules(unsigned seed);

} // namespace apatite::test
