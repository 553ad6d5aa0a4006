// Records: what the CRM has been told of contacts and deals, word for word, and what it had before.
#pragma once

#include <string>
#include <vector>

#include "io/json/document.hpp"
#include "service/sandbox/crm_fields.hpp"
#include "service/sandbox/directory.hpp"
#include "service/sandbox/play_clock.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sandbox {

class Records {
 public:
  Records(const sim::Scenario& scenario, const Directory& directory, const PlayClock& clock)
      : scenario_(scenario),
        directory_(directory),
        clock_(clock),
        contacts_(directory.size()),
        deals_(directory.size()) {}

  void write_contact(Position position, const Fields& fields) {
    merge(contacts_[position], fields);
  }
  void write_deal(Position position, const Fields& fields) { merge(deals_[position], fields); }

  // All properties of a contact, as texts.
  Fields contact(Position position) const;
  Fields deal(Position position) const;

 private:
  static void merge(Fields& into, const Fields& fields) {
    for (const auto& [name, value] : fields) into[name] = value;
  }

  const sim::Scenario& scenario_;
  const Directory& directory_;
  const PlayClock& clock_;
  std::vector<Fields> contacts_;
  std::vector<Fields> deals_;
};

}  // namespace handoff::sandbox
