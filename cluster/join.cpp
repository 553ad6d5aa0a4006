// The module stands beside the program, or where it was installed.
#include "cluster/join.hpp"

#include "cluster/mpi_module.hpp"

#ifdef HANDOFF_MPI
#include <dlfcn.h>

#include <filesystem>
#include <string>

#include "io/text/safe_text.hpp"
#endif

namespace handoff::cluster {
namespace {

constexpr const char* kOption = "--mpi";

}  // namespace

#ifdef HANDOFF_MPI
namespace {

namespace fs = std::filesystem;

void* load_module() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  for (const fs::path& folder : {program.parent_path(), program.parent_path() / ".." / "lib" / "handoff"}) {
    const fs::path file = folder / kMpiModule;
    if (!fs::exists(file, error)) continue;
    // MPI's own plug-ins look for its names among those that all can see.
    if (void* module = dlopen(file.c_str(), RTLD_NOW | RTLD_GLOBAL)) return module;
  }
  return nullptr;
}

}  // namespace

core::Result<std::unique_ptr<Transport>> join_mpi(int* argc, char*** argv) {
  void* module = load_module();
  if (module == nullptr) {
    const char* why = dlerror();
    return core::Error{kOption, "MPI cannot be loaded: " +
                                    (why == nullptr ? std::string(kMpiModule) + " is not beside the program"
                                                    : io::printable(why, 300))};
  }
  const auto join = reinterpret_cast<decltype(&handoff_join_mpi)>(dlsym(module, kJoinMpi));
  if (join == nullptr) return core::Error{kOption, std::string(kMpiModule) + " is of another version"};
  std::unique_ptr<Transport> joined(join(argc, argv));
  if (!joined) return core::Error{kOption, "MPI could not be started"};
  return joined;
}
#else
core::Result<std::unique_ptr<Transport>> join_mpi(int* /*argc*/, char*** /*argv*/) {
  return core::Error{kOption,
                     "this program was built without MPI: it is native only, and is built where Open MPI's headers are"};
}
#endif

}  // namespace handoff::cluster
