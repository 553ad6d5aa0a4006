// Packing and unpacking, each field once in either direction.
#include "core/store/packed_record.hpp"

#include <cassert>

#include "core/base/hash.hpp"

namespace handoff::core {
namespace {

constexpr Time kNeverHeard{-1};
constexpr std::int64_t kLatestLimit = std::int64_t{1} << 52;
constexpr std::int64_t kInvoicedLimit = std::int64_t{1} << 47;  // either way
constexpr std::int64_t kCentsLimit = std::int64_t{1} << 32;

// All but whether what was billed is a lower bound: the form says that apart.
std::uint8_t flags_of(const SubscriptionRecord& it) {
  return static_cast<std::uint8_t>(it.flags() & 0xff);
}

}  // namespace

std::uint64_t RecordPacker::Plan::hash() const {
  const auto letter = [this](int at) { return static_cast<unsigned char>(currency.code[at]); };
  const std::uint64_t rest = letter(0) | std::uint64_t{letter(1)} << 8 |
                             std::uint64_t{letter(2)} << 16 | std::uint64_t{priced} << 24 |
                             std::uint64_t{at_least} << 25;
  return mixed(mixed(0, plan.value), rest);
}

std::uint64_t RecordPacker::Form::hash() const {
  const std::uint64_t rest =
      static_cast<std::uint64_t>(status) | std::uint64_t{tier} << 8 |
      std::uint64_t{assignments} << 16 | std::uint64_t{flags} << 24 |
      std::uint64_t{invoiced} << 32 | static_cast<std::uint64_t>(billed) << 33 |
      static_cast<std::uint64_t>(as_of) << 40 | static_cast<std::uint64_t>(charged) << 48;
  return mixed(mixed(0, tier_key), rest);
}

RecordPacker::Same RecordPacker::same(Time time, const SubscriptionRecord& record) {
  if (time == kNeverHeard) return Same::never;
  if (time == record.latest) return Same::as_latest;
  return time == record.invoiced ? Same::as_invoiced : Same::as_none;
}

Time RecordPacker::time_of(Same same, const SubscriptionRecord& record) {
  if (same == Same::never) return kNeverHeard;
  return same == Same::as_latest ? record.latest : record.invoiced;
}

RecordPacker::Billed RecordPacker::billed_of(const SubscriptionRecord& it) {
  if (it.billed == Money{}) return it.billed_at_least ? Billed::otherwise : Billed::no;
  if (it.billed != it.subscribed.mrr) return Billed::otherwise;
  return it.billed_at_least ? Billed::at_least : Billed::exactly;
}

bool RecordPacker::pack(const SubscriptionRecord& it, PackedRecord& packed) {
  const Form form{it.tier_key,    it.status,          it.tier,
                  it.assignments, flags_of(it),       it.invoiced != kNeverHeard,
                  billed_of(it),  same(it.as_of, it), same(it.charged, it)};
  const std::int64_t cents = it.subscribed.mrr.cents;
  if (form.billed == Billed::otherwise) return false;
  if (it.slot != kNoSlot || form.as_of == Same::as_none || form.charged == Same::as_none ||
      it.latest < kNeverHeard || it.latest.us >= kLatestLimit - 1 || cents < 0 ||
      cents >= kCentsLimit)
    return false;
  const std::int64_t latest = it.latest.us + 1;  // "never" is -1
  if (it.invoiced < kNeverHeard || it.invoiced.us >= kLatestLimit) return false;
  const std::int64_t invoiced = form.invoiced ? it.invoiced.us - it.latest.us : 0;
  if (invoiced < -kInvoicedLimit || invoiced >= kInvoicedLimit) return false;
  const std::uint32_t plan = plans_.number_of(
      {it.subscribed.plan, it.subscribed.currency, it.subscribed.priced, it.subscribed.at_least});
  const std::uint32_t number = forms_.number_of(form);
  if (plan == kNoNumber || number == kNoNumber) return false;
  packed.latest_and_form =
      Halves{static_cast<std::uint64_t>(latest) << PackedRecord::kFormBits | number};
  packed.invoiced_and_plan =
      Halves{static_cast<std::uint64_t>(invoiced) << PackedRecord::kPlanBits | plan};
  packed.cents = static_cast<std::uint32_t>(cents);
  assert(unpack(packed) == it);
  return true;
}

SubscriptionRecord RecordPacker::unpack(const PackedRecord& packed) const {
  const Form& form = forms_[packed.form()];
  const std::uint64_t invoiced_and_plan = packed.invoiced_and_plan.value();
  const Plan& plan =
      plans_[static_cast<std::uint32_t>(invoiced_and_plan) & ((1u << PackedRecord::kPlanBits) - 1)];
  SubscriptionRecord it;
  it.set_flags(form.flags);
  it.latest.us =
      static_cast<std::int64_t>(packed.latest_and_form.value() >> PackedRecord::kFormBits) - 1;
  if (form.invoiced)
    it.invoiced.us =
        it.latest.us + (static_cast<std::int64_t>(invoiced_and_plan) >> PackedRecord::kPlanBits);
  it.as_of = time_of(form.as_of, it);
  it.charged = time_of(form.charged, it);
  it.subscribed = {plan.plan, Money{packed.cents}, plan.currency, plan.priced, plan.at_least};
  if (form.billed != Billed::no) it.billed = it.subscribed.mrr;
  it.billed_at_least = form.billed == Billed::at_least;
  it.status = form.status;
  it.tier = form.tier;
  it.tier_key = form.tier_key;
  it.assignments = form.assignments;
  return it;
}

}  // namespace handoff::core
