// Reading the configuration.
#include "service/operations/service_config.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <utility>

#include "handoff/assets.hpp"
#include "io/files/file.hpp"
#include "io/json/json.hpp"
#include "service/adapters/postgresql_usage.hpp"

namespace handoff::service {
namespace {

using core::Error;
using io::Json;

constexpr std::size_t kMostSecretBytes = 4'096;
constexpr std::array<std::string_view, 11> kMembers{
    "snapshot_inputs", "scenario", "listen",  "store",  "live", "log",
    "secrets",         "token",    "vendors", "people", "about"};

std::string trimmed(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' '))
    text.pop_back();
  return text;
}

class ConfigReader {
 public:
  ConfigReader(std::string source, std::string folder)
      : source_(std::move(source)), folder_(std::move(folder)) {}

  std::optional<Error> read(const Json& document, ServiceConfig& config) {
    if (!document.is_object()) return error("", "expected an object");
    for (const auto& [name, value] : document.items()) {
      bool known = false;
      for (const std::string_view it : kMembers) known = known || it == name;
      if (!known) return error(name, "is not known");
    }
    text(document, "scenario", config.scenario);
    text(document, "listen", config.listen);
    text(document, "store", config.store);
    if (config.scenario.empty()) return error("scenario", "expected the name of a scenario");
    config.store = placed(config.store);
    if (const auto it = document.find("live"); it != document.end())
      config.live = it->is_boolean() && it->get<bool>();
    if (const auto it = document.find("snapshot_inputs"); it != document.end()) {
      if (!it->is_number_unsigned() || *it == 0u)
        return error("snapshot_inputs", "expected a number from 1 on");
      config.snapshot_inputs = it->get<std::int64_t>();
    }
    std::string log;
    text(document, "log", log);
    config.log_all = log == "all";
    if (const auto it = document.find("token"); it != document.end())
      secret(*it, "token", config.token);
    if (!error_) vendors(document, config.outside);
    if (!error_) secrets(document, config);
    if (!error_) people(document, config.outside);
    return error_;
  }

 private:
  Error error(const std::string& path, std::string what) const {
    return {source_ + (path.empty() ? "" : ": " + path), std::move(what)};
  }
  void fail(const std::string& path, std::string what) {
    if (!error_) error_ = error(path, std::move(what));
  }

  std::string placed(const std::string& path) const {
    return (std::filesystem::path(folder_) / path).string();
  }

  void text(const Json& object, const char* key, std::string& value) {
    const auto it = object.find(key);
    if (it == object.end()) return;
    if (it->is_string())
      value = it->get<std::string>();
    else
      fail(key, "expected a text");
  }

  // "env:NAME", "file:PATH", or an object with one of the two.
  void secret(const Json& value, const std::string& path, std::string& secret) {
    std::string from = value.is_string() ? value.get<std::string>() : std::string();
    if (value.is_object() && value.size() == 1 && value.begin()->is_string())
      from = value.items().begin().key() + ":" + value.begin()->get<std::string>();
    if (from.starts_with("env:")) {
      const char* found = std::getenv(from.c_str() + 4);
      if (!found) return fail(path, "the environment has no " + from.substr(4));
      secret = found;
    } else if (from.starts_with("file:")) {
      auto content = io::read_file(placed(from.substr(5)), kMostSecretBytes);
      if (!content) return fail(path, content.error().line());
      secret = trimmed(*std::move(content));
    } else {
      return fail(path, "a secret is given as env:NAME or file:PATH, and never by itself");
    }
    if (secret.empty()) fail(path, "is empty");
  }

  void secrets(const Json& document, ServiceConfig& config) {
    const auto secrets = document.find("secrets");
    if (secrets == document.end()) return;
    if (!secrets->is_object()) return fail("secrets", "expected an object");
    for (const auto& [name, value] : secrets->items()) {
      const std::string path = "secrets." + name;
      if (name == "webhook") {
        const Json list = value.is_array() ? value : Json::array({value});
        for (const Json& it : list) secret(it, path, config.webhook_secrets.emplace_back());
      } else if (name == "token") {
        secret(value, path, config.token);
      } else if (Vendor* vendor = vendor_of(config.outside, name)) {
        secret(value, path, vendor->secret);
      } else {
        fail(path, "is not known");
      }
    }
  }

  static Vendor* vendor_of(OutsideConfig& outside, std::string_view role) {
    for (std::size_t n = 0; n < kRoles.size(); ++n) {
      if (kRoles[n] == role) return &outside.vendors[n];
    }
    return nullptr;
  }

  void vendors(const Json& document, OutsideConfig& outside) {
    const auto vendors = document.find("vendors");
    if (vendors == document.end()) return;
    if (!vendors->is_object()) return fail("vendors", "expected an object");
    for (const auto& [role, value] : vendors->items()) {
      Vendor* vendor = vendor_of(outside, role);
      if (!vendor || !value.is_object())
        return fail("vendors." + role, vendor ? "expected an object" : "is not known");
      if (role == "usage" && value.contains("sql")) {
        usage(value, outside.usage);
        continue;
      }
      std::string table;
      text(value, "table", table);
      text(value, "base", vendor->base);
      load(table, "vendors." + role, *vendor);
      if (const auto it = value.find("at_once"); it != value.end() && it->is_number_unsigned())
        vendor->table.at_once = it->get<std::size_t>();
      if (vendor->base.find("://") == std::string::npos)
        fail("vendors." + role + ".base", "expected an address such as https://api.example.com");
      while (vendor->base.ends_with('/')) vendor->base.pop_back();
    }
  }

  // Of an SQLite file, or of PostgreSQL.
  void usage(const Json& value, UsageQuery& query) {
    const std::string path = "vendors.usage";
    for (const auto& [name, ignored] : value.items()) {
      if (name != "sql" && name != "database" && name != "postgresql")
        return fail(fmt::format("{}.{}", path, name), "is not known beside sql");
    }
    const auto file = value.find("database");
    const auto server = value.find("postgresql");
    if ((file == value.end()) == (server == value.end()))
      return fail(path, "expected a database: an SQLite file as database, or postgresql");
    text(value, "sql", query.sql);
    if (file != value.end()) {
      text(value, "database", query.sqlite);
      query.sqlite = placed(query.sqlite);
    } else if (has_postgresql()) {
      secret(*server, path + ".postgresql", query.postgresql);
    } else {
      fail(path + ".postgresql",
           "this program was built without PostgreSQL: install libpq-dev and build it again");
    }
  }

  void load(const std::string& name, const std::string& path, Vendor& vendor) {
    const std::string_view shipped = assets::find("assets/vendors/" + name + ".json");
    core::Result<std::string> content = std::string(shipped);
    if (shipped.empty()) content = io::read_file(placed(name));
    if (!content) return fail(path + ".table", content.error().line());
    auto table = read_vendor(*content, name);
    if (!table) return fail(path + ".table", table.error().line());
    vendor.table = *std::move(table);
    vendor.configured = true;
  }

  void people(const Json& document, OutsideConfig& outside) {
    const auto people = document.find("people");
    if (people == document.end()) return;
    if (!people->is_object()) return fail("people", "expected an object");
    for (const auto& [pool, list] : people->items()) {
      auto& ids = outside.people.emplace_back(pool, std::vector<std::string>{}).second;
      if (!list.is_array()) return fail("people." + pool, "expected a list of ids");
      for (const Json& id : list) ids.push_back(id.is_string() ? id.get<std::string>() : id.dump());
    }
  }

  std::string source_;
  std::string folder_;
  std::optional<Error> error_;
};

}  // namespace

core::Result<ServiceConfig> read_service_config(std::string_view text, std::string_view source_name,
                                                const std::string& folder) {
  auto document = io::parse_json(text, source_name);
  if (!document) return document.error();
  ServiceConfig config;
  ConfigReader reader(std::string(source_name), folder);
  if (auto error = reader.read(*document, config)) return *std::move(error);
  return config;
}

}  // namespace handoff::service
