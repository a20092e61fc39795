// Parts of a finding's declaration. Internal to this folder.
#pragma once

#include <string_view>

#include "pack/reading.h"

namespace apatite {

/// Where a declaration stands: of its own, or as a field of a finding of kind instances.
enum class FindingPlace { top, field };

/// Everything under one finding. `base` is the finding of `of`, read before, or null.
FindingDeclaration read_finding(const Item& item, FindingPlace place, const FindingDeclaration* base, Reading& reading);

/// Unit, molar mass, charge, plausible range, reference ranges.
void read_quantity(const Fields& fields, FindingDeclaration& finding, Reading& reading);

/// `latest within 90 days`; the usual one of the kind when nothing is written.
void read_selection(const Fields& fields, FindingDeclaration& finding, Report& report);

/// `choices`: words, with or without codes.
void read_choices(const Fields& fields, FindingDeclaration& finding, Reading& reading);

/// Keys that do not go with the finding's kind or source, or need each other. `inherits`: it has a finding of `of`.
void check_finding_keys(const Fields& fields, const FindingDeclaration& finding, FindingPlace place, bool inherits,
                        Report& report);

} // namespace apatite
