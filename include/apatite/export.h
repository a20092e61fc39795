/* What the shared library shows: the functions in its public headers and nothing else. C and C++. */
#ifndef APATITE_EXPORT_H
#define APATITE_EXPORT_H

#if defined(__cplusplus) && defined(__GNUC__)
#define APATITE_API [[gnu::visibility("default")]]
#define APATITE_LOCAL [[gnu::visibility("hidden")]]
#elif defined(__GNUC__)
#define APATITE_API __attribute__((visibility("default")))
#define APATITE_LOCAL __attribute__((visibility("hidden")))
#else
#define APATITE_API
#define APATITE_LOCAL
#endif

#endif
