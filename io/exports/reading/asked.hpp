// What the person who reads files has said about them: `--zone`, `--column FILE:ROLE=NAME`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/config/calendar.hpp"
#include "io/exports/rows/roles.hpp"
#include "io/exports/table/dates.hpp"
#include "io/exports/table/numbers.hpp"

namespace handoff::exports {

// Of one file: by hand, what cannot be told from it.
struct FileWishes {
  struct Column {
    Role role;
    std::string name;
  };
  std::vector<Column> columns;
  DayOrder order = DayOrder::unknown;       // FILE:dates=D/M/Y or M/D/Y
  DecimalMark mark = DecimalMark::unknown;  // FILE:numbers=1,000.00 or 1.000,00
  std::optional<core::TimeZone> zone;       // FILE:zone=Europe/Berlin
};

struct Wishes {
  std::optional<core::TimeZone> zone;  // of all files whose clock is not known
  struct Of {
    std::string file;
    FileWishes wishes;
  };
  std::vector<Of> files;

  // By its path or its name; what nobody spoke of has none.
  FileWishes of(std::string_view path) const;
};

// Adds what "FILE:ROLE=NAME" says.
std::optional<core::Error> add_wish(Wishes& wishes, std::string_view text);

// "exports/invoices.csv" is called "invoices.csv".
std::string_view file_name(std::string_view path);

}  // namespace handoff::exports
