// Messages: everything that goes into the core and comes out of it, as small values.
//
//   in    a payment event                        events.hpp
//         a reply to an earlier request          replies.hpp
//         a timer that fired                     requests.hpp
//         what a person resolved                 exceptions.hpp
//         each with the time now
//
//   out   a verdict on each event                events.hpp
//         requests to the outside, and timers    requests.hpp, of operations.hpp
//         how far handoffs have come             progress.hpp
//         what reconciliation found              exceptions.hpp
//         all but the verdict in one             outbox.hpp
//
// The core only ever asks; whoever carries out a request owes exactly one `Reply` to its `Ticket`.
// This header is all of them, for users of the core.
#pragma once

#include "core/messages/events.hpp"
#include "core/messages/exceptions.hpp"
#include "core/messages/operations.hpp"
#include "core/messages/outbox.hpp"
#include "core/messages/progress.hpp"
#include "core/messages/replies.hpp"
#include "core/messages/requests.hpp"
#include "core/messages/vocabulary.hpp"
