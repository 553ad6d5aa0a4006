// A function for each set; each file is a head and a line a fact.
#include "tests/evidence/round_trip/file_sets.hpp"

#include "io/text/concat.hpp"
#include "io/text/duration_text.hpp"

namespace handoff::testing {
namespace {

using core::Time;
using Stories = std::vector<PersonStory>;

template <class... Parts>
std::string concat(const Parts&... parts) {
  return io::joined({std::string_view(parts)...});
}

std::string iso(Time at) { return io::time_text(at); }
std::string epoch(Time at) { return std::to_string(at.us / 1'000'000); }
std::string epoch_ms(Time at) { return std::to_string(at.us / 1'000); }
// "2026-03-02 23:47:12", "2026-03-02T23:47:12.000+0000".
std::string blank(Time at) { return concat(iso(at).substr(0, 10), " ", iso(at).substr(11, 8)); }
std::string salesforce(Time at) { return concat(iso(at).substr(0, 19), ".000+0000"); }

std::string person(const PersonStory& it) { return std::to_string(it.number); }
std::string address(const PersonStory& it) { return concat("p", person(it), "@example.com"); }
// Record ids of 18 characters, of which 15 count.
std::string salesforce_id(const char* begins, std::uint64_t number) {
  const std::string digits = std::to_string(number);
  return concat(begins, std::string(12 - digits.size(), '0'), digits, "AAA");
}

// Whose trial ended without a payment is paused.
std::string status(const PersonStory& it) { return it.converts() ? "active" : "paused"; }

std::string neutral_log(const Stories& stories) {
  std::string text = "subject,event,at,actor,value,detail\n";
  for (const PersonStory& it : stories) {
    const auto line = [&](const char* event, Time at, const std::string& rest) {
      if (at != core::kNever)
        text += concat("c", person(it), ",", event, ",", iso(at), ",", rest, "\n");
    };
    line("trial_started", it.trial, concat(",", std::to_string(it.trial_days), ",plan"));
    line("paid", it.paid, ",100,plan|month");
    line("crm_customer", it.in_crm, ",,");
    line("owner_assigned", it.owned, "owner,,");
    line("touch", it.touched, "owner,10,call");
    for (const Time at : it.mails) line("mail_sent", at, ",,trial:mail");
  }
  return text;
}

// What somebody's export in a zone shows: no seconds, and no zone.
class LocalClock {
 public:
  explicit LocalClock(const core::TimeZone& zone) : clock_(zone) {}
  std::string minute(Time at) {
    return at == core::kNever ? std::string() : blank(at + clock_.offset_at(at)).substr(0, 16);
  }

 private:
  core::ZoneClock clock_;
};

std::vector<ExportFile> dashboard(const Stories& stories, const core::TimeZone& zone) {
  LocalClock local(zone);
  std::string subscriptions =
      "id,Customer ID,Customer Email,Plan,Quantity,Currency,Interval,Amount,Status,Created "
      "(UTC),Trial Start (UTC),Trial End (UTC),Canceled At (UTC),Ended At (UTC)\n";
  std::string invoices =
      "id,Customer,Subscription,Number,Date (UTC),Finalized At (UTC),Paid At (UTC),Amount "
      "Due,Amount Paid,Status\n";
  std::string contacts =
      "Record ID,Email,Create Date,Lifecycle Stage,\"Date entered \"\"Customer (Lifecycle Stage "
      "Pipeline)\"\"\",Contact owner,Owner Assigned Date\n";
  std::string mails, meetings =
                         "Event UUID,User Name,Invitee Email,Start Date & Time,End Date & "
                         "Time,Event Created Date & Time,Canceled\n";
  int sent = 0;
  for (const PersonStory& it : stories) {
    const std::string who = person(it), trial = blank(it.trial);
    subscriptions +=
        concat("sub_", who, ",cus_", who, ",", address(it), ",Team,1,usd,month,100.00,", status(it),
               ",", trial, ",", trial, ",", blank(it.trial_end), ",,\n");
    invoices += concat("in_0", who, ",cus_", who, ",sub_", who, ",A-0", who, ",", trial, ",", trial,
                       ",", trial, ",0.00,0.00,paid\n");
    if (it.converts()) {
      const std::string paid = blank(it.paid);
      invoices += concat("in_1", who, ",cus_", who, ",sub_", who, ",A-1", who, ",", paid, ",", paid,
                         ",", paid, ",100.00,100.00,paid\n");
    }
    contacts +=
        concat("9", who, ",", address(it), ",", local.minute(it.trial), ",",
               it.in_crm == core::kNever ? "Lead" : "Customer", ",", local.minute(it.in_crm), ",",
               it.owned == core::kNever ? "" : "An Owner", ",", local.minute(it.owned), "\n");
    for (const Time at : it.mails)
      mails += concat(R"({"id":"m)", std::to_string(++sent), R"(","recipient":")", address(it),
                      R"(","campaign_id":7,"subject":"Your trial","type":"email","created":)",
                      epoch(at), R"(,"metrics":{"sent":)", epoch(at), "}}\n");
    if (it.touched != core::kNever)
      meetings += concat("e", who, ",An Owner,", address(it), ",", local.minute(it.touched), ",",
                         local.minute(it.touched + core::minutes(10)), ",",
                         local.minute(it.touched), ",False\n");
  }
  return {{"subscriptions.csv", std::move(subscriptions)},
          {"invoices.csv", std::move(invoices)},
          {"contacts.csv", std::move(contacts)},
          {"messages.jsonl", std::move(mails)},
          {"meetings.csv", std::move(meetings)}};
}

// Documents of an API's list.
class List {
 public:
  List(const char* begin, const char* end) : text_(begin), end_(end) {}
  void add(const std::string& document) {
    if (!first_) text_ += ",\n";
    first_ = false;
    text_ += document;
  }
  std::string take() && { return std::move(text_) + end_; }

 private:
  std::string text_;
  const char* end_;
  bool first_ = true;
};

std::string subscription_json(const PersonStory& it, const std::string& state, Time trial_end) {
  return concat(R"({"id":"sub_)", person(it), R"(","object":"subscription","customer":"cus_)",
                person(it), R"(","livemode":true,"status":")", state, R"(","created":)",
                epoch(it.trial), R"(,"trial_start":)", epoch(it.trial), R"(,"trial_end":)",
                epoch(trial_end),
                R"(,"currency":"usd","items":{"data":[{"quantity":1,"price":{"id":"price_team",)",
                R"("unit_amount":10000,"currency":"usd","recurring":{"interval":"month",)",
                R"("interval_count":1}}}]}})");
}

std::string invoice_json(const PersonStory& it, int number, Time at, int cents) {
  return concat(R"({"id":"in_)", std::to_string(number), person(it),
                R"(","object":"invoice","customer":"cus_)", person(it), R"(","customer_email":")",
                address(it), R"(","livemode":true,"status":"paid",)",
                R"("currency":"usd","created":)", epoch(at), R"(,"amount_due":)",
                std::to_string(cents), R"(,"amount_paid":)", std::to_string(cents),
                R"(,"parent":{"subscription_details":{"subscription":"sub_)", person(it),
                R"("}},"status_transitions":{"finalized_at":)", epoch(at), R"(,"paid_at":)",
                epoch(at), "}}");
}

std::string quoted(Time at) { return at == core::kNever ? "null" : concat("\"", iso(at), "\""); }

std::vector<ExportFile> api(const Stories& stories) {
  const char* kList = R"({"object":"list","has_more":false,"data":[)";
  List subscriptions(kList, "]}"), invoices(kList, "]}");
  List contacts(R"({"results":[)", "]}"),
      conversations(R"({"type":"conversation.list","conversations":[)", "]}");
  std::string mails = "id,recipient,type,created,emailCampaignId,subject\n";
  int sent = 0;
  for (const PersonStory& it : stories) {
    const std::string who = person(it);
    subscriptions.add(subscription_json(it, status(it), it.trial_end));
    invoices.add(invoice_json(it, 0, it.trial, 0));
    if (it.converts()) invoices.add(invoice_json(it, 1, it.paid, 10'000));
    contacts.add(concat(R"({"id":"9)", who, R"(","properties":{"hs_object_id":"9)", who,
                        R"(","email":")", address(it), R"(","createdate":)", quoted(it.trial),
                        R"(,"lifecyclestage":")", it.in_crm == core::kNever ? "lead" : "customer",
                        R"(","hs_v2_date_entered_customer":)", quoted(it.in_crm),
                        R"(,"hubspot_owner_id":)", it.owned == core::kNever ? "null" : "\"7\"",
                        R"(,"hubspot_owner_assigneddate":)", quoted(it.owned), "}}"));
    for (const Time at : it.mails)
      mails += concat("m", std::to_string(++sent), ",", address(it), ",SENT,", epoch_ms(at),
                      ",55,Your trial\n");
    if (it.touched != core::kNever)
      conversations.add(concat(R"({"id":"t)", who, R"(","created_at":)", epoch(it.trial),
                               R"(,"source":{"author":{"email":")", address(it),
                               R"("}},"admin_assignee_id":7,"statistics":{"first_admin_reply_at":)",
                               epoch(it.touched), "}}"));
  }
  return {{"subscriptions.json", std::move(subscriptions).take()},
          {"invoices.json", std::move(invoices).take()},
          {"contacts.json", std::move(contacts).take()},
          {"email_events.csv", std::move(mails)},
          {"conversations.json", std::move(conversations).take()}};
}

std::string event_line(const std::string& id, const char* type, Time at,
                       const std::string& object) {
  return concat(R"({"id":"evt_)", id, R"(","object":"event","livemode":true,"type":")", type,
                R"(","created":)", epoch(at), R"(,"data":{"object":)", object, "}}\n");
}

std::vector<ExportFile> events(const Stories& stories) {
  std::string log;
  std::string contacts =
      "Id,Email,CreatedDate,Stripe_Customer_ID__c,AccountId,LastModifiedDate,OwnerId\n";
  std::string history = "Id,ContactId,Field,OldValue,NewValue,CreatedById,CreatedDate\n";
  std::string tasks = "Id,WhoId,OwnerId,TaskSubtype,CompletedDateTime,CallDurationInSeconds\n";
  std::string receipts =
      "user_id,user_external_id,email,content_type,content_title,receipt_id,received_at\n";
  int sent = 0;
  for (const PersonStory& it : stories) {
    const std::string who = person(it), id = salesforce_id("003", it.number);
    log += event_line("a" + who, "customer.subscription.created", it.trial,
                      subscription_json(it, "trialing", it.trial + core::days(it.trial_days)));
    if (it.converts())
      log += event_line("b" + who, "invoice.paid", it.paid, invoice_json(it, 1, it.paid, 10'000));
    log += event_line("c" + who, "customer.subscription.updated", it.trial_end,
                      subscription_json(it, status(it), it.trial_end));
    contacts += concat(id, ",", address(it), ",", salesforce(it.trial), ",cus_", who, ",",
                       salesforce_id("001", it.number), ",", salesforce(it.trial), ",",
                       salesforce_id("005", 7), "\n");
    if (it.in_crm != core::kNever)
      history += concat(salesforce_id("017", 2 * it.number), ",", id, ",Stage__c,Lead,Customer,",
                        salesforce_id("005", 7), ",", salesforce(it.in_crm), "\n");
    if (it.owned != core::kNever)
      history += concat(salesforce_id("017", 2 * it.number + 1), ",", id, ",Owner,,",
                        salesforce_id("005", 8), ",", salesforce_id("005", 7), ",",
                        salesforce(it.owned), "\n");
    if (it.touched != core::kNever)
      tasks += concat(salesforce_id("00T", it.number), ",", id, ",", salesforce_id("005", 8),
                      ",Call,", salesforce(it.touched), ",600\n");
    for (const Time at : it.mails)
      receipts += concat("u", who, ",,", address(it), ",email,Your trial,r", std::to_string(++sent),
                         ",", epoch(at), "\n");
  }
  return {{"events.jsonl", std::move(log)},
          {"Contact.csv", std::move(contacts)},
          {"ContactHistory.csv", std::move(history)},
          {"Task.csv", std::move(tasks)},
          {"receipts.csv", std::move(receipts)}};
}

std::vector<ExportFile> warehouse(const Stories& stories) {
  std::string customers = "id,created,currency,delinquent,email,is_deleted,livemode\n";
  std::string subscriptions =
      "id,customer_id,livemode,status,created,trial_start,trial_end,canceled_at,ended_at,"
      "_fivetran_active\n";
  std::string charges =
      "id,amount,amount_refunded,captured,created,currency,customer_id,invoice_id,livemode,paid,"
      "refunded,status\n";
  std::string contacts =
      "id,property_email,property_createdate,property_lifecyclestage,property_hubspot_owner_id\n";
  std::string history = "contact_id,name,value,source,source_id,timestamp\n";
  std::string mails = "message_id,email,created_at,event_name,campaign_id,campaign_name\n";
  std::string tickets =
      "ticket_id,requester_email,created_at,reply_time_in_minutes_calendar,assignee_id\n";
  int sent = 0;
  for (const PersonStory& it : stories) {
    const std::string who = person(it), trial = blank(it.trial);
    customers += concat("cus_", who, ",", trial, ",usd,false,", address(it), ",false,true\n");
    subscriptions += concat("sub_", who, ",cus_", who, ",true,", status(it), ",", trial, ",", trial,
                            ",", blank(it.trial_end), ",,,true\n");
    if (it.converts())
      charges += concat("ch_", who, ",10000,0,true,", blank(it.paid), ",usd,cus_", who, ",in_1",
                        who, ",true,true,false,succeeded\n");
    contacts += concat("9", who, ",", address(it), ",", trial, ",",
                       it.in_crm == core::kNever ? "lead" : "customer", ",",
                       it.owned == core::kNever ? "" : "7", "\n");
    if (it.in_crm != core::kNever)
      history += concat("9", who, ",lifecyclestage,customer,INTEGRATION,25,", iso(it.in_crm), "\n");
    if (it.owned != core::kNever)
      history +=
          concat("9", who, ",hubspot_owner_id,7,AUTOMATION_PLATFORM,3,", iso(it.owned), "\n");
    for (const Time at : it.mails)
      mails += concat("m", std::to_string(++sent), ",", address(it), ",", blank(at),
                      ",emailSend,55,Your trial\n");
    if (it.touched != core::kNever)
      tickets += concat(who, ",", address(it), ",", iso(it.touched - core::minutes(75)), ",75,7\n");
  }
  return {{"customer.csv", std::move(customers)},
          {"subscription.csv", std::move(subscriptions)},
          {"charge.csv", std::move(charges)},
          {"contact.csv", std::move(contacts)},
          {"contact_property_history.csv", std::move(history)},
          {"iterable.csv", std::move(mails)},
          {"tickets.csv", std::move(tickets)}};
}

}  // namespace

std::vector<ExportFile> written(FileSet set, const Stories& stories, const core::TimeZone& zone) {
  switch (set) {
    case FileSet::neutral:
      return {{"log.csv", neutral_log(stories)}};
    case FileSet::dashboard:
      return dashboard(stories, zone);
    case FileSet::api:
      return api(stories);
    case FileSet::events:
      return events(stories);
    case FileSet::warehouse:
      return warehouse(stories);
  }
  return {};
}

}  // namespace handoff::testing
