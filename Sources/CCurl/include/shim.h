#pragma once
// libcurl's setters and getters are variadic, which Swift cannot call: one function for each type of argument.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

typedef CURLcode (*ccurl_setter)(CURL *handle, CURLoption option, ...);
typedef CURLcode (*ccurl_getter)(CURL *handle, CURLINFO info, ...);
/// libcurl's own, wherever it comes from: see late.c.
ccurl_setter ccurl_setopt(void);
ccurl_getter ccurl_getinfo(void);
/// Whether libcurl is there; until then every function fails as it does without memory.
int ccurl_is_there(void);

static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
  return ccurl_setopt()(handle, option, value);
}

static inline CURLcode ccurl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
  return ccurl_setopt()(handle, option, value);
}

static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
  return ccurl_setopt()(handle, option, value);
}

static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return ccurl_setopt()(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return ccurl_setopt()(handle, option, value);
}

static inline CURLcode ccurl_set_writer(CURL *handle, CURLoption option, curl_write_callback value) {
  return ccurl_setopt()(handle, option, value);
}

static inline CURLcode ccurl_set_tls_watch(CURL *handle, CURLoption option, curl_ssl_ctx_callback value) {
  return ccurl_setopt()(handle, option, value);
}

static inline CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value) {
  return ccurl_getinfo()(handle, info, value);
}

static inline CURLcode ccurl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
  return ccurl_getinfo()(handle, info, value);
}
