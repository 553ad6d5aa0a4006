// What comes before the figures: which files to drop, how far the work is, what has to be asked, and
// what could not be read.
#include <algorithm>
#include <string>
#include <vector>

#include "web/panels/month/month_parts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

constexpr const char* kFiles[][2] = {
    {"Trials and payments",
     "Stripe: subscriptions.csv (All columns), invoices.csv or payments. With these alone: trials, "
     "conversion rate, plans."},
    {"CRM",
     "HubSpot: all contacts with both customer dates and the owner; Salesforce: contacts or "
     "history. With it: CRM lag, owner delay."},
    {"Mail tool",
     "Customer.io, Intercom, HubSpot, Mailchimp, Iterable: the log of what was sent. With it: "
     "mails after paying."},
    {"First touches", "Calendly, Intercom, Zendesk, Gong, or your CRM's calls and meetings."},
    {"Anything else", "A neutral event log that any SQL team can write: docs/exports.md."},
};

void answer(const std::string& text, Requests& requests) {
  requests.actions.push_back(MonthAnswer{text});
}

void side_by_side(const MonthQuestion& it, Requests& requests) {
  for (std::size_t at = 0; at < it.choices.size(); ++at) {
    if (at > 0) ImGui::SameLine(0.0f, px(8.0f));
    if (ui::button(it.choices[at].label.c_str())) answer(it.choices[at].answer, requests);
  }
}

void as_list(const MonthQuestion& it, int& chosen, Requests& requests) {
  chosen = std::clamp(chosen, 0, static_cast<int>(it.choices.size()) - 1);
  std::vector<const char*> labels;
  for (const MonthAnswerChoice& choice : it.choices) labels.push_back(choice.label.c_str());
  ui::select("answer", labels, chosen, px(280.0f));
  ImGui::SameLine(0.0f, px(8.0f));
  if (ui::button("Take this", ui::ButtonKind::primary))
    answer(it.choices[static_cast<std::size_t>(chosen)].answer, requests);
}

}  // namespace

void month_welcome(Requests& requests) {
  if (ui::card_begin("month_welcome", {.title = "What happened last month, and what would have "
                                                "happened under each tool"})) {
    ui::paragraph(
        "Drop the exports that you have anywhere on this page, several at once. They are read in "
        "your "
        "browser and go nowhere else; addresses join the files and are then dropped.");
    ui::gap(4.0f);
    for (const auto& [what, which] : kFiles) {
      ui::text(what, fonts::Face::strong);
      ui::paragraph(which, true);
    }
    ui::gap(4.0f);
    if (ui::button("Open files", ui::ButtonKind::primary, ui::Icon::upload))
      requests.commands.push_back(Command::open_file);
    ImGui::SameLine(0.0f, px(8.0f));
    if (ui::button(info(Command::month_example).text, ui::ButtonKind::secondary, ui::Icon::play,
                   info(Command::month_example).tooltip))
      requests.commands.push_back(Command::month_example);
  }
  ui::card_end();
}

void month_work(const MonthView& view, Requests& requests) {
  if (ui::card_begin("month_work", {})) {
    ui::text(view.doing, fonts::Face::strong);
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float height = px(6.0f);
    const float done = width * static_cast<float>(std::clamp(view.share, 0.02, 1.0));
    list->AddRectFilled(at, {at.x + width, at.y + height}, theme::tokens().hover, px(3.0f));
    list->AddRectFilled(at, {at.x + done, at.y + height}, theme::tokens().accent, px(3.0f));
    ImGui::Dummy({width, height});
    if (ui::button("Stop")) requests.actions.push_back(MonthStop{});
  }
  ui::card_end();
  ui::gap(0.0f);
}

void month_questions(const MonthView& view, MonthMemory& memory, Requests& requests) {
  if (view.questions.empty() || view.working) return;
  memory.answers.resize(view.questions.size());
  if (ui::card_begin("month_questions",
                     {.title = "One thing before the figures",
                      .subtitle = "The files are read again with your answer"})) {
    for (std::size_t at = 0; at < view.questions.size(); ++at) {
      ImGui::PushID(static_cast<int>(at));
      ui::paragraph(view.questions[at].words);
      if (view.questions[at].is_list) {
        as_list(view.questions[at], memory.answers[at], requests);
      } else {
        side_by_side(view.questions[at], requests);
      }
      ui::gap(4.0f);
      ImGui::PopID();
    }
    if (ui::button("Start again", ui::ButtonKind::ghost, ui::Icon::none, "Forgets these files"))
      requests.actions.push_back(MonthForget{});
  }
  ui::card_end();
  ui::gap(0.0f);
}

void month_problems(const MonthView& view) {
  if (view.problems.empty() && view.trouble.empty()) return;
  if (ui::card_begin("month_problems", {.title = "Not read"})) {
    ImGui::PushTextWrapPos(0.0f);
    if (!view.trouble.empty()) ui::text_toned(view.trouble, ui::Tone::bad);
    for (const std::string& line : view.problems) ui::text_toned(line, ui::Tone::bad);
    ImGui::PopTextWrapPos();
  }
  ui::card_end();
  ui::gap(0.0f);
}

}  // namespace handoff::web::panels
