// See customer_tables.hpp.
#include "web/view_models/customer_tables.hpp"

namespace handoff::web {

std::vector<TextTable> customer_tables(const TraceView* trace, const NightView* night) {
  std::vector<TextTable> tables;
  if (trace != nullptr) {
    tables.push_back({"Customer " + std::to_string(trace->who.customer) + " of " +
                          std::to_string(trace->customers) + " in month " +
                          std::to_string(trace->who.replication) + ": " + trace->title +
                          ", converted " + trace->converted,
                      {"Customer's clock", "Since the payment", "What happened"},
                      trace->lines});
  }
  if (night != nullptr) {
    TextTable table{"One customer's night: " + night->who,
                    {"Under", "Customer's clock", "Since the payment", "What happened"},
                    {}};
    for (const NightSide& side : night->sides)
      for (const NightEvent& event : side.events)
        table.rows.push_back({side.title, event.clock, since_text(event.at_s), event.words});
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace handoff::web
