// What is not modelled: what a reader might expect and does not get, and where known in which
// direction the figures err for it. The report and the page have the same list.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace handoff::io {

struct ModelLimit {
  std::string_view what;
  std::string_view bias;  // in which direction it errs; empty where it changes no figure
};

std::span<const ModelLimit> not_modelled();

// Both as sentences.
std::string limit_text(const ModelLimit& limit);

}  // namespace handoff::io
