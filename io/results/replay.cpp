// Reading, what the whole of it tells, order, decisions.
#include "io/results/replay.hpp"

#include <cassert>
#include <utility>

#include "io/events/event_order.hpp"
#include "io/events/known_trials.hpp"
#include "io/files/file.hpp"
#include "io/text/concat.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

// What was left out, in one line.
std::string described(const ReadEvent& read) {
  if (!read.is_event)
    return joined({printable(read.object_kind, 80), " ", printable(read.id, 80),
                   " says what is, and not what happened: export the events"});
  std::string what = printable(read.type, 80) + ' ' + printable(read.id, 80);
  if (!read.note.empty()) what += ": " + printable(read.note, 200);
  return what;
}

}  // namespace

Replay::Replay(EventFormat format, core::PipelineConfig config)
    : format_(format), dry_run_(std::move(config)), log_(ids_) {
  assert(format_ != nullptr);
}

std::optional<core::Error> Replay::read(const std::string& path) {
  const auto source = static_cast<std::uint32_t>(sources_.size());
  sources_.push_back(source_name(path));
  const ReadingRules rules{.discounts = dry_run_.config().conversion.discounts};
  return read_event_file({format_, ids_, left_out_, rules}, path,
                         [&](const ReadEvent& read) { log_.add(read, source); });
}

std::optional<core::Error> Replay::decide(ReplayOrder order, const Take& take) {
  if (log_.size() == 0 && left_out_.first()) return left_out_.first();
  set_test_mode_aside();
  count_set_aside();
  tell_known_trials();
  const bool given = order == ReplayOrder::given;
  const std::vector<std::size_t> deciding = given ? given_order(log_) : created_order(log_);
  std::vector<core::DryRunRecord> records(log_.size());
  for (const std::size_t i : deciding) {
    if (log_.is_event(i)) records[i] = dry_run_.take(log_.event(i));
  }
  for (std::size_t n = 0; n < log_.size(); ++n) {
    const std::size_t i = given ? n : deciding[n];
    take(replay_record(log_.read(i), records[i], dry_run_.config()));
  }
  return std::nullopt;
}

// Test mode is a place to try things out; a file of nothing else is somebody's trial of this
// program.
void Replay::set_test_mode_aside() {
  bool any_live = false;
  for (std::size_t i = 0; i < log_.size(); ++i) any_live |= log_.is_event(i) && log_.is_live(i);
  if (!any_live) return;
  for (std::size_t i = 0; i < log_.size(); ++i) {
    core::PaymentEvent& event = log_.event(i);
    if (!log_.is_live(i) && event.set_aside == core::SetAside::none)
      event.set_aside = core::SetAside::test_mode;
  }
}

void Replay::tell_known_trials() {
  KnownTrials trials;
  for (std::size_t i = 0; i < log_.size(); ++i) trials.learn(log_.event(i));
  for (std::size_t i = 0; i < log_.size(); ++i) trials.tell(log_.event(i));
}

void Replay::count_set_aside() {
  for (std::size_t i = 0; i < log_.size(); ++i) {
    const auto why = log_.is_event(i) ? why_set_aside(log_.event(i).set_aside)
                                      : std::optional(WhyLeftOut::bare_object);
    if (!why) continue;
    const bool shown = left_out_.count(*why) < LeftOut::kExamples;
    const ReadEvent read = shown ? log_.read(i) : ReadEvent{};
    left_out_.add(*why, {place(sources_[log_.source(i)], {read.line, 1}), described(read)});
  }
}

}  // namespace handoff::io
