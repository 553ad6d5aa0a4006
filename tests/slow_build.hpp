// Builds that are several times slower: with sanitizers, and as WebAssembly. What takes long and
// does not depend on the build is tried on fewer cases there, and on all of them natively.
#pragma once

namespace handoff {

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HANDOFF_SLOW_BUILD 1
#endif
#endif
#if defined(__EMSCRIPTEN__) || defined(__SANITIZE_ADDRESS__)
#define HANDOFF_SLOW_BUILD 1
#endif

#if defined(HANDOFF_SLOW_BUILD)
constexpr bool kSlowBuild = true;
#else
constexpr bool kSlowBuild = false;
#endif

}  // namespace handoff
