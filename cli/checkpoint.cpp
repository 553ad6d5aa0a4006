// One copy under way at a time: a disk that is slower than the clock gets fewer of them.
#include "cli/checkpoint.hpp"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace handoff::cli {
namespace {

#ifdef __EMSCRIPTEN__
constexpr std::launch kBesides = std::launch::deferred;  // there is one thread
#else
constexpr std::launch kBesides = std::launch::async;
#endif

std::optional<core::Error> write_bytes(const std::string& path,
                                       const std::vector<std::uint8_t>& bytes) {
  auto output = io::Output::open(path);
  if (!output) return output.error();
  const auto* letters = reinterpret_cast<const char*>(bytes.data());
  if (auto error = output->write(std::string_view(letters, bytes.size()))) return error;
  return output->close(io::Output::Until::on_disk);
}

}  // namespace

Checkpoint::Checkpoint(std::string path, core::Duration every)
    : path_(std::move(path)),
      every_(std::chrono::microseconds(every.us)),
      next_(Clock::now() + every_) {}

core::Result<Checkpoint> Checkpoint::open(const std::string& path, core::Duration every) {
  if (const auto tried = io::Output::open(path); !tried) return tried.error();
  return Checkpoint(path, every);
}

std::optional<core::Error> Checkpoint::written() {
  return under_way_.valid() ? under_way_.get() : std::nullopt;
}

std::optional<core::Error> Checkpoint::look(const sim::ReplicationStore& store) {
  if (Clock::now() < next_ || !io::Output::replaces(path_)) return std::nullopt;
  if (under_way_.valid() &&
      under_way_.wait_for(Clock::duration::zero()) == std::future_status::timeout)
    return std::nullopt;
  auto error = written();
  under_way_ = std::async(
      kBesides, [path = path_, bytes = store.bytes()] { return write_bytes(path, bytes); });
  if (kBesides == std::launch::deferred) under_way_.wait();
  next_ = Clock::now() + every_;
  return error;
}

std::optional<core::Error> Checkpoint::finish(const sim::ReplicationStore& store) {
  static_cast<void>(written());  // the one that follows is of more
  return write_bytes(path_, store.bytes());
}

}  // namespace handoff::cli
