// serve, sandbox and rehearse in a program without the service: one line that says why.
#include <memory>
#include <string>

#include "cli/command.hpp"
#include "cli/terminal.hpp"

#ifndef HANDOFF_SERVICE
namespace handoff::cli {
namespace {

void add_native_only(CommandLine& line, const char* name, const char* about) {
  auto ignored = std::make_shared<std::string>();
  Command command = line.add(name, about);
  command.word("FILE", *ignored, "a configuration or a scenario", Need::optional);
  command.runs([name, ignored] {
    return refuse({name,
                   "this program has no service in it: it is native only, and is built where "
                   "SQLite, libcurl and OpenSSL are"});
  });
}

}  // namespace

void add_serve(CommandLine& line) {
  add_native_only(line, "serve", "the same pipeline behind real HTTP (native programs only)");
}
void add_sandbox(CommandLine& line) {
  add_native_only(line, "sandbox", "the vendors over HTTP (native programs only)");
}
void add_rehearse(CommandLine& line) {
  add_native_only(line, "rehearse", "measured beside simulated (native programs only)");
}

}  // namespace handoff::cli
#endif
