#include "web/views/month.hpp"

#include "io/scenario/customer_history.hpp"
#include "io/text/quantity_text.hpp"
#include "web/app/state.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {
namespace {

using exports::LearnedDocument;
using exports::LearnedSample;

constexpr const char* kDash = "\xE2\x80\x93";

std::string of_all(std::size_t n) { return "n = " + io::count_text(n); }

MonthFigure absent(std::string label, const char* add) {
  return {std::move(label), kDash, "", std::string("Not in your files: add ") + add, "", false};
}

std::string share_words(double part, std::size_t whole) {
  return share_text(part / static_cast<double>(whole));
}

MonthFigure trials(const LearnedDocument& it) {
  return {"Trials",
          io::count_text(it.trials),
          io::count_text(it.conversions) + " paid",
          io::count_text(it.trials_ended) + " have ended",
          "Everybody whose trial began in your files, but for test mode and doubles.",
          true};
}

MonthFigure conversion(const LearnedDocument& it) {
  if (!it.conversion_rate) return absent("Conversion rate", "trials that have ended");
  return {"Conversion rate",
          share_text(*it.conversion_rate),
          "95% CI " +
              io::range_text(it.conversion_low, it.conversion_high, *it.conversion_rate, "share"),
          of_all(it.trials_ended),
          "Of the trials that have ended: those that may still convert would pull it down.",
          true};
}

MonthFigure delay(std::string label, const std::optional<LearnedSample>& sample, const char* unit,
                  const char* hint, const char* add) {
  if (!sample || sample->n == 0) return absent(std::move(label), add);
  return {std::move(label),
          io::quantity_text(sample->p50, unit),
          "95% within " + io::quantity_text(sample->p95, unit),
          of_all(sample->n),
          hint,
          true};
}

MonthFigure mailed(const LearnedDocument& it) {
  constexpr const char* kLabel = "Mailed after paying";
  if (!it.missent_customers) return absent(kLabel, "the mail tool's log of what it sent");
  const std::size_t customers = *it.missent_customers;
  const std::string bound = it.missends_are_at_least ? "at least " : "";
  const std::string mails =
      io::count_text(it.missent_mails) + (it.missent_mails == 1 ? " trial mail" : " trial mails");
  return {kLabel,
          bound + io::count_text(customers),
          (it.conversions > 0 ? share_words(static_cast<double>(customers), it.conversions) + ", "
                              : "") +
              mails,
          of_all(it.conversions),
          "Customers who got a mail of the trial sequence though they had paid.",
          true};
}

std::vector<MonthFigure> figures_of(const LearnedDocument& it) {
  return {trials(it),
          conversion(it),
          delay("CRM lag, median", it.crm_lag_s, "s",
                "From the payment until the CRM calls them a customer.",
                "the CRM's contacts with the date on which each became a customer"),
          mailed(it),
          delay("Owner after, median", it.owner_delay_h, "h",
                "From the payment until somebody owns the customer, median.",
                "the date on which each contact got its owner"),
          delay("First touch, median", it.first_touch_h, "h",
                "From the payment until somebody of the team spoke with them, median.",
                "calls, meetings or tickets")};
}

std::string headline_of(const LearnedDocument& it) {
  std::string words =
      io::count_text(it.trials) + " trials, " + io::count_text(it.conversions) + " of them paid";
  if (it.crm_lag_s && it.crm_lag_s->n > 0)
    words += "; the CRM knew " + io::quantity_text(it.crm_lag_s->p50, "s") + " later (median)";
  if (it.missent_customers && *it.missent_customers > 0)
    words += "; " + io::count_text(*it.missent_customers) + " were mailed as trials after paying";
  return words + ".";
}

constexpr std::string_view kStay =
    " They stay in this tab, also after a reload: links, saved scenarios and your next visit have "
    "the "
    "fitted inputs, not your customers. Their file brings them back.";

MonthCustomers customers_of(const State& state) {
  const sim::PastCustomers& past = state.scenario.past;
  const auto& history = state.own_customers();
  if (!history) return {};
  MonthCustomers it{true, CustomersFrom::drawn, {}, {}};
  if (past) it.from = past.resampled ? CustomersFrom::resampled : CustomersFrom::replayed;
  const std::size_t count = history->customers.size();
  it.title = io::count_text(count) + (count == 1 ? " customer" : " customers") + " of your month";
  it.note = past ? io::customers_text(state.scenario)
                 : "Months are drawn from the inputs that your files set.";
  it.note += kStay;
  return it;
}

}  // namespace

MonthView month_view(const State& state) {
  const MonthChoice& month = state.month;
  MonthView view;
  view.working = month.working;
  view.share = month.share;
  view.doing = month.doing;
  view.trouble = month.trouble;
  view.customers = customers_of(state);
  if (!month.learned) return view;
  const LearnedDocument& it = *month.learned;
  view.has_files = true;
  view.questions = month_questions(it);
  view.problems = it.problems;
  view.files = month_files(it);
  view.left_out = month_left_out(it);
  if (!it.has_figures) return view;
  view.headline = headline_of(it);
  view.figures = figures_of(it);
  view.tool = month_tool(it);
  view.fit = month_fit(it);
  view.inputs = month_inputs(it);
  view.can_use = !it.scenario.empty();
  return view;
}

}  // namespace handoff::web
