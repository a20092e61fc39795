#include "builtin/builtin.h"

#include "pack/pack_bytes.h"

namespace apatite {

std::shared_ptr<const Pack> load_builtin_pack() { return pack_from_bytes(builtin_pack_bytes()); }

} // namespace apatite
