// A table in HTML, without a script.
#include "service/operations/exceptions_page.hpp"

#include <fmt/format.h>

#include <iterator>

#include "service/http/messages.hpp"
#include "service/http/signature.hpp"

namespace handoff::service {
namespace {

std::string escaped(std::string_view text) {
  std::string plain;
  for (const char letter : text) {
    switch (letter) {
      case '<':
        plain += "&lt;";
        break;
      case '>':
        plain += "&gt;";
        break;
      case '&':
        plain += "&amp;";
        break;
      case '"':
        plain += "&quot;";
        break;
      case '\'':
        plain += "&#39;";
        break;
      default:
        plain += letter;
    }
  }
  return plain;
}

std::string age(core::Duration length) {
  const double hours = length.hours();
  if (hours < 1) return fmt::format("{:.0f} min", hours * 60);
  return hours < 48 ? fmt::format("{:.1f} h", hours) : fmt::format("{:.1f} d", hours / 24);
}

std::string operations(core::OperationSet set) {
  std::string names;
  for (const auto& row : core::kOperationRows) {
    const auto n = static_cast<unsigned>(row.value);
    if (n >= static_cast<unsigned>(core::kOperations) || !(set >> n & 1u)) continue;
    names += (names.empty() ? "" : ", ") + std::string(row.name);
  }
  return names;
}

constexpr const char* kHead = R"(<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Handoff: exceptions</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid #ccc;vertical-align:top}
td.n{text-align:right;font-variant-numeric:tabular-nums}small{color:#555}input,button{font:inherit;padding:.2rem .5rem}
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}td,th{border-color:#444}small{color:#aaa}}
</style><h1>Exceptions</h1>
)";

}  // namespace

std::string exceptions_page(const DriverView& view, const std::string& nonce) {
  const core::ExceptionList& list = view.brain.pipeline().exceptions();
  std::string page = kHead;
  fmt::format_to(std::back_inserter(page), "<p>{} open; {} handoffs under way.</p>\n",
                 list.open_count(), view.brain.pipeline().in_flight());
  page += "<table><tr><th>Kind<th>Subscription<th>Customer<th>Age<th>MRR<th>Failed<th>Resolve\n";
  for (const core::ExceptionRecord& it : list.records()) {
    if (!it.open) continue;
    const core::ExceptionInfo& info = core::info(it.kind);
    const std::string subscription = escaped(view.brain.names().text(it.subscription));
    fmt::format_to(
        std::back_inserter(page),
        "<tr><td>{}<br><small>{}</small><td>{}<td>{}<td class=n>{}<td class=n>{:.2f}<td>{}<td>"
        "<form method=post action=/exceptions/resolve><input type=hidden name=nonce value=\"{}\">"
        "<input type=hidden name=subscription value=\"{}\"><input type=hidden name=kind "
        "value=\"{}\">"
        "<label>Contact in the CRM, if it is to be handed over: <input name=contact "
        "size=12></label> "
        "<button>Resolve</button></form>\n",
        info.name, escaped(info.help), subscription, escaped(view.brain.names().text(it.customer)),
        age(view.now - it.first_seen), it.mrr.units(), operations(it.failed), nonce, subscription,
        info.name);
  }
  return page + "</table></html>\n";
}

bool read_resolution(const std::string& form, const std::string& nonce,
                     ResolutionInput& resolution) {
  const auto fields = read_form(form);
  resolution.subscription = form_value(fields, "subscription");
  resolution.contact = form_value(fields, "contact");
  const std::string kind = form_value(fields, "kind");
  for (const auto& row : core::kExceptionRows) {
    if (row.name == kind) resolution.kind = row.value;
  }
  return same_secret(form_value(fields, "nonce"), nonce) && !resolution.subscription.empty() &&
         resolution.subscription.size() < 200 && resolution.contact.size() < 200 &&
         resolution.kind != core::ExceptionKind::none;
}

}  // namespace handoff::service
