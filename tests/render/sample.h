// An assessment that has something in every place, invented for the tests of the renderers.
#pragma once

#include "apatite/assessment.h"

namespace apatite::test {

Assessment sample_assessment();

} // namespace apatite::test
