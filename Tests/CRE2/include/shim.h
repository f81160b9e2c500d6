#ifndef OCTOSTS_CRE2_SHIM_H
#define OCTOSTS_CRE2_SHIM_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled pattern, or null where it does not compile.
void *re2_compile(const char *pattern, size_t length);
/// RE2::FullMatch without captures.
bool re2_full_match(const void *compiled, const char *text, size_t length);
/// RE2::PartialMatch without captures.
bool re2_partial_match(const void *compiled, const char *text, size_t length);
void re2_free(void *compiled);

#ifdef __cplusplus
}
#endif

#endif
