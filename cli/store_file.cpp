// A store's way out of a file and into one.
#include "cli/store_file.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cli/answer.hpp"
#include "cli/checkpoint.hpp"
#include "cli/interrupt.hpp"
#include "cli/terminal.hpp"
#include "io/files/file.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::cli {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{1} << 30;

constexpr core::Duration kEvery = core::minutes(1);

core::Result<core::Duration> every_of(const StoreFileOptions& options) {
  if (options.every.empty()) return kEvery;
  if (options.save.empty())
    return core::Error{"--save-every", "says how often to save; name the file with --save FILE"};
  auto every = io::parse_duration(options.every);
  if (!every) return core::Error{"--save-every", every.error().what};
  if (*every > core::Duration{}) return every;
  return core::Error{"--save-every", io::in_quotes(options.every) + " must be longer than 0"};
}

// None if nothing is to be saved.
core::Result<std::optional<Checkpoint>> checkpoint_of(const StoreFileOptions& options) {
  const auto every = every_of(options);
  if (!every) return every.error();
  if (options.save.empty()) return std::optional<Checkpoint>();
  auto opened = Checkpoint::open(options.save, *every);
  if (!opened) return opened.error();
  return std::optional<Checkpoint>(*std::move(opened));
}

// What is said while the work goes on, each once: that a file was resumed for nothing, and that
// nothing can be saved at the moment.
class Keeper {
 public:
  Keeper(const sim::ReplicationStore& store, const StoreFileOptions& options,
         std::optional<Checkpoint>& checkpoint)
      : store_(store), options_(options), checkpoint_(checkpoint) {}

  // With the first answers everything that the question begins with has been asked for.
  void look() {
    if (!looked_ && store_.loaded_in_vain())
      tell({"--resume " + options_.resume,
            "nothing in it is what this question about this scenario begins with: it begins anew"});
    looked_ = true;
    if (!checkpoint_) return;
    const auto error = checkpoint_->look(store_);
    if (error && !failed_) tell({error->where, error->what + "; it is tried again"});
    failed_ = error.has_value();
  }

 private:
  static void tell(const core::Error& error) { static_cast<void>(refuse(error)); }

  const sim::ReplicationStore& store_;
  const StoreFileOptions& options_;
  std::optional<Checkpoint>& checkpoint_;
  bool looked_ = false;
  bool failed_ = false;
};

}  // namespace

void add_store_file_options(Command& command, StoreFileOptions& options) {
  command.option("--save", "FILE", options.save,
                 "save what was simulated to this file, also when interrupted");
  command.option("--save-every", "TIME", options.every,
                 "how often to save while the work goes on [1min]");
  command.option("--resume", "FILE", options.resume, "continue from a file that --save wrote");
}

std::optional<core::Error> resume_store(sim::ReplicationStore& store,
                                        std::span<const sim::Target> targets,
                                        const StoreFileOptions& options) {
  for (const sim::Target& target : targets) store.watch(target);
  if (options.resume.empty()) return std::nullopt;
  const auto text = io::read_file(options.resume, kMaxBytes);
  if (!text) return text.error();
  const std::vector<std::uint8_t> bytes(text->begin(), text->end());
  if (auto error = store.load(bytes)) {
    error->where = "--resume " + options.resume;
    return error;
  }
  return std::nullopt;
}

std::optional<Exit> answer_and_save(sim::Question& question, sim::ReplicationStore& store,
                                    sim::JobExecutor& threads, std::string_view what,
                                    const StoreFileOptions& options) {
  // From before the file is touched until it is complete: Ctrl-C keeps what there is, even nothing.
  const InterruptGuard guard;
  auto file = checkpoint_of(options);
  if (!file) return refuse(file.error());
  Keeper keeper(store, options, *file);
  const bool answered =
      answer_on_threads(question, store, threads, what, interrupted, [&keeper] { keeper.look(); });
  if (*file) {
    if (const auto error = (*file)->finish(store)) return refuse(*error);
  }
  if (!answered) {
    return tell_stopped(threads, *file ? "continue with --resume " + options.save
                                       : "nothing was saved; --save FILE would have saved it");
  }
  if (store.violations().empty()) return std::nullopt;
  return refuse(
      {"a rule that must always hold was broken, please report this", store.violations().front()});
}

}  // namespace handoff::cli
