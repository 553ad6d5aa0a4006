// Tax inside prices: what of an item's price is tax, and no revenue.
//
// A price says whether its amounts include tax (`tax_behavior`). How much tax that is stands on the
// subscription or invoice only where fixed tax rates are given: the item's own, else the defaults
// of the whole. Where Stripe works the tax out, the subscription does not say it, but the lines of
// its invoices do; until then the amount is not known. A price that leaves it open goes by the
// account's setting (docs.stripe.com/api/tax/settings, `defaults.tax_behavior`), which no event
// shows. That US and Canadian dollars are then without tax, as is common there, is an assumption;
// in other currencies the amount is not known.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "io/events/stripe/stripe_price.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

class TaxInside {
 public:
  // `holder` is the subscription or the invoice, which must outlive this.
  explicit TaxInside(const Reader& holder) : holder_(holder) {}

  // The rate of the tax in the price of an item, or of a line, of the holder, which is billed in
  // this currency: of PricedItem::kWholeTax. Nothing: there may be some, and how much is not said.
  std::optional<std::int64_t> rate(const Reader& item, core::Currency currency) const;

 private:
  Reader holder_;
};

// Leaves the tax out of the items' amounts; one that has tax in it of which nobody says how much is
// not known any more.
void leave_tax_out(std::span<PricedItem> items);

}  // namespace handoff::io
