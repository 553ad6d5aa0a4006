// Cell names: "data.object.status", put together once of its parts and known by a number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::exports {

class CellNames {
 public:
  // Counted from 1 in the order in which names are met; zero is the record itself.
  using Name = std::uint32_t;

  // The name of a member of what `outer` is the name of.
  Name inside(Name outer, std::string_view member);

  std::string_view text(Name name) const { return texts_[name]; }

 private:
  struct Place {
    std::size_t hash = 0;
    Name name = 0;  // zero where the place is free
  };

  bool is(Name name, Name outer, std::string_view member) const;
  void grow();

  std::deque<std::string> texts_{""};  // a deque, so that its strings stay where they are
  std::vector<Name> outers_{0};
  std::vector<Place> index_;  // a power of two, and at least half of it free
};

}  // namespace handoff::exports
