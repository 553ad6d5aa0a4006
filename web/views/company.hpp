// The company: the inputs that describe a business and its team as a form of a few parts, with plans,
// offices, tiers and mails as tables whose rows can be added and removed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/views/input_fields.hpp"

namespace handoff::web {

struct CompanyTable {
  InputList list;
  std::vector<std::string> heads;
  std::vector<std::vector<InputField>> rows;
  std::string add;  // "Add a plan"
};

struct CompanyPart {
  std::string title;
  std::string help;
  std::vector<InputField> fields;
  std::optional<CompanyTable> table;
};

struct CompanyView {
  std::string whose;  // whose numbers these are
  std::vector<CompanyPart> parts;
};

CompanyView company_view(const sim::Scenario& scenario);

}  // namespace handoff::web
