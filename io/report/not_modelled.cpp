// What decides most stands first.
#include "io/report/not_modelled.hpp"

#include <array>

#include "io/text/concat.hpp"

namespace handoff::io {
namespace {

constexpr std::array kLimits{
    ModelLimit{"Churn and expansion are not simulated: they follow from a linear model of mis-sent "
               "mails, late touches and missing context, each effect by itself, whose coefficients "
               "were fitted to the article's four rows.",
               "if these rows, which a vendor published, mistake a correlation for an effect, what "
               "automation is worth is too high; where touches come late it is too low, since by "
               "default a late touch costs nothing."},
    ModelLimit{"Simulated months are alike but for chance and, where cohort.month_to_month says so "
               "(by default not), for good and bad months of sign-ups: no trend, season or public "
               "holiday, and no month that follows from the one before. An interval is about the "
               "mean of such months.",
               "real months vary more, so intervals are too narrow for one of them, and what "
               "breaks in a busy month breaks earlier than is said."},
    ModelLimit{
        "By default no system fails, under any tool; where faults are switched on, each call "
        "fails by itself. Incidents across systems and tokens that expire, which hit many "
        "customers at once, come only where the list incidents says so; mappings that are wrong "
        "are not modelled, and people who enter a customer by hand are not held up by an outage.",
        "lags, mis-sends and exceptions are too low and too even, the more so the more "
        "systems a tool calls."},
    ModelLimit{
        "Beside customers who wait, people have other work at a steady share of their time. By "
        "default there are no meetings and no absence: team.meetings and team.absence are 0; no "
        "lunch, no meetings that all attend, and operations staff are never away.",
        "waits for a person are too short, most of all in small pools and for named owners."},
    ModelLimit{"A mis-send is any mail of the trial's sequence after the payment, a welcome on the "
               "first day as much as \"your trial ends\"; in the share of customers each counts "
               "once.",
               "more is called a mis-send than customers would mind, and who gets three counts as "
               "who gets one."},
    ModelLimit{"A pipeline's own retries end after its attempts, six within seconds for full "
               "orchestration; what fails longer waits for the next reconciliation.",
               "an outage's lags follow reconcile.every: too long for a tool that goes on trying, "
               "and without reconciliation too long by days."},
    ModelLimit{"What a tool costs does not grow with the volume unless the scenario says so, and "
               "changing tools (migration, training) costs nothing.",
               "at large volumes tools look cheaper than they are, and a change pays sooner."},
    ModelLimit{"Whether a trial converts does not depend on the pipeline: every tool gets the same "
               "conversions.",
               "what a better trial brings is left out of every tool's worth."},
    ModelLimit{"People do not get tired, learn or leave, and nobody takes an absent owner's "
               "customers over; a shift is either open or closed, and knows public holidays only "
               "as closed hours that the scenario lists.",
               "waits are too short in bad weeks."},
    ModelLimit{"Mistakes by hand are conversions that are overlooked; nobody mistypes a plan or an "
               "amount.",
               "work by hand looks better than it is."},
    ModelLimit{
        "A first touch is one conversation: what is said in it, and whether it helps, is not "
        "modelled.",
        ""},
    ModelLimit{"Customers do not react: a mis-sent mail makes nobody write to support within the "
               "run. A mail that is sent counts as received; spam filters and bounces are not "
               "modelled.",
               "fewer mis-sends are seen by customers than are counted, and each costs nobody's "
               "time."},
    ModelLimit{"An account executive who keeps a customer begins in the first common hours: their "
               "other deals are not modelled.",
               "their first touches are too early."},
    ModelLimit{
        "Other teams' use of the CRM's quota is a rate that does not depend on the pipeline.", ""},
    ModelLimit{"Vendors' limits are as documented: no undocumented throttling, and no change of "
               "limits, prices or behaviour after the sources were read. An outage is of a whole "
               "system, not of one of its endpoints.",
               "lags near a limit are too short."},
    ModelLimit{"The processor's exact retry schedule is not published: the intervals are an "
               "assumption.",
               ""},
    ModelLimit{
        "No evidence was found for the shape of API latency: lognormal is the default, and a "
        "Pareto tail can be chosen instead.",
        "if tails are heavier, the longest lags are too short."},
    ModelLimit{
        "The simulated customers pay monthly and in dollars; exchange rates serve the routing "
        "of real events only (handoff replay). No refunds, disputes, later cancellations or "
        "second conversions within a month.",
        ""},
    ModelLimit{"One region, one legal entity: no data residency, no taxes, no invoices by bank "
               "transfer.",
               ""},
};

}  // namespace

std::span<const ModelLimit> not_modelled() { return kLimits; }

std::string limit_text(const ModelLimit& limit) {
  if (limit.bias.empty()) return std::string(limit.what);
  return joined({limit.what, " Direction: ", limit.bias});
}

}  // namespace handoff::io
