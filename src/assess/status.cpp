#include "apatite/assessment.h"

namespace apatite {

std::string to_string(Status status) {
    switch (status) {
    case Status::established: return "established";
    case Status::likely: return "likely";
    case Status::possible: return "possible";
    case Status::not_assessed: return "not-assessed";
    case Status::unlikely: return "unlikely";
    default: return "excluded";
    }
}

} // namespace apatite
