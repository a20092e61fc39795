// Random trees, as the parser can give them (not all of them well typed).
#pragma once

#include <rapidcheck.h>

#include "expression/syntax.h"

namespace apatite::generate {

/// A tree of at most `depth` levels.
rc::Gen<Expression> expression(int depth);

} // namespace apatite::generate
