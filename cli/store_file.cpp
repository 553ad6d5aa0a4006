// A store's bytes through the same files as everything else.
#include "cli/store_file.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cli/answer.hpp"
#include "cli/interrupt.hpp"
#include "cli/terminal.hpp"
#include "io/files/file.hpp"
#include "io/files/output.hpp"

namespace handoff::cli {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{1} << 30;

std::optional<core::Error> write_store(io::Output& output, const sim::ReplicationStore& store) {
  const std::vector<std::uint8_t> bytes = store.bytes();
  const std::string text(bytes.begin(), bytes.end());
  if (auto error = output.write(text)) return error;
  return output.close();
}

}  // namespace

void add_store_file_options(Command& command, StoreFileOptions& options) {
  command.option("--save", "FILE", options.save,
                 "save what was simulated to this file, also when interrupted");
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
                                    JobThreads& threads, std::string_view what,
                                    const StoreFileOptions& options) {
  // From before the file is touched until it is complete: Ctrl-C keeps what there is, even nothing.
  const InterruptGuard guard;
  std::optional<io::Output> file;
  if (!options.save.empty()) {
    auto opened = io::Output::open(options.save);
    if (!opened) return refuse(opened.error());
    file = *std::move(opened);
  }
  const bool answered = answer_on_threads(question, store, threads, what);
  if (file) {
    if (const auto error = write_store(*file, store)) return refuse(*error);
  }
  if (!answered) {
    refuse({"interrupted", file ? "continue with --resume " + options.save
                                : "nothing was saved; --save FILE would have saved it"});
    return Exit::interrupted;
  }
  if (store.violations().empty()) return std::nullopt;
  return refuse(
      {"a rule that must always hold was broken, please report this", store.violations().front()});
}

}  // namespace handoff::cli
