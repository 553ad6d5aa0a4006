// The protocol as a whole: however messages are delayed, answers come in another order, twice, too
// late or damaged, and workers die, the results are those of one thread.
#include <random>
#include <vector>

#include "sim/experiment/jobs/experiment_jobs.hpp"
#include "sim/experiment/jobs/job_loop.hpp"
#include "tests/catch.hpp"
#include "tests/sim/experiment/jobs/outside.hpp"
#include "tests/slow_build.hpp"

using namespace handoff;
using namespace handoff::sim;
using tests::alone;
using tests::Bytes;
using tests::digits;
using tests::Outside;
using tests::trials;

namespace {

// One queue of each kind of job that an experiment does not have: what was waited for, refused.
class Months final : public JobQueue {
 public:
  Months(JobKind kind, int count) : kind_(kind), months_(static_cast<std::size_t>(count)) {}

  std::optional<Job> next() override {
    for (std::size_t at = 0; at < months_.size(); ++at) {
      if (months_[at].state != State::open) continue;
      months_[at].state = State::given;
      const int from = static_cast<int>(at);
      return Job{kind_, scenario_, from, from + 1, from % 3 - 1};
    }
    return std::nullopt;
  }
  bool wants(const Job& job) const override { return job.scenario == scenario_; }
  void take(const Job& job, JobAnswer answer, double) override {
    Month& month = months_[static_cast<std::size_t>(job.from)];
    CHECK(month.state == State::given);  // each is answered once
    month = {State::there, std::move(answer)};
  }
  void give_back(const Job& job) override {
    Month& month = months_[static_cast<std::size_t>(job.from)];
    CHECK(month.state == State::given);
    month.state = State::open;
  }

  std::vector<double> digits() const {
    std::vector<double> digits;
    for (const Month& month : months_) {
      REQUIRE(month.state == State::there);
      if (const auto* refusals = std::get_if<Refusals>(&month.answer))
        digits.insert(digits.end(), refusals->begin(), refusals->end());
      if (const auto* waiting = std::get_if<WaitingMonths>(&month.answer)) {
        digits.push_back(waiting->front() ? 1 : 0);
        if (!waiting->front()) continue;
        for (const auto& leg : waiting->front()->seconds)
          digits.insert(digits.end(), leg.begin(), leg.end());
      }
    }
    return digits;
  }

 private:
  enum class State { open, given, there };
  struct Month {
    State state = State::open;
    JobAnswer answer;
  };
  JobKind kind_;
  ScenarioHandle scenario_ = job_scenario(trials(80));
  std::vector<Month> months_;
};

std::vector<double> alone(JobKind kind, int count) {
  Months months(kind, count);
  run_all_jobs(months);
  return months.digits();
}

struct Trouble {
  int swapped = 0, twice = 0, late = 0, damaged = 0, died = 0;
};

// A thousand things happen in an order that only the seed knows; then the work is brought to its
// end. Answers lie about between worker and pool for as long as chance has it.
class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}

  void rage(Outside& outside, Trouble& trouble) {
    struct OnItsWay {
      int worker;
      Bytes answer;
    };
    std::vector<OnItsWay> answers;
    for (int step = 0; step < 1'000; ++step) {
      const int worker = below(4);
      switch (below(12)) {
        case 0:
        case 1:
        case 2:
          outside.pool.keep_busy(0);
          break;
        case 3:
        case 4:
          if (alive(outside, worker)) outside.hear(worker);
          break;
        case 5:
        case 6:
        case 7:
          if (!alive(outside, worker)) break;
          if (auto answer = outside.workers[worker].session->work([] { return 0.0; }))
            answers.push_back({worker, *std::move(answer)});
          break;
        case 8:
        case 9:
        case 10: {
          if (answers.empty()) break;
          const int at = below(static_cast<int>(answers.size()));
          trouble.swapped += at > 0;
          const OnItsWay it = answers[static_cast<std::size_t>(at)];
          trouble.late += !alive(outside, it.worker);
          const bool again = below(4) == 0;
          if (!again) answers.erase(answers.begin() + at);
          trouble.twice += again;
          outside.pool.said(it.worker, it.answer);
          break;
        }
        default:
          if (below(3) > 0) {
            if (!alive(outside, worker)) outside.start(worker);
            break;
          }
          if (!alive(outside, worker)) break;
          if (below(2) == 0) {
            outside.pool.ended(worker);
            outside.workers.erase(worker);
          } else {
            const std::size_t before = outside.restarted.size();
            outside.pool.said(worker, Bytes(100));  // which it is killed for
            trouble.damaged += outside.restarted.size() > before;
            outside.workers.erase(worker);
          }
          ++trouble.died;
      }
    }
    for (const OnItsWay& it : answers) outside.pool.said(it.worker, it.answer);
    for (const int worker : {0, 1, 2, 3}) {
      if (!alive(outside, worker)) outside.start(worker);
    }
    outside.finish();
  }

 private:
  int below(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
  static bool alive(Outside& outside, int worker) {
    return outside.workers[worker].session != nullptr;
  }
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("results do not depend on orders, repetitions, delays, losses or deaths", "[jobs]") {
  const std::vector<double> one = alone(trials(60), 150), other = alone(trials(90), 100);
  const std::vector<double> waiting = alone(JobKind::waiting, 30);
  const std::vector<double> refusals = alone(JobKind::refusals, 30);
  constexpr int kSeeds = kSlowBuild ? 6 : 20;
  Trouble trouble;
  for (int seed = 1; seed <= kSeeds; ++seed) {
    INFO("seed " << seed);
    Outside outside;
    ExperimentJobs first, second;
    Months waited(JobKind::waiting, 30), refused(JobKind::refusals, 30);
    for (JobQueue* queue : std::vector<JobQueue*>{&first, &waited, &refused, &second})
      outside.source.add(*queue);
    first.restart(trials(70), 150);
    outside.start(0);
    outside.pool.keep_busy(0);
    first.restart(trials(60), 150);  // whose answers may not mix with those of 70
    second.restart(trials(90), 100);
    Chance(static_cast<unsigned>(seed)).rage(outside, trouble);
    REQUIRE(first.finished());
    REQUIRE(second.finished());
    CHECK(digits(first.experiment().results()) == one);
    CHECK(digits(second.experiment().results()) == other);
    CHECK(waited.digits() == waiting);
    CHECK(refused.digits() == refusals);
    CHECK(outside.source.given() == 0);
  }
  // Or it would have shown nothing.
  CHECK(trouble.swapped > 5 * kSeeds);
  CHECK(trouble.twice > 5 * kSeeds);
  CHECK(trouble.late > kSeeds / 2);
  CHECK(trouble.damaged > kSeeds / 2);
  CHECK(trouble.died > 5 * kSeeds);
}
