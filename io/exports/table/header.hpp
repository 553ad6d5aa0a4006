// Header: a column's name in the form in which it is compared.
//
//   "Trial End (UTC)"                 "trial end", hint "UTC"
//   account_id (metadata)             "account id", hint "metadata"
//   hs_v2_date_entered_customer       "hs v2 date entered customer"
//   CreatedDate                       "created date"
//   Date entered 'Customer (...)'     with plain double quotes
//
// Vendors rename columns, spreadsheets change their quotes, APIs and dashboards write the same name
// in different ways: letters, blanks and underscores of any kind count the same.
#pragma once

#include <string>
#include <string_view>

namespace handoff::exports {

struct Header {
  std::string text;  // as the file has it, without blanks around it
  std::string name;  // in the form that is compared
  std::string hint;  // what stands in brackets after it

  bool is_metadata() const { return hint == "metadata"; }
  // "Amount Paid (UTC)" as dashboards write it; "amount_paid", "AMOUNT_PAID" as programs do.
  bool is_label() const;
  // "property_createdate": a warehouse's copy of a CRM's property, whose times are UTC.
  bool is_replica() const { return name.starts_with("property "); }
};

Header header_of(std::string_view cell);

// ASCII letters in lower case, blanks around it gone.
std::string lower(std::string_view text);
std::string_view trimmed(std::string_view text);

}  // namespace handoff::exports
