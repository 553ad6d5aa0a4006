// The library's lexer and grammar drive a handler of ours that builds the document.
//
// The handler is told of values but not of where they stand, so the text goes in through an
// iterator that notes how far the lexer has read. From the end of the last accepted token the place
// of the offending one is found, and from the handler's own state what would have been allowed
// there.
#include "io/json/json.hpp"

#include <cstddef>
#include <iterator>
#include <string>
#include <utility>

#include "io/files/file.hpp"
#include "io/json/json_builder.hpp"
#include "io/text/reader_mutant.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

// Walks the text and notes the furthest byte that was taken.
class NotingIterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  NotingIterator(const char* at, const char** taken) : at_(at), taken_(taken) {}

  reference operator*() const { return *at_; }
  NotingIterator& operator++() {
    *taken_ = ++at_;
    return *this;
  }
  NotingIterator operator++(int) {
    const NotingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const NotingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const NotingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** taken_;
};

}  // namespace

core::Result<Json> parse_json(std::string_view text, std::string_view source_name,
                              std::size_t first_line) {
  if (text.size() > kMaxDocumentBytes) {
    return core::Error{printable(source_name, 200),
                       "is larger than the limit of " + size_text(kMaxDocumentBytes)};
  }
  const std::size_t mark = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  if (text.find_first_not_of(" \t\r\n", mark) == text.npos) {
    return core::Error{printable(source_name, 200), "is empty, expected JSON"};
  }
  const char* taken = text.data();
  DocumentBuilder builder(text, &taken);
  const NotingIterator first(text.data(), &taken);
  const NotingIterator last(text.data() + text.size(), &taken);
  const bool to_the_end = !broken(ReaderMutant::rest_of_document_ignored);
  const bool read = Json::sax_parse(first, last, &builder, Json::input_format_t::json, to_the_end);
  if (read && (builder.at_end() || !to_the_end)) return builder.take_document();
  Fault fault = builder.take_fault();
  return core::Error{place(source_name, position_at(text, fault.offset, first_line)),
                     std::move(fault.what)};
}

}  // namespace handoff::io
