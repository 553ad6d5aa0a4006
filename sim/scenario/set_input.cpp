// One editor puts the value in and keeps what was there before, another one puts that back.
#include "sim/scenario/set_input.hpp"

#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>

#include "sim/scenario/check.hpp"
#include "sim/scenario/distribution_input.hpp"
#include "sim/scenario/field_path.hpp"
#include "sim/scenario/fields.hpp"
#include "sim/scenario/inputs.hpp"

namespace handoff::sim {
namespace {

// Goes through the fields and looks into those lists only that lead to the path.
class AtPath : public ScenarioEditor {
 public:
  explicit AtPath(std::string_view path) : path_(path) {}

  void begin(std::string_view key, std::string_view) final { at_.enter(key); }
  void end() final { at_.leave(); }

  void list(std::string_view key, ListRef& values, const ListInfo&) final {
    at_.enter(key);
    for (std::size_t i = 0; i < values.size() && is_inside(path_, at_.text()); ++i) {
      at_.enter(i);
      values.visit(i, *this);
      at_.leave();
    }
    at_.leave();
  }

 protected:
  ~AtPath() = default;

  bool is_here(std::string_view key) const { return at_.is(key, path_); }
  std::string path_of(std::string_view key) const { return at_.of(key); }
  std::string_view path() const { return path_; }

 private:
  std::string_view path_;
  FieldPath at_;
};

// Of a choice: the position of its name.
struct Position {
  std::size_t index;
};
using Former = std::variant<std::monostate, FieldValue, Position>;

// Nearest whole number, halves upward. Adding a half first would round the largest ones twice.
std::int64_t whole(double value) {
  const double below = std::floor(value);
  return static_cast<std::int64_t>(below) + (value - below >= 0.5 ? 1 : 0);
}

double character_count(std::string_view letters) {
  std::size_t count = 0;
  for (const char c : letters) count += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u ? 1 : 0;
  return static_cast<double>(count);
}

class Put final : public AtPath {
 public:
  Put(std::string_view path, const InputValue& value) : AtPath(path), value_(value.any()) {}

  void field(std::string_view key, FieldRef at, const FieldInfo& info) override {
    if (done()) return;
    if (auto* distribution = std::get_if<Distribution*>(&at))
      put_parameter(key, **distribution, info);
    if (!is_here(key)) return;
    std::visit(
        [&]<class Field>(Field* it) {
          Field changed = *it;
          fits_ = put(changed, info);
          if (error || !fits_) return;
          former = FieldValue(std::exchange(*it, std::move(changed)));
        },
        at);
  }

  void choice(std::string_view key, std::size_t& it, std::span<const std::string_view> names,
              const FieldInfo&) override {
    if (done() || !is_here(key)) return;
    if (const auto* number = std::get_if<double>(&value_)) {
      fits_ = true;
      if (is_within(*number, 0, static_cast<double>(names.size() - 1)))
        former = Position{std::exchange(it, static_cast<std::size_t>(whole(*number)))};
    }
    if (const auto* name = std::get_if<std::string>(&value_)) {
      fits_ = true;
      for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == *name) former = Position{std::exchange(it, i)};
      }
      if (std::holds_alternative<std::monostate>(former)) complain("has no choice of this name");
    }
  }

  // What is wrong with the path or the kind of value, if nothing was wrong with its size.
  void finish() {
    if (error || fits_) return;
    const bool number = std::holds_alternative<double>(value_);
    complain(number ? "is no input with a number for a value" : "is no input with such a value");
  }

  Former former;
  std::optional<core::Error> error;

 private:
  bool done() const { return fits_ || error; }

  void complain(std::string what) { error = core::Error{std::string(path()), std::move(what)}; }

  bool is_within(double value, double min, double max) {
    if (value >= min && value <= max) return true;
    complain(plain_number(value) + " is outside of " + plain_number(min) + " to " +
             plain_number(max) + ", which is allowed");
    return false;
  }

  bool is_within(const Distribution& it, const FieldInfo& info) {
    if (const auto wrong = parameters_wrong(it)) {
      complain(wrong->what);
      return false;
    }
    const auto outside = quantity_outside(it, info.min, info.max);
    return !outside || is_within(*outside, info.min, info.max);
  }

  // One parameter of a distribution whose family has it.
  void put_parameter(std::string_view key, Distribution& it, const FieldInfo& info) {
    const auto* number = std::get_if<double>(&value_);
    const std::string distribution = path_of(key);
    if (number == nullptr || !is_inside(path(), distribution)) return;
    const std::string_view name = path().substr(distribution.size() + 1);
    const FamilyInfo& family = info_of(it.family());
    const auto count = static_cast<std::size_t>(family.parameter_count);
    std::array<double, Distribution::kMaxParameters> parameters{};
    for (std::size_t i = 0; i < count; ++i) {
      fits_ = fits_ || family.parameter_names[i] == name;
      parameters[i] =
          family.parameter_names[i] == name ? *number : it.parameter(static_cast<int>(i));
    }
    if (!fits_) return;
    const auto made = make_distribution(it.family(), {parameters.data(), count});
    if (!made) return complain(made.error().what);
    if (is_within(*made, info)) former = FieldValue(std::exchange(it, *made));
  }

  // Whether this type of field takes this kind of value; one that is out of its limits is an error.
  template <class Field>
  bool put(Field& it, const FieldInfo& info) {
    if constexpr (requires { put_number(it, 0.0, info); }) {
      if (const auto* number = std::get_if<double>(&value_)) {
        if (is_within(*number, info.min, info.max)) put_number(it, *number, info);
        return true;
      }
    }
    if constexpr (requires { put_own(it, info); }) return put_own(it, info);
    return false;
  }

  // As sim/scenario/inputs.hpp has it.
  static void put_number(bool& it, double number, const FieldInfo&) { it = number >= 0.5; }
  static void put_number(int& it, double number, const FieldInfo&) {
    it = static_cast<int>(whole(number));
  }
  static void put_number(std::uint64_t& it, double number, const FieldInfo&) {
    it = static_cast<std::uint64_t>(whole(number));
  }
  static void put_number(double& it, double number, const FieldInfo&) { it = number; }
  static void put_number(core::Duration& it, double seconds, const FieldInfo&) {
    it = core::Duration{whole(seconds * 1e6)};
  }
  static void put_number(core::Money& it, double dollars, const FieldInfo&) {
    it = core::Money{whole(dollars * 100)};
  }
  void put_number(Distribution& it, double wanted, const FieldInfo& info) {
    const double mean = it.mean();
    if (mean > 0 && mean < std::numeric_limits<double>::infinity())
      it = scaled(it, wanted / mean);
    else if (mean == 0)
      it = Distribution::constant(wanted);
    else
      return complain("has no finite mean; set its parameters instead");
    (void)is_within(it, info);
  }

  // A value of the field's own type, if it is one, and `size` is within the field's limits.
  template <class Field, class SizeOf>
  bool take(Field& it, const FieldInfo& info, SizeOf size_of) {
    const auto* own = std::get_if<Field>(&value_);
    if (own == nullptr) return false;
    if (is_within(size_of(*own), info.min, info.max)) it = *own;
    return true;
  }
  // One without limits.
  template <class Field>
  bool take(Field& it) {
    const auto* own = std::get_if<Field>(&value_);
    if (own != nullptr) it = *own;
    return own != nullptr;
  }

  bool put_own(bool& it, const FieldInfo&) { return take(it); }
  bool put_own(std::string& it, const FieldInfo& info) { return take(it, info, character_count); }
  bool put_own(core::Duration& it, const FieldInfo& info) {
    return take(it, info, [](core::Duration value) { return value.seconds(); });
  }
  bool put_own(core::Time& it, const FieldInfo& info) {
    return take(it, info, [](core::Time value) { return static_cast<double>(value.us) / 1e6; });
  }
  bool put_own(core::Money& it, const FieldInfo& info) {
    return take(it, info, [](core::Money value) { return value.units(); });
  }
  bool put_own(core::Currency& it, const FieldInfo&) { return take(it); }
  bool put_own(core::OpenHours& it, const FieldInfo&) { return take(it); }
  bool put_own(RangeEnd& it, const FieldInfo& info) {
    return take(it, info, [](const RangeEnd& value) { return value.value; });
  }
  bool put_own(Distribution& it, const FieldInfo& info) {
    if (!take(it)) return false;
    (void)is_within(it, info);
    return true;
  }

  const InputValue::Any& value_;
  bool fits_ = false;
};

class PutBack final : public AtPath {
 public:
  PutBack(std::string_view path, Former former) : AtPath(path), former_(std::move(former)) {}

  void field(std::string_view key, FieldRef at, const FieldInfo&) override {
    auto* former = std::get_if<FieldValue>(&former_);
    const bool parameter = std::holds_alternative<Distribution*>(at);
    if (former == nullptr || !(is_here(key) || (parameter && is_inside(path(), path_of(key)))))
      return;
    std::visit(
        [&]<class Field>(Field* it) {
          assert(std::holds_alternative<Field>(*former));
          *it = std::get<Field>(std::move(*former));
        },
        at);
    former_ = std::monostate{};
  }

  void choice(std::string_view key, std::size_t& it, std::span<const std::string_view>,
              const FieldInfo&) override {
    const auto* former = std::get_if<Position>(&former_);
    if (former != nullptr && is_here(key)) it = former->index;
  }

 private:
  Former former_;
};

}  // namespace

std::optional<core::Error> put_input(Scenario& scenario, std::string_view path,
                                     const InputValue& value) {
  Put put(path, value);
  edit_scenario(scenario, put);
  put.finish();
  return std::move(put.error);
}

std::optional<core::Error> set_input(Scenario& scenario, std::string_view path,
                                     const InputValue& value) {
  Put put(path, value);
  edit_scenario(scenario, put);
  put.finish();
  if (put.error) return std::move(put.error);
  auto wrong = check(scenario);
  if (!wrong) return std::nullopt;
  PutBack back(path, std::move(put.former));
  edit_scenario(scenario, back);
  return wrong;
}

}  // namespace handoff::sim
