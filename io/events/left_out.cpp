// Each reason in words, and whether it is a fault.
#include "io/events/left_out.hpp"

#include <utility>

#include "io/text/concat.hpp"

namespace handoff::io {
namespace {

using core::SetAside;

struct Words {
  std::string_view one;
  std::string_view many;
  bool fault;
};

constexpr std::array<Words, kWhysLeftOut> kWords{{
    {"line that is no event", "lines that are no events", false},
    {"object that is no payment event", "objects that are no payment events", true},
    {"text that is broken JSON", "texts that are broken JSON", true},
    {"event that cannot be read", "events that cannot be read", true},
    {"event of test mode", "events of test mode", false},
    {"event with a status that is not known", "events with a status that is not known", true},
    {"event with something unreadable in it", "events with something unreadable in them", true},
    {"event without its object", "events without their objects", true},
    {"object without an event around it", "objects without an event around them", true},
}};

const Words& words(std::size_t why) { return kWords[why]; }

}  // namespace

std::optional<WhyLeftOut> why_set_aside(SetAside set_aside) {
  switch (set_aside) {
    case SetAside::none:
      return std::nullopt;
    case SetAside::test_mode:
      return WhyLeftOut::test_mode;
    case SetAside::unknown_status:
      return WhyLeftOut::unknown_status;
    case SetAside::unreadable:
      return WhyLeftOut::unreadable;
    case SetAside::without_object:
      return WhyLeftOut::without_object;
  }
  return std::nullopt;
}

void LeftOut::add(WhyLeftOut why, core::Error example) {
  Entry& entry = entries_[static_cast<std::size_t>(why)];
  ++entry.count;
  if (entry.examples.size() < kExamples) entry.examples.push_back(example.line());
  if (!first_ && why < WhyLeftOut::test_mode) first_ = std::move(example);
}

bool LeftOut::is_faulty() const {
  for (std::size_t why = 0; why < kWhysLeftOut; ++why) {
    if (words(why).fault && entries_[why].count > 0) return true;
  }
  return false;
}

std::string LeftOut::text() const {
  std::string text;
  for (std::size_t why = 0; why < kWhysLeftOut; ++why) {
    const Entry& entry = entries_[why];
    if (entry.count == 0) continue;
    text += joined({"left out: ", std::to_string(entry.count), " ",
                    entry.count == 1 ? words(why).one : words(why).many, "\n"});
    for (const std::string& example : entry.examples) text += "  " + example + '\n';
    if (entry.count > entry.examples.size()) text += "  ...\n";
  }
  return text;
}

}  // namespace handoff::io
