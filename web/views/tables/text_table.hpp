// A table of the page as text.
#pragma once

#include <string>
#include <vector>

namespace handoff::web {

struct TextTable {
  std::string caption;
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;  // each as long as the head
};

}  // namespace handoff::web
