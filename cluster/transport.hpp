// Transport: bytes between the ranks of one job, numbered from 0.
//
// Messages between two ranks arrive in the order in which they were sent. Nothing blocks but `leave`: a message that is
// sent is on its way while its sender works, and gets on whenever its sender asks for what has come in. There is
// one over MPI (cluster/mpi) and one between threads (tests/cluster).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace handoff::cluster {

struct Received {
  int from = 0;
  std::vector<std::uint8_t> bytes;
};

class Transport {
 public:
  Transport() = default;
  virtual ~Transport() = default;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;

  virtual int rank() const = 0;
  virtual int size() const = 0;

  virtual void send(int to, std::span<const std::uint8_t> message) = 0;
  virtual std::optional<Received> receive() = 0;
  // Messages that are not wholly on their way yet.
  virtual bool sending() = 0;

  // The end, in which all ranks wait for each other.
  virtual void leave() = 0;
  // The end of all ranks without waiting, since one of them is lost.
  virtual void abandon(int exit_code) = 0;
};

}  // namespace handoff::cluster
