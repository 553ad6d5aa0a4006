// Old and new shapes differ in where things stand; each difference has one function.
#include "io/events/stripe/stripe_lines.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "io/events/stripe/stripe_amount.hpp"
#include "io/events/stripe/stripe_line_amount.hpp"
#include "io/events/stripe/stripe_period.hpp"
#include "io/events/stripe/stripe_price.hpp"
#include "io/events/stripe/stripe_tax.hpp"
#include "io/json/shape.hpp"
#include "io/text/reader_mutant.hpp"

namespace handoff::io {
namespace {

enum class LineKind { subscription, prorated, one_off, unsaid };

LineKind kind_of_parent(const Reader& parent) {
  const std::string_view type = parent.maybe_text("type").value_or("");
  if (type.empty()) return LineKind::unsaid;
  if (type != "subscription_item_details") return LineKind::one_off;
  const auto details = parent.maybe_object("subscription_item_details");
  const bool prorated = details && details->maybe_boolean("proration").value_or(false);
  return prorated ? LineKind::prorated : LineKind::subscription;
}

bool is_bought_once(const Reader& line) {
  if (!line.has_value("price") || !line.value().find("price")->is_object()) return false;
  return line.object("price").maybe_text("type").value_or("") == "one_time";
}

// A prorated line corrects an earlier one and would count the subscription twice.
LineKind kind_of(const Reader& line) {
  if (broken(ReaderMutant::prorated_line_counts)) return LineKind::subscription;
  if (line.maybe_boolean("proration").value_or(false)) return LineKind::prorated;
  if (broken(ReaderMutant::one_off_line_counts)) return LineKind::subscription;
  if (is_bought_once(line)) return LineKind::one_off;
  if (const auto parent = line.maybe_object("parent")) return kind_of_parent(*parent);
  const std::string_view type = line.maybe_text("type").value_or("");
  if (type.empty()) return LineKind::unsaid;
  return type == "subscription" ? LineKind::subscription : LineKind::one_off;
}

class LineReader {
 public:
  LineReader(const Reader& invoice, const DiscountRules& rules, bool whole_periods)
      : rules_(rules), whole_periods_(whole_periods), tax_(invoice) {
    read_discounts(invoice, rules, known_);
    const auto amounts = invoice.maybe_array("total_discount_amounts");
    for (std::size_t i = 0; amounts && i < amounts->size(); ++i) {
      off_invoice_.push_back(discount_of(amounts->element(i)));
    }
  }

  void add(const Reader& line) {
    const LineKind kind = kind_of(line);
    tells_ |= kind != LineKind::unsaid;
    unclear_ |= kind == LineKind::unsaid;
    one_offs_ |= kind == LineKind::one_off;
    if (kind == LineKind::subscription) add_subscription(line);
  }

  LinesShape shape(bool cut_off) {
    LinesShape shape;
    shape.plan = plan_;
    shape.recurring_paid = period_paid_ || unclear_ || cut_off || !tells_;
    apply_invoice_discounts();
    leave_tax_out(items_);
    shape.subscribed = monthly_total(items_, cut_off && !items_.empty());
    shape.subscribed.currency = rules_.currency;
    return shape;
  }

 private:
  void add_subscription(const Reader& line) {
    const auto billed = billed_amount(line);
    const LineDiscounts discounts = line_discounts(line, known_, rules_);
    all_list_discounts_ &= discounts.said;
    off_lines_ += discounts.all;
    period_paid_ |= !billed || *billed > discounts.all;
    auto item = read_item(line, billed, discounts);
    if (!item) return;
    if (!tells_tax(line)) item->tax_rate = tax_.rate(line, rules_.currency);
    if (plan_.empty()) plan_ = item->plan;
    if (discounts.unknown) item->amount.reset();
    const bool says_nothing = billed && *billed == 0 && item->amount.value_or(1) != 0;
    if (!says_nothing) items_.push_back(*item);
  }

  // Nothing where the line has neither a price nor an amount.
  std::optional<PricedItem> read_item(const Reader& line, std::optional<std::int64_t> billed,
                                      const LineDiscounts& discounts) const {
    if (auto priced = read_price(line, rules_.currency)) {
      if (priced->amount) {
        priced->amount = reduced_price(line, *priced->amount, billed.value_or(0), discounts);
        return priced;
      }
      priced->metered = false;  // usage that was billed is known
      const auto seconds = period_seconds(line);
      if (!seconds || is_whole({priced->interval, priced->interval_count}, *seconds))
        take_billed(line, billed, discounts, *priced);
      return priced;
    }
    return read_pricing(line, billed, discounts);
  }

  // A line in the new shape. Where it has a unit amount and bills something else than that for each
  // unit, it bills a part of a period.
  std::optional<PricedItem> read_pricing(const Reader& line, std::optional<std::int64_t> billed,
                                         const LineDiscounts& discounts) const {
    const auto pricing = line.maybe_object("pricing");
    if (!pricing && !billed) return std::nullopt;
    PricedItem item;
    item.currency = rules_.currency;
    std::optional<ExactAmount> unit;
    if (pricing) {
      item.plan = price_of(*pricing);
      unit = read_amount(*pricing, "unit_amount", "unit_amount_decimal");
    }
    const auto period = period_of(period_seconds(line).value_or(0));
    if (!period || !billed) return item;
    item.interval = period->interval;
    item.interval_count = period->count;
    if (!unit) {
      take_billed(line, billed, discounts, item);
    } else if (is_full_price(line, *unit, *billed)) {
      item.amount = reduced_price(line, *billed, *billed, discounts);
    }
    return item;
  }

  static std::string_view price_of(const Reader& pricing) {
    const auto details = pricing.maybe_object("price_details");
    if (!details) return {};
    const std::string_view price = read_reference(*details, "price");
    return price.empty() ? read_reference(*details, "product") : price;
  }

  static bool is_full_price(const Reader& line, ExactAmount unit, std::int64_t billed) {
    const auto quantity = line.maybe_integer("quantity", 0, core::kMaxQuantity);
    return whole_units(unit * quantity.value_or(1)) == billed;
  }

  void take_billed(const Reader& line, std::optional<std::int64_t> billed,
                   const LineDiscounts& discounts, PricedItem& item) const {
    if (!whole_periods_ || !billed || *billed <= 0) return;
    item.amount = net_amount(line, *billed, discounts);
  }

  Discount discount_of(const Reader& entry) const {
    const std::string_view id = read_reference(entry, "discount");
    for (const Discount& discount : known_) {
      if (!id.empty() && discount.id == id && discount.share > 0) return discount;
    }
    Discount discount;
    discount.amount = entry.integer("amount", 0, core::kMaxUnitAmount);
    discount.effect = effect_of_entry(entry, known_, rules_);
    if (discount.amount == 0) discount.effect = Discount::Effect::none;
    return discount;
  }

  // Before 2020 only the invoice tells its discounts, and some exports leave out what each line
  // lists. An amount off is also off what was bought once, and in which parts is then not said.
  void apply_invoice_discounts() {
    const bool lines_tell = all_list_discounts_ && off_invoice_.empty();
    if (off_lines_ > 0 || lines_tell) return;
    std::vector<Discount> discounts = off_invoice_.empty() ? known_ : off_invoice_;
    for (Discount& discount : discounts) {
      const bool counts = discount.effect == Discount::Effect::counts;
      if (counts && discount.share == 0 && one_offs_) discount.effect = Discount::Effect::unknown;
    }
    take_off(discounts, items_);
  }

  DiscountRules rules_;
  bool whole_periods_;
  TaxInside tax_;
  std::vector<Discount> known_;        // the invoice's
  std::vector<Discount> off_invoice_;  // what they took off it in all
  std::vector<PricedItem> items_;
  std::string_view plan_;
  std::int64_t off_lines_ = 0;      // as the lines list it
  bool all_list_discounts_ = true;  // each line does
  bool tells_ = false;              // some line says what it is for
  bool unclear_ = false;            // some line does not
  bool one_offs_ = false;           // something was bought once
  bool period_paid_ = false;        // a whole period costs something
};

}  // namespace

LinesShape read_lines(const Reader& invoice, const DiscountRules& rules, bool whole_periods) {
  LineReader reader(invoice, rules, whole_periods);
  const auto lines = invoice.maybe_object("lines");
  const auto data = lines ? lines->maybe_array("data") : std::nullopt;
  for (std::size_t i = 0; data && i < data->size(); ++i) {
    const Reader line = data->element(i);
    if (!line.value().is_object()) {
      line.fail("expected an object, found " + describe(&line.value()));
      break;
    }
    reader.add(line);
  }
  return reader.shape(lines && lines->maybe_boolean("has_more").value_or(false));
}

}  // namespace handoff::io
