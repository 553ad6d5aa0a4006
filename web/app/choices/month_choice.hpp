// Your month: what was learned from the user's exports, and what they have answered.
//
// No part of a link, a file or an undo: only the scenario that is made of it is. The files
// themselves stay outside, with the importer (web/js/month.js).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "io/exports/answer/learned_document.hpp"

namespace handoff::web {

struct MonthChoice {
  bool working = false;
  double share = 0.0;                                       // of the work that is under way
  std::string doing;                                        // what it is
  std::shared_ptr<const exports::LearnedDocument> learned;  // null: nothing yet
  std::string trouble;                                      // why nothing came of it
  std::vector<std::string> answers;                         // "invoices.csv:dates=D/M/Y"
};

}  // namespace handoff::web
