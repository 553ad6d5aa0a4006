// The shape of an invoice of Chargebee: its lines, and what was taken off them.
//
// A line for a plan or an add-on is part of the subscription; set-up fees (`plan_setup`), charges
// and ad-hoc lines are not. Amounts are before discount and tax.
//
// apidocs.chargebee.com/docs/api/invoices
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "io/json/json_reader.hpp"

namespace handoff::io {

struct InvoiceLine {
  std::string_view id;
  std::int64_t amount = 0;
  std::int64_t discount = 0;
  bool recurring = false;
};

struct LineDiscount {
  std::string_view line;
  std::string_view id;  // the coupon's or the discount's
  std::int64_t amount = 0;
};

struct ChargebeeInvoice {
  std::vector<InvoiceLine> lines;
  std::vector<LineDiscount> line_discounts;
  std::vector<std::string_view> discounts;  // the ids of all of them, for the whole invoice
  bool discounts_by_line = false;           // `line_discounts` are said
  bool has_lines = false;

  std::int64_t recurring_amount() const;
  bool recurs(std::string_view line) const;
  // Whether money was asked for a plan or an add-on. Of an invoice that has no lines: true.
  bool asks_for_period() const;
};

ChargebeeInvoice read_chargebee_lines(const Reader& invoice);

}  // namespace handoff::io
