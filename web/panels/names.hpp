// Names: texts as a chart takes them.
#pragma once

#include <string>
#include <vector>

namespace handoff::web::panels {

inline std::vector<const char*> names_of(const std::vector<std::string>& texts) {
  std::vector<const char*> names;
  names.reserve(texts.size());
  for (const std::string& text : texts) names.push_back(text.c_str());
  return names;
}

}  // namespace handoff::web::panels
