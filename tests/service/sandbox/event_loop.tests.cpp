// In order of time, and first come first served at the same time.
#include "service/sandbox/event_loop.hpp"

#include <thread>
#include <vector>

#include "tests/catch.hpp"

namespace handoff::sandbox {

TEST_CASE("A loop does things when they are due, in the order in which they were asked for",
          "[sandbox]") {
  EventLoop loop;
  std::vector<int> done;
  const auto now = EventLoop::Steady::now();
  loop.at(now + std::chrono::milliseconds(20), [&] { done.push_back(4); });
  loop.at(now + std::chrono::milliseconds(5), [&] { done.push_back(2); });
  loop.at(now + std::chrono::milliseconds(5), [&] { done.push_back(3); });
  loop.post([&] { done.push_back(1); });
  loop.at(now + std::chrono::milliseconds(25), [&] { loop.stop(); });
  loop.run();
  CHECK(done == std::vector{1, 2, 3, 4});
  CHECK(EventLoop::Steady::now() - now >= std::chrono::milliseconds(25));
}

TEST_CASE("Other threads may post while the loop waits", "[sandbox]") {
  EventLoop loop;
  int done = 0;
  std::thread other([&] {
    for (int i = 0; i < 1000; ++i) loop.post([&] { ++done; });
    loop.post([&] { loop.stop(); });
  });
  loop.run();
  other.join();
  CHECK(done == 1000);
}

}  // namespace handoff::sandbox
