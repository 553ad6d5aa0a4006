// The driver at its end, and with a store that fails: nobody is left without an answer, and no name without its text.
#include "service/driver/driver.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include "handoff/assets.hpp"
#include "service/store/database.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using namespace handoff::service;

namespace {

// A store in a folder of its own that goes with the test.
class StoreFile {
 public:
  StoreFile() : folder_(std::filesystem::temp_directory_path() / "handoff-driver-test") {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~StoreFile() { std::filesystem::remove_all(folder_); }
  std::string path() const { return (folder_ / "a.db").string(); }

 private:
  std::filesystem::path folder_;
};

EventInput converted(int n) {
  EventInput input;
  input.id = "evt_" + std::to_string(n);
  input.subscription = "sub_" + std::to_string(n);
  input.customer = "cus_" + std::to_string(n);
  input.plan = "growth";
  input.event.type = core::EventType::subscription_updated;
  input.event.status = core::SubscriptionStatus::active;
  input.event.previous_status = core::SubscriptionStatus::trialing;
  input.event.created = core::Time{1'790'000'000'000'000};
  input.event.had_trial = true;
  input.event.subscribed.mrr = core::dollars(350);
  input.event.subscribed.priced = true;
  return input;
}

std::unique_ptr<Driver> driver_on(const std::string& path) {
  auto store = Store::open(path);
  REQUIRE(store);
  DriverConfig config;
  config.scenario = std::string(assets::find("assets/scenarios/worked_example.json"));
  config.snapshot_inputs = 1;
  auto driver = Driver::open(*std::move(store), std::move(config));
  REQUIRE(driver);
  return *std::move(driver);
}

}  // namespace

TEST_CASE("A snapshot that could not be stored is stored at the end, with its names",
          "[service][driver]") {
  const StoreFile file;
  auto driver = driver_on(file.path());
  const Connection other(file.path(), OpenAs::owner);
  std::promise<bool> stored;
  // From the moment at which it is stored nothing more can be told: its names are not written yet.
  driver->take(converted(1), [&](bool durable) {
    const bool made = other.run(
        "create trigger full before insert on inputs begin select raise(fail, 'no room'); end");
    stored.set_value(durable && made);
  });
  REQUIRE(stored.get_future().get());
  while (driver->trouble().empty()) std::this_thread::yield();
  CHECK(driver->trouble().find("no room") != std::string::npos);
  driver->stop();
  driver.reset();
  auto store = Store::open(file.path());
  REQUIRE(store);
  std::vector<std::string> names;
  REQUIRE_FALSE((*store)->names([&](const Name& it) {
    names.push_back(it.text);
    return std::optional<core::Error>();
  }));
  CHECK(std::count(names.begin(), names.end(), "sub_1") == 1);
  CHECK(std::count(names.begin(), names.end(), "cus_1") >= 1);
}

TEST_CASE("Whoever waits when the driver ends is told", "[service][driver]") {
  constexpr int kMany = 6'000;  // more than one transaction takes
  const StoreFile file;
  auto driver = driver_on(file.path());
  std::atomic<int> asked{0}, told{0}, safe{0};
  std::promise<void> held, go;
  auto gone = go.get_future();
  ++asked;
  driver->take(converted(1), [&](bool durable) {
    held.set_value();
    gone.wait();
    ++told;
    safe += durable ? 1 : 0;
  });
  const auto count = [&](bool durable) {
    ++told;
    safe += durable ? 1 : 0;
  };
  held.get_future().wait();  // all others stand in line behind it
  for (int n = 2; n <= kMany; ++n) {
    ++asked;
    driver->take(converted(n), count);
  }
  std::thread ending([&] { driver->stop(); });
  // It ends from the moment on at which it takes nothing more.
  for (bool refused = false; !refused;) {
    ++asked;
    driver->take(converted(1), [&, begun = std::this_thread::get_id()](bool durable) {
      if (std::this_thread::get_id() == begun) refused = true;
      count(durable);
    });
  }
  go.set_value();
  ending.join();
  CHECK(told == asked);
  CHECK(safe > 0);
  CHECK(safe < asked);
}
