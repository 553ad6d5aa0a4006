// Zip: the files in an archive, unpacked one after another.
//
// CRMs zip what is larger than 2 MB. The archive's directory says where each file begins; entries
// are stored or deflated, and anything else is refused in one line. A file that grows to more than
// `kMostGrowth` times its packed size beyond `kAlwaysAllowed` bytes is a bomb, and is left there.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace handoff::exports {

inline constexpr std::size_t kMostGrowth = 200;
inline constexpr std::size_t kAlwaysAllowed = std::size_t{64} << 20;
inline constexpr std::size_t kMostZipEntries = 1000;

struct ZipEntry {
  std::string name;
  int method = 0;
  std::size_t packed = 0;
  std::size_t offset = 0;  // of its local header
};

bool is_zip(std::string_view bytes);

// The files of an archive, without folders and what Finder puts beside them.
core::Result<std::vector<ZipEntry>> zip_entries(std::string_view archive);

// Hands one of them over in pieces.
std::optional<core::Error> unpack(std::string_view archive, const ZipEntry& entry,
                                  const std::function<void(std::string_view piece)>& take);

}  // namespace handoff::exports
