// The memory of a run that answers and ends.
#pragma once

namespace apatite {

/// Asks the system for the megabytes that reading the rules and answering take in one piece, and for large pages where
/// the system gives them on request: touching them one small page at a time is a sixth of a start. Changes how quickly
/// memory is had, nothing else; without glibc it does nothing. Once, before other threads run.
void take_heap_at_once() noexcept;

} // namespace apatite
