#include "shim.h"

#include <re2/re2.h>

void *re2_compile(const char *pattern, size_t length) {
  RE2::Options options(RE2::Quiet);
  auto *compiled = new RE2(re2::StringPiece(pattern, length), options);
  if (compiled->ok()) return compiled;
  delete compiled;
  return nullptr;
}

bool re2_full_match(const void *compiled, const char *text, size_t length) {
  return RE2::FullMatch(re2::StringPiece(text, length), *static_cast<const RE2 *>(compiled));
}

bool re2_partial_match(const void *compiled, const char *text, size_t length) {
  return RE2::PartialMatch(re2::StringPiece(text, length), *static_cast<const RE2 *>(compiled));
}

void re2_free(void *compiled) { delete static_cast<RE2 *>(compiled); }
