#include "io/exports/sources/crm/crm_words.hpp"

#include <algorithm>
#include <array>

namespace handoff::exports {
namespace {

template <std::size_t N>
bool is_in(std::string_view word, const std::array<std::string_view, N>& table) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

// HubSpot's in the languages of its labels that are known, Salesforce's usual ones.
constexpr std::array<std::string_view, 12> kCustomer{
    "customer",          "cliente", "kunde",      "client",    "klant",
    "asiakas",           "klient",  "closed won", "converted", "active customer",
    "customer - direct", "won"};

constexpr std::array<std::string_view, 9> kStages{
    "subscriber",  "lead",       "marketingqualifiedlead", "marketing qualified lead",
    "opportunity", "evangelist", "salesqualifiedlead",     "sales qualified lead",
    "other"};

constexpr std::array<std::string_view, 6> kBulk{"import",    "bulk",  "batch",
                                                "migration", "merge", "mass"};

}  // namespace

bool means_customer(std::string_view value) { return is_in(value, kCustomer); }

bool is_stage(std::string_view value) { return means_customer(value) || is_in(value, kStages); }

bool changes_in_bulk(std::string_view source) {
  return std::any_of(kBulk.begin(), kBulk.end(),
                     [&](std::string_view word) { return source.find(word) != source.npos; });
}

}  // namespace handoff::exports
