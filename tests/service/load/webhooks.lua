-- For wrk: each request is the next line of HANDOFF_WEBHOOKS that no other thread sends. Who runs out of
-- lines sends what must be refused, which is counted. Arguments: the threads, and how long a connection rests before
-- each request, in ms (exponentially, this mean; 0: not at all).
local threads = 0
function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local requests, at = {}, 0
function init(arguments)
  local of, rest_ms = tonumber(arguments[1]), tonumber(arguments[2] or 0)
  if rest_ms > 0 then
    math.randomseed(number + 1)
    delay = function() return math.floor(-rest_ms * math.log(1 - math.random()) + 0.5) end
  end
  local line_number = 0
  for line in io.lines(os.getenv("HANDOFF_WEBHOOKS")) do
    if line_number % of == number then
      local tab = line:find("\t")
      requests[#requests + 1] = wrk.format("POST", "/webhooks/stripe",
        { ["Stripe-Signature"] = line:sub(1, tab - 1), ["Content-Type"] = "application/json" }, line:sub(tab + 1))
    end
    line_number = line_number + 1
  end
end

function request()
  at = at + 1
  return requests[at] or wrk.format("POST", "/webhooks/stripe", {}, "")
end

function done(summary, latency, _)
  local seconds = summary.duration / 1e6
  local refused = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("result %.0f %.1f %.1f %.1f %d\n", summary.requests / seconds, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, latency.max / 1e3, refused))
end
