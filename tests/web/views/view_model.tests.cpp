// All views of one state together.
#include "web/views/view_model.hpp"

#include "tests/catch.hpp"
#include "web/app/actions.hpp"

using namespace handoff;
using namespace handoff::web;

TEST_CASE("the status says how far the run is", "[status]") {
  Session session;
  CHECK(status_view(session).progress == "0 of 1,000 months");
  CHECK_FALSE(status_view(session).changed);
  REQUIRE_FALSE(session.apply(SetReplications{3}).has_value());
  double now = 0.0;
  while (!session.jobs.run.finished()) session.jobs.run.advance(8.0, [&now] { return now += 1.0; });
  const ViewModel view = view_model(session);
  CHECK(view.status.progress == "3 months simulated");
  CHECK(view.status.progress_share == 1.0);
  CHECK(view.status.seed == "seed 1");
  CHECK(view.status.changed);
  CHECK(view.timing.crm_lag->n > 200);
}
