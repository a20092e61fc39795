// What may stand in a site profile. Internal to this folder.
#pragma once

#include "pack/key_table.h"

namespace apatite {

extern const KeyTable site_profile_keys, switched_off_keys;

} // namespace apatite
