// Autosave schedule: the address and the browser's storage follow the inputs, so that neither a reload nor a
// closed tab loses them.
//
// Both are written once nothing has changed for a moment, because browsers limit how often an
// address may change. What was opened from a link is kept only when the user changes it, so that
// looking at a colleague's link does not take the place of one's own scenario.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "web/app/state.hpp"

namespace handoff::web {

class AutosaveSchedule {
 public:
  // What the address and the storage held when the visit began.
  void begin(std::string link, const KeptScenarios& kept) {
    link_ = std::move(link);
    kept_number_ = kept.number;
  }

  void changed(double now_ms);
  // Once in each frame: writes when it is time, and asks to be called again until then.
  void follow(const State& state, double now_ms);
  // Without waiting: the tab may be about to go.
  void write(const State& state);

  // The address changed because we wrote it.
  bool wrote(std::string_view link) const { return link == link_; }

 private:
  bool write_kept(const KeptScenarios& kept);

  std::string link_;               // as it stands in the address
  double due_ms_ = 0.0;            // 0: nothing to write
  std::uint64_t kept_number_ = 0;  // of the kept scenarios, as they stand in the storage
  bool refused_ = false;           // the storage did not take it, and the user knows
};

// The key under which the inputs are kept.
inline constexpr const char* kKeptKey = "scenario";
// The key for the user's own customers, which stay in the tab (web/js/storage.js).
inline constexpr const char* kCustomersKey = "customers";
// The same of those that the user has given a name.
inline constexpr const char* kNamedKey = "scenarios";

}  // namespace handoff::web
