// The importer: exports in, what was learned out. A program of its own, without a screen.
//
// web/js/learner.js runs it in a worker once the first file arrives, so that the page begins as
// quickly without it, stays as quick while it reads, and can end it at any moment. Texts and pieces of
// files come in by way of room that it makes; what comes out is the document of `handoff learn
// --json`, with what a page needs beside it: what has to be asked, which files could not be read and
// why, and the scenario. Addresses never leave it (io/exports/ledger/identities.hpp).
#include <emscripten.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "io/exports/answer/learned.hpp"
#include "io/exports/answer/learned_json.hpp"
#include "io/exports/reading/file_reader.hpp"
#include "io/json/json_text.hpp"
#include "io/text/time_zones.hpp"
#include "web/app/choices/tools.hpp"

// The macro's own expansion has a dollar sign in a name.
#pragma clang diagnostic ignored "-Wdollar-in-identifier-extension"
// clang-format off
EM_JS(void, importer_progress, (double share), { Module.progress(share); });
// clang-format on

namespace handoff::web {
namespace {

using io::Json;

struct Importer {
  exports::Wishes wishes;
  exports::Learned learned;
  std::unique_ptr<exports::ExportIntake> intake;
  Json problems = Json::array();
  bool has_read = false;  // a file, whole
};

std::unique_ptr<Importer> importer;
std::string given;
std::string answer;

std::optional<core::Error> add_wish(std::string_view wish) {
  constexpr std::string_view kZone = "zone=";
  if (!wish.starts_with(kZone)) return exports::add_wish(importer->wishes, wish);
  auto zone = io::read_time_zone(wish.substr(kZone.size()));
  if (!zone) return zone.error();
  importer->wishes.zone = *std::move(zone);
  return std::nullopt;
}

// What is asked is no problem of the file.
void note(const std::optional<core::Error>& error, std::size_t asked_before) {
  if (error && importer->learned.ledger.questions.size() == asked_before)
    importer->problems.push_back(error->line());
}

void end_file(bool whole) {
  const std::size_t asked = importer->learned.ledger.questions.size();
  const auto error = whole ? importer->intake->finish() : std::nullopt;
  note(error, asked);
  importer->has_read = importer->has_read || (whole && !error);
  importer->intake.reset();
}

int again() {
  if (!importer->intake->is_wanted_again()) return 0;
  const std::size_t asked = importer->learned.ledger.questions.size();
  const auto error = importer->intake->again();
  note(error, asked);
  return error ? -1 : 1;
}

Json read_files() {
  Json files = exports::files_json(importer->learned.ledger);
  Json read = Json::array();
  for (Json& file : files) {
    if (file["source"] != "") read.push_back(std::move(file));
  }
  return read;
}

// The figures, if the files tell any.
bool learn() {
  exports::Ledger& ledger = importer->learned.ledger;
  if (!importer->has_read || !ledger.questions.empty()) return false;
  const auto error = exports::learn(importer->learned, importer->wishes);
  note(error, 0);
  return !error;
}

Json figures_document(bool has_figures) {
  const exports::Learned& learned = importer->learned;
  return {{"observed", has_figures ? exports::observed_json(learned.observed) : Json(nullptr)},
          {"left_out", exports::left_out_json(learned.ledger)},
          {"files", read_files()},
          {"questions", exports::questions_json(learned.ledger)},
          {"problems", importer->problems}};
}

std::string first_answer() { return io::compact(figures_document(learn())); }

std::string whole_answer() {
  exports::Learned& learned = importer->learned;
  if (const auto error = exports::explain(learned, apply_tool, importer_progress)) {
    importer->problems.push_back(error->line());
    return io::compact(figures_document(true));
  }
  Json document = exports::learned_json(learned);
  document["files"] = read_files();
  document["problems"] = importer->problems;
  document["scenario"] = io::pretty(exports::scenario_json(learned.calibration));
  document["history"] = io::compact(exports::history_json(learned));
  return io::compact(document);
}

const char* answer_with(std::string text) {
  answer = std::move(text);
  return answer.c_str();
}

}  // namespace
}  // namespace handoff::web

using handoff::web::importer;

// What web/js/learner.js calls.
extern "C" {
// Room for a text or a piece of a file.
EMSCRIPTEN_KEEPALIVE char* handoff_learn_room(int size) {
  handoff::web::given.assign(static_cast<std::size_t>(std::max(size, 0)), '\0');
  return handoff::web::given.data();
}
EMSCRIPTEN_KEEPALIVE void handoff_learn_begin() {
  importer = std::make_unique<handoff::web::Importer>();
}
// An answer to a question, in the room; what is wrong with it comes out.
EMSCRIPTEN_KEEPALIVE const char* handoff_learn_wish() {
  const auto error = handoff::web::add_wish(handoff::web::given);
  return handoff::web::answer_with(error ? error->line() : "");
}
// A file by its name, in the room; then its pieces. 0: no more of it is wanted.
EMSCRIPTEN_KEEPALIVE void handoff_learn_open() {
  importer->intake = std::make_unique<handoff::exports::ExportIntake>(
      importer->learned.ledger, handoff::web::given, importer->wishes,
      handoff::exports::Comes::twice);
}
EMSCRIPTEN_KEEPALIVE int handoff_learn_feed() {
  const std::size_t asked = importer->learned.ledger.questions.size();
  const auto error = importer->intake->feed(handoff::web::given);
  handoff::web::note(error, asked);
  return error ? 0 : 1;
}
// All pieces have come, and the file is not closed: 1 if they are wanted once more, -1 if no more of it is.
EMSCRIPTEN_KEEPALIVE int handoff_learn_again() { return handoff::web::again(); }
EMSCRIPTEN_KEEPALIVE void handoff_learn_close(int whole) { handoff::web::end_file(whole != 0); }
// What the files say; and then what follows from it, which takes some seconds.
EMSCRIPTEN_KEEPALIVE const char* handoff_learn_figures() {
  return handoff::web::answer_with(handoff::web::first_answer());
}
EMSCRIPTEN_KEEPALIVE const char* handoff_learn_explain() {
  return handoff::web::answer_with(handoff::web::whole_answer());
}
}
