// Transport over MPI: a module of its own, which the program loads when it is asked to (cluster/join.hpp), so that without
// --mpi nobody needs MPI or waits for it.
//
// One thread, point-to-point messages only, and the C interface, which all of MPI's versions have. A message that does
// not fit into what MPI sends at once (some kilobytes) is kept until the other side has asked for it.
#include <mpi.h>

#include <algorithm>
#include <list>
#include <memory>
#include <utility>

#include "cluster/mpi_module.hpp"

namespace handoff::cluster {
namespace {

constexpr int kTag = 0;

class MpiTransport final : public Transport {
 public:
  MpiTransport() {
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &size_);
  }

  int rank() const override { return rank_; }
  int size() const override { return size_; }

  void send(int to, std::span<const std::uint8_t> message) override {
    forget_sent();
    Sent& it = sent_.emplace_back();
    it.bytes.assign(message.begin(), message.end());
    MPI_Isend(it.bytes.data(), static_cast<int>(it.bytes.size()), MPI_BYTE, to, kTag, MPI_COMM_WORLD,
              &it.request);
  }

  std::optional<Received> receive() override {
    int there = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, kTag, MPI_COMM_WORLD, &there, &status);
    if (there == 0) return std::nullopt;
    int size = 0;
    MPI_Get_count(&status, MPI_BYTE, &size);
    Received it{status.MPI_SOURCE, std::vector<std::uint8_t>(static_cast<std::size_t>(size))};
    MPI_Recv(it.bytes.data(), size, MPI_BYTE, it.from, kTag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    return it;
  }

  bool sending() override {
    forget_sent();
    return !sent_.empty();
  }

  void leave() override {
    for (Sent& it : sent_) MPI_Wait(&it.request, MPI_STATUS_IGNORE);
    sent_.clear();
    MPI_Finalize();
  }

  void abandon(int exit_code) override { MPI_Abort(MPI_COMM_WORLD, exit_code); }

 private:
  // A list, since MPI keeps the bytes' address.
  struct Sent {
    std::vector<std::uint8_t> bytes;
    MPI_Request request = MPI_REQUEST_NULL;
  };

  void forget_sent() {
    sent_.remove_if([](Sent& it) {
      int done = 0;
      MPI_Test(&it.request, &done, MPI_STATUS_IGNORE);
      return done != 0;
    });
  }

  int rank_ = 0;
  int size_ = 1;
  std::list<Sent> sent_;
};

}  // namespace
}  // namespace handoff::cluster

extern "C" handoff::cluster::Transport* handoff_join_mpi(int* argc, char*** argv) {
  int provided = 0;
  // The thread that saves touches files alone.
  if (MPI_Init_thread(argc, argv, MPI_THREAD_FUNNELED, &provided) != MPI_SUCCESS) return nullptr;
  return std::make_unique<handoff::cluster::MpiTransport>().release();
}
