// Result: a value, or what was wrong with the input.
//
// For bad input from outside only; a broken promise inside the program is an assertion. An `Error`
// says where (a file, a line, a path such as "cohort.trials"), what stands there, and what is
// allowed, and is printed once, as one line, by whoever owns the conversation with the user.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace handoff::core {

struct Error {
  std::string where;
  std::string what;

  std::string line() const { return where.empty() ? what : where + ": " + what; }
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}

  explicit operator bool() const { return std::holds_alternative<T>(state_); }

  T& operator*() & { return *get(); }
  const T& operator*() const& { return *get(); }
  T&& operator*() && { return std::move(*get()); }
  T* operator->() { return get(); }
  const T* operator->() const { return get(); }

  const Error& error() const {
    assert(std::holds_alternative<Error>(state_));
    return *std::get_if<Error>(&state_);
  }

 private:
  T* get() {
    assert(std::holds_alternative<T>(state_));
    return std::get_if<T>(&state_);
  }
  const T* get() const {
    assert(std::holds_alternative<T>(state_));
    return std::get_if<T>(&state_);
  }

  std::variant<T, Error> state_;
};

}  // namespace handoff::core
