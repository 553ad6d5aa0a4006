#include "web/app/tour.hpp"

namespace handoff::web {

const std::array<TourStep, kTourSteps> kTour{{
    {"The month in one sentence",
     "A trial turns into a paying customer, and the CRM, the mail tool and the team have to learn "
     "of it. The sentence says how many convert in a month of the running business, how fast the "
     "CRM knows, and whose first touch is late most often; every figure carries its interval and "
     "the number of cases behind it.",
     Tab::overview, "CRM lag, p95"},
    {"One customer's night",
     "The same customer twice, on one clock: by hand above, orchestrated below. By hand the CRM "
     "says Trial until somebody gets to the payment, and trial mails go on to somebody who has "
     "paid. Orchestrated, all of it is done within the minute.",
     Tab::customer, "night", TourSetup::none, true, 0.0, 3600.0},
    {"Where trial mails go wrong",
     "The scenario now runs on manual sync. Each cell counts trial mails that reached customers "
     "after they had paid, by the customer's own weekday and hour.",
     Tab::timing, "missends", TourSetup::manual},
    {"The month as it flows",
     "One dot a customer, in front of the step that it waits for. Orchestrated, a dot crosses the "
     "machines at once and waits only for people: for the first touch, overnight and over the "
     "weekend.",
     Tab::story, "story", TourSetup::none, true, -1.0, 600.0},
    {"The CRM goes down for an hour",
     "On a day on which a launch's trials end within two hours. Calls are tried again and again; "
     "what runs out of attempts goes to the exception list, the diamonds below, until the review "
     "and the reconciliation bring it back. Nobody is lost.",
     Tab::story, "story", TourSetup::outage, true, -1.0, 600.0},
    {"When the SLA is missed",
     "The machines are fast; the bottleneck is office hours against a 15-minute SLA. The share of "
     "first touches that come too late, by tier and by the customer's local hour of payment.",
     Tab::routing, "late"},
    {"The five kinds of tool",
     "Manual sync, a simple zap, a customer data platform, an integration platform and full "
     "orchestration, on the same customers: what each costs, how late the CRM knows, how many "
     "trial mails go wrong. Churn, expansion and net value are marked as assumed; a switch leaves "
     "them out.",
     Tab::tools, "tools"},
    {"Your own month",
     "All of this is about a made-up company. Drop the exports that you have, or try the "
     "example's: "
     "what happened, which tool makes such a month, and then the same month under each of the "
     "five. "
     "The files stay in your browser.",
     Tab::month, "month_welcome"},
    {"Your turn",
     "Move a slider: everything is simulated again at once. Undo takes it back, and Copy link "
     "gives a colleague exactly these numbers. Your own scenario comes back when you leave the "
     "tour.",
     Tab::overview, "Conversions"},
}};

}  // namespace handoff::web
