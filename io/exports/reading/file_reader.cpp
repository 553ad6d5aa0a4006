#include "io/exports/reading/file_reader.hpp"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "io/exports/reading/table_reader.hpp"
#include "io/exports/table/text_decoder.hpp"
#include "io/exports/table/zip.hpp"
#include "io/files/file.hpp"
#include "io/text/file_kind.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::exports {
namespace {

constexpr std::size_t kHeadBytes = 4096;
constexpr std::size_t kMostFiles = 60'000;  // a fact names its file in 16 bits
constexpr std::size_t kMostZipBytes = std::size_t{512} << 20;

constexpr std::string_view kExpected = "expected CSV, JSON, or a zip of them";

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
}

bool looks_like_text(std::string_view text) {
  const auto controls = std::count_if(text.begin(), text.end(), is_control);
  return static_cast<std::size_t>(controls) * 100 <= text.size();
}

// Text of one file into one table, or two: HubSpot's former values come beside the contacts.
class TextReader {
 public:
  TextReader(Ledger& ledger, std::string name, const FileWishes& wishes,
             const std::optional<core::TimeZone>& zone, Comes comes)
      : ledger_(ledger), name_(std::move(name)), wishes_(wishes), zone_(zone), comes_(comes) {}

  std::optional<core::Error> feed(std::string_view bytes) {
    decoder_.feed(bytes, text_);
    if (!begun_ && text_.size() < kHeadBytes) return std::nullopt;
    return pass_on();
  }

  // All of a text that comes twice has come once.
  std::optional<core::Error> again() {
    if (auto error = end_text()) return error;
    decoder_ = {};
    csv_.reset();
    json_.reset();
    begun_ = false;
    return std::nullopt;
  }

  std::optional<core::Error> finish() {
    if (auto error = end_text()) return error;
    if (history_) history_->finish();
    table_->finish();
    return std::nullopt;
  }

 private:
  std::optional<core::Error> pass_on() {
    if (!begun_) {
      if (auto error = begin()) return error;
    }
    if (csv_) csv_->feed(text_);
    if (json_) json_->feed(text_);
    text_.clear();
    return std::nullopt;
  }

  std::optional<core::Error> end_text() {
    decoder_.finish(text_);
    if (auto error = pass_on()) return error;
    if (csv_) csv_->finish();
    if (json_) json_->finish();
    if (!table_)
      return core::Error{io::printable(name_, 200), "is empty, " + std::string(kExpected)};
    if (is_decided_) return std::nullopt;
    is_decided_ = true;
    if (history_) {
      if (auto error = history_->decide_all()) return error;
    }
    return table_->decide_all();
  }

  std::optional<core::Error> begin() {
    const std::size_t first = text_.find_first_not_of(" \t\r\n");
    if (first == text_.npos) return std::nullopt;
    if (!looks_like_text(std::string_view(text_).substr(0, kHeadBytes)))
      return core::Error{io::printable(name_, 200), "is no text, " + std::string(kExpected)};
    if (!table_ && ledger_.files.size() >= kMostFiles)
      return core::Error{
          io::printable(name_, 200),
          "is one file too many: at most " + std::to_string(kMostFiles) + " are read together"};
    begun_ = true;
    if (!table_) table_ = new_table(name_);
    const auto leave = [this](std::size_t line) { table_->leave(line); };
    if (text_[first] == '{' || text_[first] == '[') {
      json_ = std::make_unique<JsonRows>(
          [this](NamedCells cells, std::size_t line) { table_->take(cells, line); },
          [this](NamedCells cells, std::size_t line) { take_history(cells, line); }, leave);
    } else {
      csv_ = std::make_unique<CsvReader>(
          [this](CsvCells cells, std::size_t line) { table_->take(cells, line); }, leave);
    }
    return std::nullopt;
  }

  std::unique_ptr<TableReader> new_table(std::string name) {
    return std::make_unique<TableReader>(ledger_, std::move(name), wishes_, zone_, comes_);
  }

  void take_history(NamedCells cells, std::size_t line) {
    if (!history_) history_ = new_table(name_ + " (history)");
    history_->take(cells, line);
  }

  Ledger& ledger_;
  std::string name_;
  const FileWishes& wishes_;
  const std::optional<core::TimeZone>& zone_;
  const Comes comes_;
  TextDecoder decoder_;
  std::string text_;
  bool begun_ = false;
  bool is_decided_ = false;
  std::unique_ptr<TableReader> table_;
  std::unique_ptr<TableReader> history_;
  std::unique_ptr<CsvReader> csv_;
  std::unique_ptr<JsonRows> json_;
};

core::Error placed(const std::string& name, core::Error error) {
  if (error.where.empty()) error.where = io::printable(name, 200);
  return error;
}

bool is_workbook(const std::vector<ZipEntry>& entries) {
  return std::any_of(entries.begin(), entries.end(), [](const ZipEntry& it) {
    return it.name == "[Content_Types].xml" || it.name.starts_with("xl/");
  });
}

// An archive is here as a whole: it is unpacked twice, and nothing of it is kept.
std::optional<core::Error> read_entry(Ledger& ledger, const std::string& name,
                                      std::string_view archive, const ZipEntry& entry,
                                      const Wishes& wishes) {
  const FileWishes of_file = wishes.of(name);
  TextReader reader(ledger, name, of_file, wishes.zone, Comes::twice);
  std::optional<core::Error> error;
  const auto take = [&](std::string_view piece) {
    if (!error) error = reader.feed(piece);
  };
  if (auto broken = unpack(archive, entry, take)) return placed(name, *std::move(broken));
  if (!error) error = reader.again();
  if (error) return error;
  if (auto broken = unpack(archive, entry, take)) return placed(name, *std::move(broken));
  return error ? error : reader.finish();
}

std::optional<core::Error> read_zip(Ledger& ledger, const std::string& name,
                                    std::string_view archive, const Wishes& wishes) {
  const auto entries = zip_entries(archive);
  if (!entries) return placed(name, entries.error());
  if (is_workbook(*entries))
    return core::Error{io::printable(name, 200), "is an Excel workbook: save it as CSV"};
  if (entries->empty()) return core::Error{io::printable(name, 200), "is an empty zip archive"};
  for (const ZipEntry& entry : *entries) {
    const std::string inside = name + "/" + std::string(file_name(entry.name));
    if (auto error = read_entry(ledger, inside, archive, entry, wishes)) return error;
  }
  return std::nullopt;
}

// What the first bytes forbid. A zip is opened.
std::optional<core::Error> refused(const std::string& name, std::string_view head) {
  const io::FileKind* kind = io::file_kind(head);
  if (!kind || is_zip(head)) return std::nullopt;
  const std::string shown = io::printable(name, 200), what(kind->what);
  if (kind->has_rows) return core::Error{shown, what + ": export it as CSV"};
  if (kind->unpack.empty()) return core::Error{shown, what + ", " + std::string(kExpected)};
  return core::Error{shown,
                     what + ": give what " + io::with_file_name(kind->unpack, name) + " writes"};
}

}  // namespace

// Decides by the first piece; a zip has to be all there before it can be read.
class ExportIntake::Parts {
 public:
  Parts(Ledger& ledger, std::string name, const Wishes& wishes, Comes comes)
      : ledger_(ledger),
        name_(std::move(name)),
        wishes_(wishes),
        of_file_(wishes.of(name_)),
        comes_(comes),
        text_(ledger, name_, of_file_, wishes.zone, comes) {}

  std::optional<core::Error> feed(std::string_view piece) {
    if (!begun_) {
      begun_ = true;
      if (auto error = refused(name_, piece)) return error;
      zipped_ = is_zip(piece);
    }
    if (!zipped_) return text_.feed(piece);
    if (archive_.size() + piece.size() > kMostZipBytes)
      return core::Error{io::printable(name_, 200),
                         "is a zip archive of more than " + io::size_text(kMostZipBytes)};
    archive_ += piece;
    return std::nullopt;
  }

  bool is_wanted_again() const { return comes_ == Comes::twice && !zipped_; }
  std::optional<core::Error> again() { return text_.again(); }

  std::optional<core::Error> finish() {
    return zipped_ ? read_zip(ledger_, name_, archive_, wishes_) : text_.finish();
  }

 private:
  Ledger& ledger_;
  std::string name_;
  const Wishes& wishes_;
  FileWishes of_file_;
  const Comes comes_;
  TextReader text_;
  bool begun_ = false;
  bool zipped_ = false;
  std::string archive_;
};

ExportIntake::ExportIntake(Ledger& ledger, std::string name, const Wishes& wishes, Comes comes)
    : parts_(std::make_unique<Parts>(ledger, std::move(name), wishes, comes)) {}
ExportIntake::~ExportIntake() = default;

std::optional<core::Error> ExportIntake::feed(std::string_view piece) {
  return parts_->feed(piece);
}
std::optional<core::Error> ExportIntake::finish() { return parts_->finish(); }

bool ExportIntake::is_wanted_again() const { return parts_->is_wanted_again(); }
std::optional<core::Error> ExportIntake::again() { return parts_->again(); }

std::optional<core::Error> read_export(Ledger& ledger, const std::string& path,
                                       const Wishes& wishes) {
  const Comes comes = io::can_be_read_again(path) ? Comes::twice : Comes::once;
  ExportIntake intake(ledger, io::source_name(path), wishes, comes);
  const auto take = [&](std::string_view piece) { return intake.feed(piece); };
  if (auto error = io::read_chunks(path, take)) return error;
  if (intake.is_wanted_again()) {
    if (auto error = intake.again()) return error;
    if (auto error = io::read_chunks(path, take)) return error;
  }
  return intake.finish();
}

std::optional<core::Error> read_export_bytes(Ledger& ledger, const std::string& name,
                                             std::string_view bytes, const Wishes& wishes) {
  ExportIntake intake(ledger, name, wishes, Comes::twice);
  if (auto error = intake.feed(bytes)) return error;
  if (intake.is_wanted_again()) {
    if (auto error = intake.again()) return error;
    if (auto error = intake.feed(bytes)) return error;
  }
  return intake.finish();
}

}  // namespace handoff::exports
