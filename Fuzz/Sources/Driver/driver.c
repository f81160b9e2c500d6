// SwiftPM lets the linker start an executable at `<target>_main`, which for a library-like target is not there. Each of these hands over to
// libFuzzer's driver, as its own `main` would.
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*target)(const uint8_t *, size_t));

#define ENTRY(name) \
  int name(int argc, char **argv) { return LLVMFuzzerRunDriver(&argc, &argv, LLVMFuzzerTestOneInput); }

ENTRY(fuzz_claims_main)
ENTRY(fuzz_token_main)
ENTRY(fuzz_issuer_main)
ENTRY(fuzz_pattern_main)
ENTRY(fuzz_policy_main)
