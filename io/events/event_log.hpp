// A log of events that were read, from all sources: what a month of a large business fits in.
//
// The texts of ids stand in the tables of ids once, and those of types and kinds in one of the log,
// so that an event takes little more than what the core needs of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "io/events/interner.hpp"
#include "io/events/read_event.hpp"

namespace handoff::io {

class EventLog {
 public:
  // `ids` are those that the events are read with, and must outlive the log.
  explicit EventLog(const IdTables& ids) : ids_(ids) {}

  // The event, which came from the source of this number.
  void add(const ReadEvent& read, std::uint32_t source);

  std::size_t size() const { return kept_.size(); }
  core::PaymentEvent& event(std::size_t i) { return kept_[i].event; }
  const core::PaymentEvent& event(std::size_t i) const { return kept_[i].event; }
  bool is_event(std::size_t i) const { return kept_[i].is_event; }
  bool is_live(std::size_t i) const { return kept_[i].live; }
  bool in_list(std::size_t i) const { return kept_[i].in_list; }
  std::uint32_t source(std::size_t i) const { return kept_[i].source; }

  // The whole of it, as it was read.
  ReadEvent read(std::size_t i) const;

 private:
  struct Kept {
    core::PaymentEvent event;
    std::uint32_t id;  // the texts' numbers; zero where a table of ids has it
    std::uint32_t type;
    std::uint32_t kind;
    std::uint32_t note;
    std::uint32_t line;
    std::uint32_t source;
    std::uint32_t subscription;
    std::uint32_t customer;
    bool is_event;
    bool live;
    bool in_list;
  };

  std::uint32_t number(const std::string& text, std::string_view known = {});
  std::string text(std::uint32_t number, std::string_view known = {}) const;

  const IdTables& ids_;
  Interner texts_;
  std::vector<Kept> kept_;
};

}  // namespace handoff::io
