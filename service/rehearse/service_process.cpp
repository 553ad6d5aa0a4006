// A child with a pipe for what it prints.
#include "service/rehearse/service_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "io/files/file.hpp"
#include "io/files/output.hpp"
#include "io/json/json.hpp"
#include "io/json/json_text.hpp"
#include "io/scenario/scenario_json.hpp"

extern char** environ;

namespace handoff::rehearse {
namespace {

using io::Json;

std::optional<core::Error> write_file(const std::string& path, std::string_view text) {
  auto output = io::Output::open(path);
  if (!output) return output.error();
  if (auto error = output->write(text)) return error;
  return output->close();
}

// The simulated pipeline sends as much at once as it likes, so the real one may as well: what is compared is
// the vendors' limits, not a second one in front of them.
constexpr int kAtOnce = 1'000;

Json vendor(const char* table, const std::string& base) {
  return {{"table", table}, {"base", base}, {"at_once", kAtOnce}};
}

}  // namespace

std::optional<core::Error> ServiceProcess::write_files(const Setup& setup) {
  std::array<char, 32> name{"/tmp/handoff_rehearsal_XXXXXX"};
  if (!mkdtemp(name.data())) return core::Error{"/tmp", "cannot make a folder for the rehearsal"};
  folder_ = name.data();
  token_ = "rehearsal-" + folder_.substr(folder_.size() - 6);
  const std::string& base = setup.sandbox_url;
  const Json key{{"file", folder_ + "/api_key"}};
  const Json config{{"scenario", folder_ + "/scenario.json"},
                    {"listen", "127.0.0.1:0"},
                    {"store", folder_ + "/handoff.db"},
                    {"live", true},
                    {"secrets",
                     {{"webhook", {{"file", folder_ + "/webhook_secret"}}},
                      {"processor", key},
                      {"crm", key},
                      {"mail", key},
                      {"usage", key}}},
                    {"token", {{"file", folder_ + "/token"}}},
                    {"vendors",
                     {{"processor", vendor("stripe", base + "/stripe")},
                      {"crm", vendor("hubspot", base + "/hubspot")},
                      {"mail", vendor("customerio", base + "/mail")},
                      {"chat", vendor("slack", base + "/chat")},
                      {"usage", vendor("usage", base + "/usage")}}}};
  for (const auto& [file, text] :
       {std::pair<const char*, std::string>{"webhook_secret", setup.webhook_secret},
        {"token", token_},
        {"api_key", "sk_rehearsal"},
        {"scenario.json", io::write_scenario(*setup.scenario)},
        {"config.json", io::pretty(config)}}) {
    if (auto error = write_file(folder_ + "/" + file, text)) return error;
  }
  return std::nullopt;
}

std::optional<core::Error> ServiceProcess::launch() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return core::Error{"rehearse", "no pipe to the service"};
  output_ = ends[0];
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, (folder_ + "/log").c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, 0600);
  std::string program = "/proc/self/exe", command = "serve", config = folder_ + "/config.json",
              live = "--live";
  std::array<char*, 5> arguments{program.data(), command.data(), config.data(), live.data(),
                                 nullptr};
  const int failed =
      posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (failed == 0) return std::nullopt;
  process_ = -1;
  return core::Error{"rehearse",
                     "cannot start the service: " + std::generic_category().message(failed)};
}

// "listening on http://127.0.0.1:41231"; empty when it ended without saying so.
std::string ServiceProcess::read_address() {
  constexpr std::string_view kSays = "listening on ";
  std::string text;
  std::array<char, 512> piece{};
  while (true) {
    const auto length = read(output_, piece.data(), piece.size());
    if (length <= 0) return {};
    text.append(piece.data(), static_cast<std::size_t>(length));
    const std::size_t at = text.find(kSays);
    const std::size_t end = at == std::string::npos ? at : text.find('\n', at);
    if (end != std::string::npos) return text.substr(at + kSays.size(), end - at - kSays.size());
  }
}

core::Result<std::unique_ptr<ServiceProcess>> ServiceProcess::start(const Setup& setup) {
  std::unique_ptr<ServiceProcess> it(new ServiceProcess());
  if (auto error = it->write_files(setup)) return *std::move(error);
  if (auto error = it->launch()) return *std::move(error);
  it->url_ = it->read_address();
  if (!it->url_.empty()) return it;
  auto log = io::read_file(it->folder_ + "/log");
  return core::Error{"rehearse",
                     "the service did not start: " + (log ? log->substr(0, log->find('\n')) : "")};
}

ServiceProcess::~ServiceProcess() {
  if (process_ > 0) {
    kill(process_, SIGTERM);
    int status = 0;
    while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
  }
  if (output_ >= 0) close(output_);
  std::error_code ignored;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

}  // namespace handoff::rehearse
