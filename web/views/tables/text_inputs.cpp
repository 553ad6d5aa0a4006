// A button's path is a word and what it is about: "add cohort.plans", "remove cohort.plans[2]".
#include "web/views/tables/text_inputs.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <iterator>
#include <utility>

#include "io/text/concat.hpp"
#include "web/app/choices/customers_from.hpp"
#include "web/ui/text/quantity.hpp"

namespace handoff::web {
namespace {

using List = std::vector<TextInput>;

constexpr std::string_view kAdd = "add ";
constexpr std::string_view kRemove = "remove ";
constexpr std::string_view kOpenKept = "open ";
constexpr std::string_view kDropKept = "drop ";
constexpr std::string_view kKeep = "keep";
constexpr std::string_view kLookAhead = "year ahead";
constexpr std::string_view kFindPlan = "year plan";
constexpr std::string_view kUsePlan = "year use";
constexpr std::size_t kNamedChoices = 6;
constexpr std::size_t kNamedAnswers = 3;

// The help; where a default comes from stands in the hints of the panel.
std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

// With commas; of more than `most`, the first ones.
std::string listed(const auto& words, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(words.size(), most); ++i)
    text += (i == 0 ? "" : ", ") + std::string(words[i]);
  return words.size() > most ? text + ", ..." : text;
}

// "Webhook, poll, a person".
std::string choices_of(const std::vector<std::string>& names) {
  std::vector<std::string> words;
  std::transform(names.begin(), names.end(), std::back_inserter(words), io::words_of);
  return listed(words, kNamedChoices);
}

std::vector<std::string> labels_of(const MonthQuestion& question) {
  std::vector<std::string> labels;
  for (const MonthAnswerChoice& choice : question.choices) labels.push_back(choice.label);
  return labels;
}

std::string value_of(const ControlView& control) {
  if (!control.taken.empty() || control.is_text) return control.text;
  if (control.names.empty()) return ui::quantity_text(control.kind, control.value);
  const std::size_t at = position_of(control);
  return at < control.names.size() ? io::words_of(control.names[at]) : "";
}

TextInput input_of(const ControlView& control, const std::string& label) {
  std::string hint = control.note.empty() ? first_line(control.hint) : control.note;
  if (!control.names.empty()) hint += " (" + choices_of(control.names) + ")";
  return {control.path,      label,
          std::move(hint),   control.is_switch ? "" : value_of(control),
          control.is_switch, control.value != 0.0};
}

// "CRM quota / 10 s", "Engineer's hours a month (h)"; "Length of a trial, days" says it already.
std::string with_unit(const std::string& label, const ControlView& control) {
  if (control.unit.empty() || label.ends_with(" " + control.unit)) return label;
  if (control.unit.front() == '/') return io::joined({label, " ", control.unit});
  return io::joined({label, " (", control.unit, ")"});
}

TextInput button(std::string path, std::string label) {
  TextInput made{std::move(path), std::move(label), "", ""};
  made.is_button = true;
  return made;
}

// A question is answered by the words of a choice.
TextInput input_of(const MonthQuestion& question) {
  return {question.path, question.words, listed(labels_of(question), question.choices.size()), ""};
}

TextInput input_of(const MonthCustomers& customers) {
  return {kCustomersPath, customers.title, listed(kCustomersFrom, kCustomersFrom.size()),
          kCustomersFrom[static_cast<std::size_t>(customers.from)]};
}

void add_kept(List& inputs, const ToolsView& tools) {
  inputs.push_back({std::string(kKeep), "Keep this scenario as",
                    "Under a name of its own, as a column beside the tools", ""});
  for (const std::string& name : tools.kept) {
    inputs.push_back(button(io::joined({kOpenKept, name}), "Open " + name));
    inputs.push_back(button(io::joined({kDropKept, name}), "Remove " + name));
  }
}

// The cheapest plan of the expected growth; null: not found yet, or there is nobody to hire.
const sim::HiringPlan* cheapest_plan(const ViewModel& view) {
  if (view.planner == nullptr || view.planner->year.growths.empty()) return nullptr;
  for (const YearPlanRow& row : view.planner->year.growths.front().plans)
    if (row.best) return &row.hires;
  return nullptr;
}

// What the tab of the year offers.
void add_year(List& inputs, const ViewModel& view) {
  if (!view.year.ahead)
    inputs.push_back(button(std::string(kLookAhead), "Look 12 months ahead, sign-ups +8% a month"));
  else if (!view.year.asked)
    inputs.push_back(button(std::string(kFindPlan), "Find the cheapest hiring plan"));
  else if (cheapest_plan(view) != nullptr)
    inputs.push_back(button(std::string(kUsePlan), "Use the cheapest hiring plan"));
}

std::string small(std::string_view text) {
  std::string words(text.substr(std::min(text.find_first_not_of(' '), text.size())));
  while (!words.empty() && words.back() == ' ') words.pop_back();
  for (char& letter : words)
    letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return words;
}

// Two in different groups may have one label: the second is told apart by its group.
void add_control(List& inputs, const ControlView& control) {
  const bool taken = std::any_of(inputs.begin(), inputs.end(), [&control](const TextInput& it) {
    return it.label == control.label;
  });
  const std::string label =
      taken ? io::joined({control.label, ", ", small(control.group)}) : control.label;
  inputs.push_back(input_of(control, with_unit(label, control)));
}

// A control that is a slider as well stands above.
void add_field(List& inputs, const InputField& field) {
  const bool there = std::any_of(inputs.begin(), inputs.end(), [&field](const TextInput& it) {
    return it.path == field.control.path;
  });
  if (!there)
    inputs.push_back(input_of(field.control, with_unit(full_label(field), field.control)));
}

void add_rows(List& inputs, const CompanyTable& table) {
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (const InputField& cell : table.rows[row]) add_field(inputs, cell);
    if (!table.list.shrinks || table.rows[row].empty()) continue;
    inputs.push_back(
        button(io::joined({kRemove, table.list.path, "[", std::to_string(row), "]"}),
               io::joined({"Remove ", table.list.title, ", ", table.rows[row][0].row_name})));
  }
  if (table.list.grows) inputs.push_back(button(io::joined({kAdd, table.list.path}), table.add));
}

const ControlView* control_at(const ViewModel& view, std::string_view path) {
  for (const ControlView& control : view.controls)
    if (control.path == path) return &control;
  for (const CompanyPart& part : view.company.parts) {
    for (const InputField& field : part.fields)
      if (field.control.path == path) return &field.control;
    if (!part.table) continue;
    for (const auto& row : part.table->rows)
      for (const InputField& field : row)
        if (field.control.path == path) return &field.control;
  }
  return nullptr;
}

// By its name or its words.
core::Result<std::size_t> named(const ControlView& control, std::string_view text) {
  for (std::size_t i = 0; i < control.names.size(); ++i) {
    const std::string wanted = small(text);
    if (wanted == small(control.names[i]) || wanted == small(io::words_of(control.names[i])))
      return i;
  }
  return core::Error{control.label,
                     io::joined({text, " is not one of: ", choices_of(control.names)})};
}

// "London, Austin" for a choice of several.
core::Result<Action> several(const ControlView& control, std::string_view text) {
  std::string numbers;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    const auto at = named(control, text.substr(0, end));
    if (!at) return at.error();
    numbers += (numbers.empty() ? "" : ",") + std::to_string(*at);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return Action{SetText{control.path, "[" + numbers + "]"}};
}

core::Result<Action> typed_for(const ControlView& control, const std::string& text) {
  if (control.is_switch) return switched(control, text == "true");
  if (control.is_text) return typed_into(control, text);
  if (!control.taken.empty()) return several(control, text);
  if (!control.names.empty()) {
    const auto at = named(control, text);
    if (!at) return at.error();
    return chosen(control, *at);
  }
  const auto value = ui::parse_quantity(control.kind, text, ui::shown_unit_s(control.value));
  if (!value) return core::Error{control.label, value.error().line()};
  return Action{SetField{control.path, *value}};
}

// "cohort.plans[2]"
Action removal(std::string_view path) {
  const std::size_t bracket = path.rfind('[');
  std::size_t row = 0;
  std::from_chars(path.data() + bracket + 1, path.data() + path.size(), row);
  return RemoveRow{std::string(path.substr(0, bracket)), row};
}

std::optional<Action> pressed(const std::string& path) {
  const auto rest = [&path](std::string_view word) { return path.substr(word.size()); };
  if (path.starts_with(kAdd)) return AddRow{rest(kAdd)};
  if (path.starts_with(kRemove) && path.ends_with(']')) return removal(rest(kRemove));
  if (path.starts_with(kOpenKept)) return OpenKept{rest(kOpenKept)};
  if (path.starts_with(kDropKept)) return RemoveKept{rest(kDropKept)};
  return std::nullopt;
}

std::optional<Action> pressed_for_year(const ViewModel& view, const std::string& path) {
  if (path == kLookAhead) return LookAhead{kOfferedMonths, kOfferedGrowth};
  if (path == kFindPlan) return PlanNext{sim::QuestionKind::year};
  const sim::HiringPlan* plan = path == kUsePlan ? cheapest_plan(view) : nullptr;
  if (plan != nullptr) return UseHires{*plan};
  return std::nullopt;
}

// Which of the words a text is.
core::Result<std::size_t> one_of(const auto& words, const std::string& text) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (small(words[i]) == small(text)) return i;
  return core::Error{text, "not one of the answers, such as " + listed(words, kNamedAnswers)};
}

core::Result<Action> answered(const MonthQuestion& question, const std::string& text) {
  const auto at = one_of(labels_of(question), text);
  if (!at) return at.error();
  return Action{MonthAnswer{question.choices[*at].answer}};
}

core::Result<Action> customers_from(const std::string& text) {
  const auto at = one_of(kCustomersFrom, text);
  if (!at) return at.error();
  return Action{BringCustomers{static_cast<CustomersFrom>(*at)}};
}

}  // namespace

std::vector<TextInput> text_inputs(const ViewModel& view) {
  List inputs;
  for (const MonthQuestion& question : view.month.questions) inputs.push_back(input_of(question));
  if (view.month.customers.there) inputs.push_back(input_of(view.month.customers));
  for (const ControlView& control : view.controls) add_control(inputs, control);
  for (const CompanyPart& part : view.company.parts) {
    for (const InputField& field : part.fields) add_field(inputs, field);
    if (part.table) add_rows(inputs, *part.table);
  }
  if (!view.company.parts.empty()) {
    add_kept(inputs, view.tools);
    add_year(inputs, view);
  }
  return inputs;
}

core::Result<Action> typed_action(const ViewModel& view, const std::string& path,
                                  const std::string& text) {
  for (const MonthQuestion& question : view.month.questions)
    if (question.path == path) return answered(question, text);
  if (path == kCustomersPath) return customers_from(text);
  if (path == kKeep) return Action{KeepScenario{text, {}}};
  if (const ControlView* control = control_at(view, path)) return typed_for(*control, text);
  if (auto action = pressed_for_year(view, path)) return *std::move(action);
  if (auto action = pressed(path)) return *std::move(action);
  return core::Error{path, "is not an input"};
}

}  // namespace handoff::web
