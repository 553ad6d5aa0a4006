// A month's story as the files that a company would have of it: the same facts in the words, shapes and clocks of five
// sets of tools, which together are every source but Mailchimp's, whose exports have no time of a mail.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "tests/evidence/round_trip/month_story.hpp"

namespace handoff::testing {

enum class FileSet : std::uint8_t { neutral, dashboard, api, events, warehouse };

struct FileSetInfo {
  FileSet set;
  std::string_view name;
};
inline constexpr std::array kFileSets{
    FileSetInfo{FileSet::neutral, "neutral log"},
    FileSetInfo{FileSet::dashboard, "Stripe CSV, HubSpot CSV, Customer.io, Calendly"},
    FileSetInfo{FileSet::api, "Stripe API, HubSpot API and mail events, Intercom conversations"},
    FileSetInfo{FileSet::events, "Stripe events, Salesforce, Intercom receipts, tasks"},
    FileSetInfo{FileSet::warehouse, "warehouse tables, HubSpot history, Iterable, Zendesk"},
};

struct ExportFile {
  std::string name;
  std::string text;
};

// Whoever exported CRM and calendar of the dashboard set sat in `zone`.
std::vector<ExportFile> written(FileSet set, const std::vector<PersonStory>& stories,
                                const core::TimeZone& zone);

}  // namespace handoff::testing
