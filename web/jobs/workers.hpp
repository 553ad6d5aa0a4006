// Workers: the page's end of the crew. The browser's part is web/js/workers.js, and what runs in
// a worker is web/js/worker.js with the functions at the end of workers.cpp.
//
// Workers are plain web workers with a second instance of the page's own program: the page compiles
// it once and sends them the compiled module. They share no memory, so no special headers are
// needed, and where they cannot start (a policy, a file) the page works without.
#pragma once

#include "web/jobs/work/worker_pool.hpp"

namespace handoff::web::workers {

Crew& crew();

// Called when an answer has come in or a worker has come or gone.
void on_news(std::function<void()> listener);

}  // namespace handoff::web::workers
