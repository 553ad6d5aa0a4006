// Two trials as Stripe exports them: ann's, which was paid for on 15 March, and zoe's a month later.
#pragma once

#include <string>

namespace handoff::exports {

inline constexpr const char* kSubscriptions =
    "id,Customer ID,Customer Email,Plan,Interval,Amount,Status,Created (UTC),Trial Start (UTC),"
    "Trial End (UTC),Canceled At (UTC),Ended At (UTC)\n";

inline constexpr const char* kInvoices =
    "id,Customer,Subscription,Date (UTC),Finalized At (UTC),Paid At (UTC),Amount Paid,Status\n";

// A trial of ann's that ended on 15 March, and one far later that shows that the files go on.
inline std::string subscriptions(const std::string& more = {}) {
  return std::string(kSubscriptions) +
         "sub_1,cus_1,ann@x.example,team,month,59.00,active,2026-03-01 10:00,2026-03-01 10:00,"
         "2026-03-15 10:00,,\n"
         "sub_9,cus_9,zoe@x.example,team,month,59.00,canceled,2026-04-20 10:00,2026-04-20 10:00,"
         "2026-05-04 10:00,2026-04-21 10:00,\n" +
         more;
}

inline std::string paid(const std::string& more = {}) {
  return std::string(kInvoices) +
         "in_0,cus_1,sub_1,2026-03-01 10:00:00,2026-03-01 10:00:00,2026-03-01 10:00:00,0.00,paid\n"
         "in_1,cus_1,sub_1,2026-03-15 10:00:00,2026-03-15 11:00:00,2026-03-15 "
         "11:00:30,59.00,paid\n" +
         more;
}

}  // namespace handoff::exports
