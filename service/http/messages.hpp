// What goes over HTTP, as values: a request that somebody sent, and the answer to it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace handoff::service {

using Header = std::pair<std::string, std::string>;

struct HttpRequest {
  std::string method;  // "GET"
  std::string target;  // with the query: "/a/b?c=d"
  std::vector<Header> headers;
  std::string body;

  // The first header of that name, in any case; empty if there is none.
  std::string_view header(std::string_view name) const;
  std::string_view path() const;
  std::string_view query() const;  // without the '?'
};

struct HttpResponse {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body;
  std::vector<Header> headers;
  bool cut_off = false;  // say nothing and close the connection, as a broken network does
};

// Answers once, now or later, from any thread.
using Respond = std::function<void(HttpResponse)>;
using HttpHandler = std::function<void(HttpRequest, Respond)>;

std::string percent_decoded(std::string_view text);
std::string percent_encoded(std::string_view text);

// "a=1&b=2", decoded, in its order.
std::vector<Header> read_form(std::string_view text);
// The first value of that name; empty if there is none.
std::string form_value(const std::vector<Header>& form, std::string_view name);

bool same_ignoring_case(std::string_view a, std::string_view b);

}  // namespace handoff::service
