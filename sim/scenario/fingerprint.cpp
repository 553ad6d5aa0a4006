// A visitor of the scenario's fields that mixes path and value of each.
#include "sim/scenario/fingerprint.hpp"

#include <string_view>

#include "core/base/hash.hpp"
#include "sim/scenario/fields.hpp"

namespace handoff::sim {
namespace {

class Mixer final : public ScenarioVisitor {
 public:
  void field(std::string_view key, FieldView value, const FieldInfo&) override {
    text(key);
    if (changes_nothing(key))
      text("");
    else
      std::visit([this](const auto* it) { add(*it); }, value);
  }

  void choice(std::string_view key, std::size_t value, std::span<const std::string_view>,
              const FieldInfo&) override {
    text(key);
    word(value);
  }

  void begin(std::string_view key, std::string_view) override {
    text(key);
    ++depth_;
  }
  void end() override {
    word(kEnd);
    --depth_;
  }

  void list(std::string_view key, const ListView& elements, const ListInfo&) override {
    text(key);
    if (changes_nothing(key)) return word(0);
    word(elements.size());
    for (std::size_t i = 0; i < elements.size(); ++i) {
      ++depth_;
      elements.visit(i, *this);
      --depth_;
    }
  }

  std::uint64_t hash() const { return hash_; }

 private:
  static constexpr std::uint64_t kEnd = 0xe2d;

  // The words about the scenario and its ranges count as empty.
  bool changes_nothing(std::string_view key) const {
    return depth_ == 0 && (key == "name" || key == "description" || key == "uncertain");
  }

  void word(std::uint64_t bits) { hash_ = core::mixed(hash_, bits); }
  void text(std::string_view letters) {
    word(letters.size());
    for (const char letter : letters) word(static_cast<unsigned char>(letter));
  }

  void add(bool value) { word(value ? 1 : 0); }
  void add(int value) { word(static_cast<std::uint64_t>(std::int64_t{value})); }
  void add(std::uint64_t value) { word(value); }
  void add(double value) { word(__builtin_bit_cast(std::uint64_t, value)); }
  void add(const std::string& value) { text(value); }
  void add(const RangeEnd& value) { add(value.value); }
  void add(core::Time value) { word(static_cast<std::uint64_t>(value.us)); }
  void add(core::Duration value) { word(static_cast<std::uint64_t>(value.us)); }
  void add(core::Money value) { word(static_cast<std::uint64_t>(value.cents)); }
  void add(core::Currency value) { text({value.code, 3}); }
  void add(const core::OpenHours& value) {
    add(value.from_minute);
    add(value.to_minute);
    word(value.weekdays);
  }
  void add(const Distribution& value) {
    word(static_cast<std::uint64_t>(value.family()));
    for (int i = 0; i < Distribution::kMaxParameters; ++i) add(value.parameter(i));
    word(value.points().size());
    for (const QuantilePoint& point : value.points()) {
      add(point.probability);
      add(point.value);
    }
  }

  std::uint64_t hash_ = 0;
  int depth_ = 0;  // 0: an input of the scenario itself
};

}  // namespace

std::uint64_t fingerprint_of(const Scenario& scenario) {
  Mixer mixer;
  visit_scenario(scenario, mixer);
  return scenario.past ? core::mixed(mixer.hash(), scenario.past.hash()) : mixer.hash();
}

}  // namespace handoff::sim
