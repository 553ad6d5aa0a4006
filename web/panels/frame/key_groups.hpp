// The keys in words, in groups, for the list that `?` shows: the commands' own, and those of the
// page's parts.
#pragma once

#include <string>
#include <vector>

namespace handoff::web {

struct KeyLine {
  std::string keys;  // "Ctrl+Z"
  std::string words;
};
struct KeyGroup {
  std::string title;
  std::vector<KeyLine> lines;
};

// What `?` shows; on a Mac Ctrl is Cmd.
std::vector<KeyGroup> key_groups(bool mac);
}  // namespace handoff::web
