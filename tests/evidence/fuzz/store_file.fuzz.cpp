// A libFuzzer entry: a store's file with bytes changed anywhere is opened or refused in one line, and
// what can still be read of it is inputs and names, or an error.
//
// The fuzzer's bytes are triples: two say where, one what is written there.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "service/messages/input.hpp"
#include "service/store/store.hpp"

using namespace handoff;
using namespace handoff::service;

namespace {

std::string place(const char* name) {
  return (std::filesystem::temp_directory_path() / (std::to_string(getpid()) + name)).string();
}

// A store with something in each table, as bytes.
std::string whole_file() {
  const std::string path = place("-fuzz-whole.db");
  std::filesystem::remove(path);
  {
    auto store = Store::open(path);
    if (!store) std::abort();
    Batch batch;
    for (std::int64_t n = 1; n < 40; ++n)
      batch.inputs.push_back({n, {n}, written(ResolutionInput{"sub_1", "", {}})});
    batch.owed.push_back({{1, 0}, "1.2.3.4", "disenroll", "sub_1", 0, {1}});
    batch.history.push_back({{1, 0}, {1}, "cus_1", "paid", "", 1.5, "x"});
    batch.progress.push_back(
        {{1, 0}, {1}, {1}, {1}, "sub_1", "received", "none", "", "conversion"});
    batch.snapshot = SnapshotRow{3, {3}, "{}", {1, 2, 3}, {{NameKind::plan, 1, "growth"}}};
    if (store && (*store)->commit(batch)) std::abort();
  }
  if (compact(path)) std::abort();
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  std::filesystem::remove(path);
  std::filesystem::remove(path + ".lock");
  return bytes;
}

void read_all(const std::string& path) {
  auto store = Store::open(path);
  if (!store) {
    if (store.error().line().find('\n') != std::string::npos) std::abort();
    return;
  }
  (void)(*store)->snapshot();
  (void)(*store)->names([](const Name&) { return std::optional<core::Error>(); });
  (void)(*store)->inputs([](const StoredInput& it) {
    Input input;
    (void)read_input(it.bytes, input);
    return std::optional<core::Error>();
  });
  Batch batch;
  batch.inputs = {{1'000'000, {1}, {1}}};
  (void)(*store)->commit(batch);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string whole = whole_file();
  std::string bytes = whole;
  for (std::size_t n = 0; n + 2 < size; n += 3)
    bytes[(data[n] * 256u + data[n + 1]) % bytes.size()] = static_cast<char>(data[n + 2]);
  const std::string path = place("-fuzz.db");
  for (const char* rest : {"-wal", "-shm", "-journal"}) std::filesystem::remove(path + rest);
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  read_all(path);
  return 0;
}
