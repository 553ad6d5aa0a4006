// The inputs of the page as text: those of the sliders, and all of the company's form, by their labels, with a
// button for each row that can be added or removed, and for each scenario that is kept.
//
// Whatever is typed comes back with its path (web/shell/inbox.cpp), and `typed_action` says what it asks for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "web/app/actions.hpp"
#include "web/views/view_model.hpp"

namespace handoff::web {

struct TextInput {
  std::string path;
  std::string label;
  std::string hint;
  std::string value;  // with its unit, as it may be typed
  bool is_switch = false;
  bool on = false;
  bool is_button = false;
};

std::vector<TextInput> text_inputs(const ViewModel& view);

// An error where what was typed cannot be read; the label stands before its words.
core::Result<Action> typed_action(const ViewModel& view, const std::string& path,
                                  const std::string& text);

}  // namespace handoff::web
