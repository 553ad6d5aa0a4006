#include "web/app/choices/file_name.hpp"

namespace handoff::web {

std::string file_name(const sim::Scenario& scenario, std::string_view ending) {
  std::string name;
  for (const char c : scenario.name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    name += plain ? c : '_';
  }
  return (name.empty() ? "scenario" : name) + std::string(ending);
}

}  // namespace handoff::web
