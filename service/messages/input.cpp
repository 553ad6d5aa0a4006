// Inputs as bytes: one `archive` for each, which writes and reads.
#include "service/messages/input.hpp"

#include <type_traits>
#include <utility>

#include "core/base/bytes.hpp"

namespace handoff::service {
namespace {

constexpr std::uint8_t kFormat = 1;

template <class Self>
class Archive {
 public:
  template <class... Values>
  void operator()(Values&... values) {
    (value(values), ...);
  }

  template <class Number>
  requires(std::is_integral_v<Number> || std::is_enum_v<Number>) void value(Number& number) {
    self().number(number);
  }
  void value(std::string& text) { self().text(text); }
  void value(core::Time& it) { value(it.us); }
  void value(core::Duration& it) { value(it.us); }
  void value(core::Money& it) { value(it.cents); }
  void value(core::EmailKey& it) { value(it.value); }
  void value(core::Usage& it) { (*this)(it.logins, it.features, it.invites); }
  void value(core::Ticket& it) { (*this)(it.slot, it.generation, it.operation, it.attempt); }
  // The plan is a text beside it.
  void value(core::Subscribed& it) {
    (*this)(it.mrr, it.currency.code[0], it.currency.code[1], it.currency.code[2], it.priced,
            it.at_least);
  }
  void value(core::PaymentEvent& it) {
    (*this)(it.created, it.subscribed, it.amount_paid, it.trial_end, it.type, it.status,
            it.previous_status, it.billing_reason, it.items_changed, it.had_trial, it.late_trial,
            it.free_plan, it.collection_paused, it.by_invoice, it.recurring_paid, it.set_aside);
  }
  void value(EventInput& it) {
    (*this)(it.event, it.id, it.type, it.subscription, it.customer, it.plan);
  }
  void value(ListedConversion& it) {
    (*this)(it.converted, it.as_of, it.subscribed, it.subscription, it.customer, it.plan);
  }
  void value(ListedContact& it) {
    (*this)(it.subscribed, it.customer, it.plan, it.stage, it.enrolled, it.owned);
  }
  template <class Element>
  void value(std::vector<Element>& list) {
    self().resize(list);
    for (Element& it : list) value(it);
  }
  void value(ReplyInput& it) {
    (*this)(it.ticket, it.status, it.jitter, it.retry_after, it.email, it.contact, it.deal, it.ae,
            it.trial_start, it.zone, it.usage, it.segment, it.source, it.count, it.as_of,
            it.conversions, it.contacts);
  }
  void value(TimerInput& it) { value(it.ticket); }
  void value(ResolutionInput& it) { (*this)(it.subscription, it.contact, it.kind); }
  void value(RulesInput& it) { value(it.scenario); }
  void value(BeginInput&) {}
  void value(ResumeInput&) {}

 private:
  Self& self() { return static_cast<Self&>(*this); }
};

class InputWriter : public Archive<InputWriter> {
 public:
  template <class Number>
  void number(Number it) {
    bytes_.number(it);
  }
  void number(bool it) { bytes_.number(static_cast<std::uint8_t>(it)); }
  void number(char it) { bytes_.number(static_cast<std::uint8_t>(it)); }
  void text(const std::string& it) { bytes_.text(it); }
  template <class Element>
  void resize(const std::vector<Element>& list) {
    bytes_.number(static_cast<std::uint32_t>(list.size()));
  }
  std::vector<std::uint8_t> take() { return std::move(bytes_).take(); }

 private:
  sim::ByteWriter bytes_;
};

class InputReader : public Archive<InputReader> {
 public:
  explicit InputReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  template <class Number>
  void number(Number& it) {
    it = bytes_.number<Number>();
  }
  void number(bool& it) { it = bytes_.number<std::uint8_t>() != 0; }
  void number(char& it) { it = static_cast<char>(bytes_.number<std::uint8_t>()); }
  void text(std::string& it) { it = bytes_.text(); }
  // Every element takes at least a byte of each of its texts' lengths.
  template <class Element>
  void resize(std::vector<Element>& list) {
    list.resize(bytes_.count(4));
  }
  bool finished() const { return bytes_.finished(); }

 private:
  sim::ByteReader bytes_;
};

template <std::size_t N = 0>
bool begin_kind(std::size_t kind, Input& input) {
  if constexpr (N == std::variant_size_v<Input>) {
    return false;
  } else {
    if (kind != N) return begin_kind<N + 1>(kind, input);
    input.emplace<N>();
    return true;
  }
}

}  // namespace

// Writing changes nothing: the same functions serve for reading, hence the copy.
std::vector<std::uint8_t> written(const Input& input) {
  Input copy = input;
  InputWriter writer;
  writer.number(kFormat);
  writer.number(static_cast<std::uint8_t>(input.index()));
  std::visit([&](auto& it) { writer(it); }, copy);
  return writer.take();
}

bool read_input(std::span<const std::uint8_t> bytes, Input& input) {
  InputReader reader(bytes);
  std::uint8_t format = 0;
  std::uint8_t kind = 0;
  reader.number(format);
  reader.number(kind);
  if (format != kFormat || !begin_kind(kind, input)) return false;
  std::visit([&](auto& it) { reader(it); }, input);
  return reader.finished();
}

}  // namespace handoff::service
