// What is missing counts as zero: an invoice is never refused for its lines.
#include "io/events/chargebee/chargebee_invoice.hpp"

#include <algorithm>
#include <array>

#include "core/conversion/revenue.hpp"
#include "io/json/shape.hpp"

namespace handoff::io {
namespace {

constexpr std::array<std::string_view, 4> kRecurringTypes{"plan_item_price", "addon_item_price",
                                                          "plan", "addon"};

std::int64_t amount_in(const Reader& holder, std::string_view key) {
  return holder.maybe_integer(key, -core::kMaxUnitAmount, core::kMaxUnitAmount).value_or(0);
}

InvoiceLine read_invoice_line(const Reader& line) {
  InvoiceLine read;
  const std::string_view type = line.maybe_text("entity_type").value_or("");
  read.id = line.maybe_text("id", kMaxIdBytes).value_or("");
  read.amount = amount_in(line, "amount");
  read.discount =
      amount_in(line, "discount_amount") + amount_in(line, "item_level_discount_amount");
  read.recurring =
      std::find(kRecurringTypes.begin(), kRecurringTypes.end(), type) != kRecurringTypes.end();
  return read;
}

std::string_view discount_id(const Reader& discount) {
  const std::string_view coupon = discount.maybe_text("coupon_id", kMaxIdBytes).value_or("");
  return coupon.empty() ? discount.maybe_text("entity_id", kMaxIdBytes).value_or("") : coupon;
}

// Credits are money, no discount.
bool is_discount(const Reader& discount, std::string_view key) {
  return !discount.maybe_text(key).value_or("").ends_with("_credits");
}

}  // namespace

std::int64_t ChargebeeInvoice::recurring_amount() const {
  std::int64_t sum = 0;
  for (const InvoiceLine& line : lines) {
    if (line.recurring) sum += line.amount;
  }
  return sum;
}

bool ChargebeeInvoice::recurs(std::string_view id) const {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const InvoiceLine& line) { return line.recurring && line.id == id; });
}

bool ChargebeeInvoice::asks_for_period() const {
  const auto asks = [](const InvoiceLine& line) {
    return line.recurring && line.amount > line.discount;
  };
  return !has_lines || std::any_of(lines.begin(), lines.end(), asks);
}

ChargebeeInvoice read_chargebee_lines(const Reader& invoice) {
  ChargebeeInvoice read;
  read.has_lines = invoice.has_value("line_items");
  read.discounts_by_line = invoice.has_value("line_item_discounts");
  each_object(invoice, "line_items",
              [&](const Reader& line) { read.lines.push_back(read_invoice_line(line)); });
  each_object(invoice, "line_item_discounts", [&](const Reader& discount) {
    if (!is_discount(discount, "discount_type")) return;
    read.line_discounts.push_back({discount.maybe_text("line_item_id", kMaxIdBytes).value_or(""),
                                   discount_id(discount), amount_in(discount, "discount_amount")});
  });
  each_object(invoice, "discounts", [&](const Reader& discount) {
    if (is_discount(discount, "entity_type")) read.discounts.push_back(discount_id(discount));
  });
  return read;
}

}  // namespace handoff::io
