// Files: an export by its path, whatever it is - CSV, JSON, or a zip of them - into the ledger.
//
// A photo, a workbook or a bomb gets one line that says what was expected. Nothing is guessed:
// where dates, numbers or columns can be read in two ways, the line says how to answer.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "io/exports/ledger/ledger.hpp"
#include "io/exports/reading/asked.hpp"
#include "io/exports/reading/comes.hpp"

namespace handoff::exports {

std::optional<core::Error> read_export(Ledger& ledger, const std::string& path,
                                       const Wishes& wishes);

// The same in pieces, as the page has a large file. What is wrong with it shows as soon as may be:
// nothing is taken in after an error.
//
// Of a file whose pieces can come twice nothing is kept but facts: feed them all, and, where it says
// so, call `again` and feed them once more. Else what matters of each row is kept until the end.
class ExportIntake {
 public:
  // `ledger` and `wishes` must outlive it.
  ExportIntake(Ledger& ledger, std::string name, const Wishes& wishes, Comes comes = Comes::once);
  ~ExportIntake();

  std::optional<core::Error> feed(std::string_view piece);
  bool is_wanted_again() const;
  std::optional<core::Error> again();
  std::optional<core::Error> finish();

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
};

// The same from bytes.
std::optional<core::Error> read_export_bytes(Ledger& ledger, const std::string& name,
                                             std::string_view bytes, const Wishes& wishes);

}  // namespace handoff::exports
