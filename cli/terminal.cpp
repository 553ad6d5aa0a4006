// The only file that asks the system about the terminal.
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>

#include "io/text/safe_text.hpp"

#ifdef _WIN32
#include <io.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace handoff::cli {
namespace {

bool anybody_looks = true;

bool is_terminal(std::FILE* file) {
  if (!anybody_looks) return false;
#if defined(__EMSCRIPTEN__)
  // Under node every stream claims to be a terminal, so none is believed.
  static_cast<void>(file);
  return false;
#elif defined(_WIN32)
  return _isatty(_fileno(file)) != 0;
#else
  return isatty(fileno(file)) != 0;
#endif
}

// The first of the three that is set decides, as POSIX says.
bool locale_is_utf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    std::string text(value);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text.find("utf-8") != text.npos || text.find("utf8") != text.npos;
  }
  return false;
}

}  // namespace

void no_terminal() { anybody_looks = false; }

Exit refuse(const core::Error& error) {
  constexpr std::size_t kLongestLine = 1'000;
  std::fflush(stdout);
  fmt::print(stderr, "handoff: {}\n", io::printable(error.line(), kLongestLine));
  return Exit::bad_input;
}

io::Characters output_characters() {
  return is_terminal(stdout) && locale_is_utf8() ? io::Characters::utf8 : io::Characters::ascii;
}

int terminal_columns() {
  constexpr int kUnknown = 100;
#if !defined(_WIN32) && !defined(__EMSCRIPTEN__)
  winsize size{};
  if (is_terminal(stdout) && ioctl(fileno(stdout), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
#endif
  const char* columns = std::getenv("COLUMNS");
  const int given = columns ? std::atoi(columns) : 0;
  return given > 0 ? given : kUnknown;
}

ProgressBar::ProgressBar(std::string_view what, int total)
    : what_(what), total_(std::max(1, total)), visible_(is_terminal(stderr)) {
  next_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(300);
}

ProgressBar::~ProgressBar() {
  if (drawn_) std::fputs("\r\033[K", stderr);  // a destructor must not throw, and fmt::print may
}

void ProgressBar::show(int done) {
  if (!visible_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  drawn_ = true;
  constexpr int kWidth = 40;
  const int filled = static_cast<int>(static_cast<long long>(kWidth) * done / total_);
  fmt::print(stderr, "\r[{:#<{}}{:.<{}}] {} {}/{}\033[K", "", filled, "", kWidth - filled, what_,
             done, total_);
  std::fflush(stderr);
}

}  // namespace handoff::cli
