// A table, in the article's order.
#include "sim/article/article_errors.hpp"

#include <array>

namespace handoff::sim {
namespace {

using enum ErrorKind;

constexpr std::string_view kVendor = "the vendor's documentation", kArithmetic = "arithmetic";

constexpr std::array kErrors{
    ArticleError{"money_an_hour_later",
                 "Stripe fires customer.subscription.updated ... the moment the payment clears",
                 "step 1",
                 "at a trial's natural end the subscription becomes active and a draft invoice is "
                 "made; the charge follows about an hour later, and may fail",
                 kVendor, wrong},
    ArticleError{"invoice_of_nothing", "(or invoice.paid for usage-based models)", "step 1",
                 "a trial's start makes an invoice of $0: whoever listens to invoice.paid alone "
                 "converts every trial",
                 kVendor, wrong},
    ArticleError{"two_hundred_ms", "fires within 200ms of the status change", "step 1",
                 "no public figure for the latency of deliveries exists; it is an input here",
                 "a search for a source", no_source},
    ArticleError{"five_minute_polls", "a Zapier webhook that polls every 5 minutes", "step 1",
                 "15 minutes, 2 or 1, by plan; and a webhook does not poll", kVendor, wrong},
    ArticleError{"plan_nickname", "Plan Name: Stripe plan.nickname", "step 2",
                 "null in every sample seen; price id and product say it", "samples of events",
                 wrong},
    ArticleError{"expansion_when",
                 "31% higher expansion revenue in the first 90 days post-conversion", "step 2",
                 "the maturity table has the same 31% for 12 months; calibrated to the table",
                 kArithmetic, itself},
    ArticleError{"atomic", "as a single atomic operation", "step 4",
                 "no transaction spans the CRM and the mail tool: one half can fail, and is "
                 "simulated",
                 kVendor, wrong},
    ArticleError{"lower_churn", "18% lower 90-day churn rates", "maturity table",
                 "the table beside it has 22% and 11%, which is half; calibrated to the table",
                 kArithmetic, itself},
};

}  // namespace

std::span<const ArticleError> article_errors() { return kErrors; }

}  // namespace handoff::sim
