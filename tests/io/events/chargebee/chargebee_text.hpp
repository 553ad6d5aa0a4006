// Events of Chargebee for the tests, written out as JSON text: a subscription at 49.00 a month with
// a trial from the 1st to the 15th of March 2026.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace handoff::tests {

// Noon of a day of March 2026, in seconds; the 32nd is the 1st of April.
constexpr std::int64_t march(std::int64_t day) { return 1'772'366'400 + (day - 1) * 86'400; }

struct ChargebeeSubscriptionText {
  std::string_view status = "in_trial";
  std::int64_t version = 0;  // milliseconds; 0: not said
  std::int64_t trial_start = march(1);
  std::int64_t trial_end = march(15);  // 0: no trial
  std::int64_t term_start = march(1);
  std::int64_t due = 0;
  std::string_view catalog =  // what it costs
      R"("subscription_items":[{"item_price_id":"pro-USD-monthly","item_type":"plan",)"
      R"("quantity":1,"unit_price":4900,"amount":4900,"free_quantity":0,)"
      R"("object":"subscription_item"}],"billing_period":1,"billing_period_unit":"month")";
  std::string_view currency = "USD";
  std::string_view collection = "on";
  std::string_view more = "";

  std::string text() const {
    const auto trial = [&](std::string_view key, std::int64_t at) {
      return at == 0 ? std::string() : ",\"" + std::string(key) + "\":" + std::to_string(at);
    };
    return R"({"id":"sub_1","object":"subscription","customer_id":"cus_1","status":")" +
           std::string(status) + R"(","currency_code":")" + std::string(currency) +
           R"(","created_at":)" + std::to_string(march(1)) + R"(,"current_term_start":)" +
           std::to_string(term_start) + trial("trial_start", trial_end == 0 ? 0 : trial_start) +
           trial("trial_end", trial_end) + trial("resource_version", version) +
           R"(,"due_invoices_count":)" + std::to_string(due) + R"(,"auto_collection":")" +
           std::string(collection) + R"(","deleted":false,)" + std::string(catalog) +
           std::string(more) + "}";
  }
};

// The trial is over, and the first month has begun.
inline ChargebeeSubscriptionText chargebee_active() {
  return {.status = "active", .term_start = march(15), .more = R"(,"activated_at":1773576000)"};
}

// Bought on the 1st, without a trial.
inline ChargebeeSubscriptionText chargebee_bought() { return {.status = "active", .trial_end = 0}; }

struct ChargebeeInvoiceText {
  std::string_view status = "paid";
  std::int64_t version = 0;
  std::int64_t paid = 4900;
  std::int64_t credits = 0;
  bool first = true;
  bool recurring = true;
  std::string_view currency = "USD";
  std::string lines =
      R"({"id":"li_1","entity_type":"plan_item_price","entity_id":"pro-USD-monthly",)"
      R"("amount":4900,"discount_amount":0,"date_from":1773576000,"date_to":1776254400})";
  std::string_view more = "";

  std::string text() const {
    return R"({"id":"inv_1","object":"invoice","customer_id":"cus_1","subscription_id":"sub_1",)"
           R"("status":")" +
           std::string(status) + R"(","currency_code":")" + std::string(currency) +
           R"(","amount_paid":)" + std::to_string(paid) + R"(,"credits_applied":)" +
           std::to_string(credits) + R"(,"first_invoice":)" + (first ? "true" : "false") +
           R"(,"recurring":)" + (recurring ? "true" : "false") +
           (version == 0 ? "" : R"(,"resource_version":)" + std::to_string(version)) +
           R"(,"line_items":[)" + lines + "]" + std::string(more) + "}";
  }
};

inline std::string chargebee_event_of(std::string_view type, std::int64_t second,
                                      const std::string& content) {
  return R"({"id":"ev_)" + std::string(type) + std::to_string(second) + R"(","occurred_at":)" +
         std::to_string(second) +
         R"(,"source":"scheduled_job","object":"event","api_version":"v2","event_type":")" +
         std::string(type) + R"(","webhook_status":"not_configured","content":)" + content + "}";
}

inline std::string chargebee_event(std::string_view type, std::int64_t second,
                                   const ChargebeeSubscriptionText& subscription) {
  return chargebee_event_of(type, second,
                            R"({"subscription":)" + subscription.text() +
                                R"(,"customer":{"id":"cus_1","auto_collection":"on"}})");
}

inline std::string chargebee_event(std::string_view type, std::int64_t second,
                                   const ChargebeeSubscriptionText& subscription,
                                   const ChargebeeInvoiceText& invoice) {
  return chargebee_event_of(
      type, second,
      R"({"transaction":{"id":"txn_1","type":"payment","status":"success","currency_code":")" +
          std::string(invoice.currency) + R"(","amount":4900},"invoice":)" + invoice.text() +
          R"(,"customer":{"id":"cus_1"},"subscription":)" + subscription.text() + "}");
}

}  // namespace handoff::tests
