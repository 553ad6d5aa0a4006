// Five names are few enough to go through.
#include "sim/article/tools.hpp"

namespace handoff::sim {

std::string tool_title(std::string_view name) {
  for (const ToolInfo& tool : kTools) {
    if (tool.name == name) return std::string(tool.title);
  }
  return std::string(name);
}

}  // namespace handoff::sim
