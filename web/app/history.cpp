#include "web/app/history.hpp"

#include <utility>

namespace handoff::web {
namespace {

constexpr std::size_t kMostSteps = 200;

Inputs take_last(std::vector<Inputs>& from) {
  Inputs last = std::move(from.back());
  from.pop_back();
  return last;
}

}  // namespace

void History::push(Inputs before, const std::string& path) {
  const bool same_edit = !path.empty() && path == open_path_;
  open_path_ = path;
  future_.clear();
  if (same_edit) return;
  past_.push_back(std::move(before));
  if (past_.size() > kMostSteps) past_.erase(past_.begin());
}

Inputs History::undo(Inputs now) {
  close();
  future_.push_back(std::move(now));
  return take_last(past_);
}

Inputs History::redo(Inputs now) {
  close();
  past_.push_back(std::move(now));
  return take_last(future_);
}

}  // namespace handoff::web
