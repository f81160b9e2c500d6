// libcurl and the 30 libraries behind it are loaded when the first of its functions is called: what asks nobody anything, such as lint, starts in half
// the time without them. With CCURL_LINKED, for a libcurl that is part of the binary, there is nothing to load.
#include "shim.h"

#ifdef CCURL_LINKED

ccurl_setter ccurl_setopt(void) { return (curl_easy_setopt); }
ccurl_getter ccurl_getinfo(void) { return (curl_easy_getinfo); }
int ccurl_is_there(void) { return 1; }

#else

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static void *library;

static void load(void) { library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL); }

static void *find(const char *name) {
  pthread_once(&once, load);
  return library ? dlsym(library, name) : NULL;
}

int ccurl_is_there(void) { return find("curl_easy_init") != NULL; }

static CURLcode no_setopt(CURL *handle, CURLoption option, ...) { return CURLE_FAILED_INIT; }
static CURLcode no_getinfo(CURL *handle, CURLINFO info, ...) { return CURLE_FAILED_INIT; }

ccurl_setter ccurl_setopt(void) {
  ccurl_setter real = (ccurl_setter)find("curl_easy_setopt");
  return real ? real : no_setopt;
}

ccurl_getter ccurl_getinfo(void) {
  ccurl_getter real = (ccurl_getter)find("curl_easy_getinfo");
  return real ? real : no_getinfo;
}

// A definition of `name` that calls libcurl's, or without it does what `otherwise` says. The types are those of its header.
#define LATE(type, name, parameters, arguments, otherwise) \
  type name parameters { \
    __typeof__(&name) real = (__typeof__(&name))find(#name); \
    if (!real) otherwise; \
    return real arguments; \
  }

LATE(CURLcode, curl_global_init, (long flags), (flags), return CURLE_FAILED_INIT)
LATE(void, curl_free, (void *p), (p), return)
LATE(time_t, curl_getdate, (const char *p, const time_t *unused), (p, unused), return -1)
LATE(CURL *, curl_easy_init, (void), (), return NULL)
LATE(void, curl_easy_cleanup, (CURL *curl), (curl), return)
LATE(void, curl_easy_reset, (CURL *curl), (curl), return)
LATE(const char *, curl_easy_strerror, (CURLcode code), (code), return "libcurl cannot be loaded")
LATE(struct curl_slist *, curl_slist_append, (struct curl_slist *list, const char *data), (list, data), return NULL)
LATE(void, curl_slist_free_all, (struct curl_slist *list), (list), return)
LATE(CURLM *, curl_multi_init, (void), (), return NULL)
LATE(CURLMcode, curl_multi_cleanup, (CURLM *multi), (multi), return CURLM_INTERNAL_ERROR)
LATE(CURLMcode, curl_multi_add_handle, (CURLM *multi, CURL *curl), (multi, curl), return CURLM_INTERNAL_ERROR)
LATE(CURLMcode, curl_multi_remove_handle, (CURLM *multi, CURL *curl), (multi, curl), return CURLM_INTERNAL_ERROR)
LATE(CURLMcode, curl_multi_perform, (CURLM *multi, int *running), (multi, running), return CURLM_INTERNAL_ERROR)
LATE(CURLMcode, curl_multi_wakeup, (CURLM *multi), (multi), return CURLM_INTERNAL_ERROR)
LATE(CURLMsg *, curl_multi_info_read, (CURLM *multi, int *left), (multi, left), return NULL)
LATE(const char *, curl_multi_strerror, (CURLMcode code), (code), return "libcurl cannot be loaded")
LATE(CURLMcode, curl_multi_poll, (CURLM *multi, struct curl_waitfd extra[], unsigned int count, int timeout, int *ready),
     (multi, extra, count, timeout, ready), return CURLM_INTERNAL_ERROR)
LATE(CURLU *, curl_url, (void), (), return NULL)
LATE(void, curl_url_cleanup, (CURLU *url), (url), return)
LATE(CURLUcode, curl_url_get, (CURLU *url, CURLUPart what, char **part, unsigned int flags), (url, what, part, flags), return CURLUE_OUT_OF_MEMORY)
LATE(CURLUcode, curl_url_set, (CURLU *url, CURLUPart what, const char *part, unsigned int flags), (url, what, part, flags),
     return CURLUE_OUT_OF_MEMORY)
LATE(const char *, curl_url_strerror, (CURLUcode code), (code), return "libcurl cannot be loaded")

#endif
