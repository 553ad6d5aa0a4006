// The terminal: errors in one line, a progress bar, and whether anybody looks.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "cli/exit.hpp"
#include "core/base/result.hpp"
#include "io/results/results_report.hpp"

namespace handoff::cli {

// One line on standard error, and the exit code that goes with it.
Exit refuse(const core::Error& error);

// From now on nobody looks, whatever the system says: somebody stands between the program and the terminal.
void no_terminal();

// Real plus-minus signs need a terminal whose locale is UTF-8; a file or a pipe gets ASCII.
io::Characters output_characters();

// How wide the terminal is, by the system's word or COLUMNS; 100 where nobody says.
int terminal_columns();

// A bar on standard error, drawn at most ten times a second, and only if that is a terminal.
class ProgressBar {
 public:
  ProgressBar(std::string_view what, int total);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  bool visible() const { return visible_; }
  void show(int done);

 private:
  std::string what_;
  int total_;
  bool visible_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace handoff::cli
