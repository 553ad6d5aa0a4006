// The service's configuration file: which rules, where to listen, where to store, whom to call.
//
//   {"scenario": "my_month.json", "listen": "127.0.0.1:8080", "store": "handoff.db",
//    "secrets": {"webhook": ["env:WEBHOOK_SECRET"], "crm": "file:/run/secrets/hubspot"},
//    "token": "env:HANDOFF_TOKEN",
//    "vendors": {"crm": {"table": "hubspot", "base": "https://api.hubapi.com"}},
//    "people": {"named CSM": ["1001", "1002", "1003"]}}
//
// A secret stands in the environment or in a file, never in here. A table is a shipped one by its
// name, or a file. Usage may be a query instead of a table:
//
//   "usage": {"database": "usage.db", "sql": "select ..."}                 of an SQLite file
//   "usage": {"postgresql": "env:PG_CONNECTION", "sql": "select ..."}      a secret, as all others
//
// An unknown key, a wrong type or a secret that is not there is one line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "service/adapters/outside.hpp"

namespace handoff::service {

struct ServiceConfig {
  std::string scenario;
  std::string listen = "127.0.0.1:8080";
  std::string store = "handoff.db";
  bool live = false;
  std::int64_t snapshot_inputs = 50'000;  // so many inputs are played again at a restart, at most
  bool log_all = false;                   // each webhook that was taken, too
  std::vector<std::string> webhook_secrets;
  std::string token;
  OutsideConfig outside;
};

// `folder` is where relative paths begin.
core::Result<ServiceConfig> read_service_config(std::string_view text, std::string_view source_name,
                                                const std::string& folder);

}  // namespace handoff::service
