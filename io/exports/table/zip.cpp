// The format: PKWARE's APPNOTE.TXT, sections 4.3.7 (local header), 4.3.12 (directory) and 4.3.16
// (its end). zlib inflates; where it is not there (Emscripten), archives have to be unpacked first.
#include "io/exports/table/zip.hpp"

#include <array>
#include <cstdint>

#ifdef HANDOFF_HAS_ZLIB
#include <zlib.h>
#endif

#include "io/text/safe_text.hpp"

namespace handoff::exports {
namespace {

constexpr std::string_view kLocalHeader = "PK\x03\x04";
constexpr std::string_view kDirectoryEntry = "PK\x01\x02";
constexpr std::string_view kDirectoryEnd = "PK\x05\x06";
constexpr std::size_t kLocalHeaderBytes = 30;
constexpr std::size_t kDirectoryEntryBytes = 46;
constexpr std::size_t kDirectoryEndBytes = 22;
constexpr int kStored = 0;
constexpr int kDeflated = 8;

std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t length) {
  std::size_t value = 0;
  for (std::size_t i = length; i-- > 0;)
    value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

core::Error broken_archive() { return {"", "is a zip archive that breaks off or is damaged"}; }

bool is_extra(std::string_view name) {
  return name.ends_with('/') || name.starts_with("__MACOSX/") || name.ends_with(".DS_Store");
}

// Where the entry's bytes begin; nothing if they are not all there.
std::optional<std::string_view> packed_bytes(std::string_view archive, const ZipEntry& entry) {
  if (entry.offset > archive.size() || archive.size() - entry.offset < kLocalHeaderBytes)
    return std::nullopt;
  const std::string_view local = archive.substr(entry.offset);
  if (!local.starts_with(kLocalHeader)) return std::nullopt;
  const std::size_t begin = kLocalHeaderBytes + number_at(local, 26, 2) + number_at(local, 28, 2);
  if (begin > local.size() || local.size() - begin < entry.packed) return std::nullopt;
  return local.substr(begin, entry.packed);
}

#ifdef HANDOFF_HAS_ZLIB

// zlib's stream, which is ended whatever happens.
class Inflater {
 public:
  Inflater() { ready_ = inflateInit2(&stream_, -MAX_WBITS) == Z_OK; }
  ~Inflater() {
    if (ready_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  bool ready() const { return ready_; }
  z_stream& stream() { return stream_; }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

std::optional<core::Error> inflate_all(std::string_view packed,
                                       const std::function<void(std::string_view)>& take) {
  Inflater inflater;
  if (!inflater.ready()) return broken_archive();
  z_stream& stream = inflater.stream();
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::array<char, 1 << 16> buffer{};
  std::size_t unpacked = 0;
  for (int state = Z_OK; state != Z_STREAM_END;) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    state = inflate(&stream, Z_NO_FLUSH);
    if (state != Z_OK && state != Z_STREAM_END) return broken_archive();
    const std::size_t count = buffer.size() - stream.avail_out;
    if (count == 0 && state != Z_STREAM_END) return broken_archive();
    unpacked += count;
    if (unpacked > kAlwaysAllowed && unpacked / kMostGrowth > packed.size())
      return core::Error{"", "unpacks to more than " + std::to_string(kMostGrowth) +
                                 " times its size: no export does, so it is not read"};
    take({buffer.data(), count});
  }
  return std::nullopt;
}

#else

std::optional<core::Error> inflate_all(std::string_view,
                                       const std::function<void(std::string_view)>&) {
  return core::Error{"", "is a zip archive, which this build does not unpack: unpack it first"};
}

#endif

}  // namespace

bool is_zip(std::string_view bytes) {
  return bytes.starts_with(kLocalHeader) || bytes.starts_with(kDirectoryEnd);
}

core::Result<std::vector<ZipEntry>> zip_entries(std::string_view archive) {
  const std::size_t end = archive.rfind(kDirectoryEnd);
  if (end == archive.npos || archive.size() - end < kDirectoryEndBytes) return broken_archive();
  const std::size_t count = number_at(archive, end + 10, 2);
  std::size_t at = number_at(archive, end + 16, 4);
  if (count > kMostZipEntries) return core::Error{"", "is a zip archive of more than 1000 files"};
  std::vector<ZipEntry> entries;
  for (std::size_t i = 0; i < count; ++i) {
    if (at > end || end - at < kDirectoryEntryBytes) return broken_archive();
    const std::string_view entry = archive.substr(at);
    if (!entry.starts_with(kDirectoryEntry)) return broken_archive();
    const std::size_t name_bytes = number_at(entry, 28, 2);
    if (entry.size() - kDirectoryEntryBytes < name_bytes) return broken_archive();
    const std::string name(entry.substr(kDirectoryEntryBytes, name_bytes));
    if ((number_at(entry, 8, 2) & 1) != 0)
      return core::Error{"", "is a zip archive with a password: unpack it first"};
    if (!is_extra(name))
      entries.push_back({name, static_cast<int>(number_at(entry, 10, 2)), number_at(entry, 20, 4),
                         number_at(entry, 42, 4)});
    at += kDirectoryEntryBytes + name_bytes + number_at(entry, 30, 2) + number_at(entry, 32, 2);
  }
  return entries;
}

std::optional<core::Error> unpack(std::string_view archive, const ZipEntry& entry,
                                  const std::function<void(std::string_view piece)>& take) {
  const auto packed = packed_bytes(archive, entry);
  if (!packed) return broken_archive();
  if (entry.method == kDeflated) return inflate_all(*packed, take);
  if (entry.method != kStored)
    return core::Error{"", "is packed by method " + std::to_string(entry.method) +
                               ", expected deflate: zip it again, or unpack it first"};
  take(*packed);
  return std::nullopt;
}

}  // namespace handoff::exports
