#include "web/views/results/rehearsal.hpp"

#include <string_view>

#include "io/text/safe_text.hpp"
#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web {
namespace {

// Longer than anything a rehearsal says of itself; the file may be anybody's.
constexpr std::size_t kWords = 60, kVerdict = 200;
constexpr std::size_t kMostViolations = 5;

std::string seconds(double value) { return io::rehearsed_text(value, false); }

std::string count(double value) { return charts::format_fixed(value, 0); }

RehearsalRow row_of(const io::RehearsedFigure& it) {
  const auto words = [&it](double value) { return io::rehearsed_text(value, it.is_count); };
  return {io::printable(it.label, kWords),
          words(it.measured),
          words(it.median),
          words(it.low) + " to " + words(it.high),
          words(it.same_draws),
          it.differs ? "differs" : io::printable(it.agreement, kWords),
          it.differs};
}

// "verdict: measured and ..." as a sentence.
std::string sentence_of(const std::string& verdict) {
  constexpr std::string_view kBegin = "verdict: ";
  std::string words = verdict.starts_with(kBegin) ? verdict.substr(kBegin.size()) : verdict;
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words + ".";
}

std::string parts_of(const io::RehearsalFile& it) {
  return "Of the mean CRM lag, delivery took " + seconds(it.delivery_s) +
         ", the vendors' answers " + seconds(it.vendors_s) + ", waits before another try " +
         seconds(it.waits_s) + " and the service itself " + seconds(it.service_s) + ".";
}

std::vector<std::string> violations_of(const io::RehearsalFile& it) {
  std::vector<std::string> sentences;
  for (const std::string& each : it.violations) {
    if (sentences.size() == kMostViolations) break;
    sentences.push_back("Broken: " + io::printable(each, kVerdict) + ".");
  }
  const std::size_t more = it.violations.size() - sentences.size();
  if (more > 0) sentences.push_back("And " + count(static_cast<double>(more)) + " more.");
  return sentences;
}

}  // namespace

RehearsalView rehearsal_view(const io::RehearsalFile* file) {
  RehearsalView view;
  if (file == nullptr) return view;
  view.title = "Rehearsal of " + io::printable(file->scenario, kWords);
  view.played = count(static_cast<double>(file->customers)) + " customers in " +
                count(file->played_s) + " s of real time against the service, beside " +
                count(static_cast<double>(file->runs)) + " simulated runs";
  view.verdict = sentence_of(io::printable(file->verdict, kVerdict));
  view.parts = parts_of(*file);
  view.violations = violations_of(*file);
  view.agrees = file->agrees;
  for (const io::RehearsedFigure& each : file->figures) view.rows.push_back(row_of(each));
  return view;
}

}  // namespace handoff::web
