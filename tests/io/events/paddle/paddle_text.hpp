// Events of Paddle Billing for the tests, written out as JSON text: a subscription at 49.00 a month
// with a trial from the 1st to the 15th of March 2026.
#pragma once

#include <string>
#include <string_view>

namespace handoff::tests {

inline constexpr std::string_view kPaddleTrial =
    R"({"starts_at":"2026-03-01T10:00:00.000000Z","ends_at":"2026-03-15T10:00:00.000000Z"})";

struct PaddlePriceText {
  std::string_view amount = "4900";
  std::string_view interval = "month";
  std::string_view frequency = "1";
  std::string_view currency = "USD";
  std::string_view quantity = "1";
  std::string_view overrides = "";
  std::string_view id = "pri_1";
  std::string_view name = "Pro";
  std::string_view tax_mode = "account_setting";
  std::string_view trial = "null";
  std::string_view more = "";  // of the item

  std::string text() const {
    return R"({"price":{"id":")" + std::string(id) + R"(","name":")" + std::string(name) +
           R"(","product_id":"pro_1","tax_mode":")" + std::string(tax_mode) +
           R"(","unit_price":{"amount":")" + std::string(amount) + R"(","currency_code":")" +
           std::string(currency) + R"("},"unit_price_overrides":[)" + std::string(overrides) +
           R"(],"billing_cycle":)" +
           (interval.empty() ? "null"
                             : R"({"interval":")" + std::string(interval) + R"(","frequency":)" +
                                   std::string(frequency) + "}") +
           R"(},"quantity":)" + std::string(quantity) + R"(,"trial_dates":)" + std::string(trial) +
           std::string(more) + "}";
  }
};

struct PaddleSubscriptionText {
  std::string_view status = "trialing";
  std::string_view trial = kPaddleTrial;
  std::string_view first_billed = "null";  // in quotes
  std::string_view period_starts = "2026-03-01T10:00:00.000000Z";
  std::string items = "";  // empty: the one at 49.00
  std::string_view currency = "USD";
  std::string_view collection = "automatic";
  std::string_view more = "";

  std::string text() const {
    const std::string one = items.empty() ? PaddlePriceText{.trial = trial}.text() : items;
    return R"({"id":"sub_1","status":")" + std::string(status) +
           R"(","customer_id":"ctm_1","currency_code":")" + std::string(currency) +
           R"(","started_at":"2026-03-01T10:00:00.000000Z","first_billed_at":)" +
           std::string(first_billed) + R"(,"collection_mode":")" + std::string(collection) +
           R"(","scheduled_change":null,"current_billing_period":{"starts_at":")" +
           std::string(period_starts) + R"(","ends_at":"2026-04-15T10:00:00.000000Z"},"items":[)" +
           one + "]" + std::string(more) + "}";
  }
};

// The trial is over, and the first month is paid.
inline PaddleSubscriptionText paddle_active() {
  return {.status = "active",
          .first_billed = "\"2026-03-15T10:00:00.000000Z\"",
          .period_starts = "2026-03-15T10:00:00.000000Z"};
}

// Bought on the 1st, without a trial.
inline PaddleSubscriptionText paddle_bought() {
  return {.status = "active",
          .trial = "null",
          .first_billed = "\"2026-03-01T10:00:00.000000Z\"",
          .period_starts = "2026-03-01T10:00:00.000000Z"};
}

struct PaddleTransactionText {
  std::string_view origin = "subscription_recurring";
  std::string_view subscription = "\"sub_1\"";
  std::string_view total = "4900";
  std::string_view subtotal = "4900";
  std::string_view discount = "0";
  std::string_view tax = "0";
  std::string_view balance = "0";
  std::string_view currency = "USD";
  std::string items = "";  // empty: the one at 49.00
  std::string_view line_more = "";
  std::string_view price = "pri_1";  // of the line

  std::string text() const {
    const std::string one = items.empty() ? PaddlePriceText{.currency = currency}.text() : items;
    return R"({"id":"txn_1","status":"completed","customer_id":"ctm_1","subscription_id":)" +
           std::string(subscription) + R"(,"origin":")" + std::string(origin) +
           R"(","currency_code":")" + std::string(currency) +
           R"(","collection_mode":"automatic","items":[)" + one +
           R"(],"details":{"totals":{"subtotal":")" + std::string(subtotal) + R"(","total":")" +
           std::string(total) + R"(","grand_total":")" + std::string(total) + R"(","balance":")" +
           std::string(balance) + R"("},"line_items":[{"price_id":")" + std::string(price) +
           R"(","quantity":1,"totals":{"subtotal":")" + std::string(subtotal) +
           R"(","discount":")" + std::string(discount) + R"(","tax":")" + std::string(tax) +
           R"(","total":")" + std::string(total) + R"("})" + std::string(line_more) + "}]}}";
  }
};

// `when` is the time of day with the date: "03-15T10:00:02.000001Z". Every event has an id of its
// own.
inline std::string paddle_event_of(std::string_view type, std::string_view when,
                                   const std::string& data) {
  return R"({"event_id":"evt_)" + std::string(type) + std::string(when) + R"(","event_type":")" +
         std::string(type) + R"(","occurred_at":"2026-)" + std::string(when) +
         R"(","notification_id":"ntf_1","data":)" + data + "}";
}

inline std::string paddle_event(std::string_view type, std::string_view when,
                                const PaddleSubscriptionText& data) {
  return paddle_event_of(type, when, data.text());
}

inline std::string paddle_event(std::string_view type, std::string_view when,
                                const PaddleTransactionText& data) {
  return paddle_event_of(type, when, data.text());
}

}  // namespace handoff::tests
