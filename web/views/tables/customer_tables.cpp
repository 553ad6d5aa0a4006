#include "web/views/tables/customer_tables.hpp"

#include <algorithm>

#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web {
namespace {

constexpr double kDay_s = 86'400.0;

// What the animation would show at the end of each week.
TextTable story_table(const StoryView& story) {
  TextTable table{"The month as it flows, up to the end of each week",
                  {"Until (UTC)", "Paid", "Not in the CRM then", "At most at once", "Touched",
                   "Trial mails after the payment", "Duplicate events dropped", "Handed off twice",
                   "On the exception list then"},
                  {}};
  for (const StoryOutage& outage : story.outages)
    table.caption += "; " + outage.label + " from " +
                     charts::format_moment(story.clock_s + outage.from) + " to " +
                     charts::format_moment(story.clock_s + outage.to);
  const auto parts = static_cast<double>(story.outside.size());
  for (double from = 0.0; from < story.length; from += 7 * kDay_s) {
    const double to = std::min(from + 7 * kDay_s, story.length);
    const StoryCounts now = story.counts_at(to);
    float most = 0.0f;
    for (auto i = static_cast<std::size_t>(from / story.length * parts);
         i < static_cast<std::size_t>(to / story.length * parts); ++i)
      most = std::max(most, story.outside[i]);
    std::vector<std::string> row{charts::format_moment(story.clock_s + to)};
    for (const int count : {now.paid, now.outside, static_cast<int>(most), now.done, now.missends,
                            now.dropped, now.again, now.exceptions})
      row.push_back(std::to_string(count));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

std::vector<TextTable> customer_tables(const TraceView* trace, const NightView* night,
                                       const StoryView* story) {
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
  if (story != nullptr) tables.push_back(story_table(*story));
  return tables;
}

}  // namespace handoff::web
