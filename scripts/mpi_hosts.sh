#!/usr/bin/env bash
# Ranks on several hosts, made of this machine: each a network namespace with a name, an address and a link of its own.
#
#   scripts/mpi_hosts.sh [HOSTS] [PROGRAM]     3 hosts, build/check/handoff
#
# mpirun starts its daemons on them as it would through ssh, and they speak TCP. Prints a line for each failure and ends with
# "N passed, N failed". Needs root, `ip` (iproute2) and mpirun (Open MPI); it is no part of scripts/test.sh, since not every
# place where that runs may make namespaces.

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

hosts=${1:-3}
program=$(realpath "${2:-build/check/handoff}")
require_files "$program"
[ "$(id -u)" -eq 0 ] || fail "namespaces need root: run it as root"
for command in ip mpirun unshare; do
  have "$command" || fail "'$command' is missing: install iproute2, openmpi-bin and util-linux"
done

mine=h$$  # in the name of all that is made here, so that two runs do not meet
work=$(mktemp -d)
passed=0
failed=0

name_of() { echo "$mine-$1"; }

clean_up() {
  local n
  for n in $(seq 1 "$hosts"); do
    ip netns pids "$(name_of "$n")" 2>/dev/null | xargs -r kill -KILL 2>/dev/null
    ip netns delete "$(name_of "$n")" 2>/dev/null
    rm -rf "/etc/netns/$(name_of "$n")"
  done
  ip link delete "$mine" 2>/dev/null
  rmdir /etc/netns 2>/dev/null
  rm -rf "$work"
  true
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# One bridge, and a host behind each of its ports. A file of names for each, which `ip netns exec` lays over /etc/hosts.
make_hosts() {
  local n host
  ip link add "$mine" type bridge
  ip link set "$mine" up
  echo "127.0.0.1 localhost" >"$work/hosts"
  for n in $(seq 1 "$hosts"); do echo "10.87.13.$n $(name_of "$n")" >>"$work/hosts"; done
  for n in $(seq 1 "$hosts"); do
    host=$(name_of "$n")
    mkdir -p "/etc/netns/$host"
    cp "$work/hosts" "/etc/netns/$host/hosts"
    ip netns add "$host"
    ip link add "$mine.$n" type veth peer name eth0 netns "$host"
    ip link set "$mine.$n" master "$mine" up
    ip -n "$host" address add "10.87.13.$n/24" dev eth0
    ip -n "$host" link set eth0 up
    ip -n "$host" link set lo up
  done
}

# What mpirun calls in place of ssh: HOST COMMAND...
write_agent() {
  cat >"$work/agent" <<'END'
#!/bin/sh
host=$1
shift
exec ip netns exec "$host" unshare --uts sh -c "hostname $host; $*"
END
  chmod +x "$work/agent"
}

# on_hosts RANKS_A_HOST ARGUMENT...: mpirun, started on the first host.
on_hosts() {
  local each=$1 first list="" n
  shift
  first=$(name_of 1)
  for n in $(seq 1 "$hosts"); do list+="$(name_of "$n"):$each,"; done
  export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
  ip netns exec "$first" unshare --uts sh -c 'hostname "$1"; shift; exec "$@"' sh "$first" \
    mpirun --host "${list%,}" --oversubscribe --bind-to none --mca plm_rsh_agent "$work/agent" \
    --mca btl tcp,self --mca btl_tcp_if_include 10.87.13.0/24 --mca oob_tcp_if_include 10.87.13.0/24 \
    "$program" "$@" --mpi
}

holds() {
  local name=$1
  shift
  if "$@" >/dev/null 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name"
    head -c 1000 "$work/err"
  fi
}

question=(plan worked_example breaks --target 'Growth:touch_wait_s.p95<=4h')

same_bytes() {
  local each
  "$program" "${question[@]}" --json "$work/threads.json" >/dev/null
  for each in 1 2; do
    HANDOFF_MPI_TIMES=1 on_hosts "$each" "${question[@]}" --json "$work/ranks.json" >/dev/null 2>"$work/err" </dev/null
    holds "$hosts hosts with $each ranks each: the same bytes" cmp "$work/threads.json" "$work/ranks.json"
    grep '^handoff: .* ranks, ' "$work/err"
  done
}

# Everything on the last host is gone at once; what was saved is enough.
lost_host() {
  local pid
  on_hosts 1 "${question[@]}" --save "$work/saved" --save-every 50ms >/dev/null 2>"$work/err" </dev/null &
  pid=$!
  for _ in {1..400}; do
    if [ -s "$work/saved" ]; then break; fi
    sleep 0.05
  done
  ip netns pids "$(name_of "$hosts")" | xargs -r kill -KILL
  local code=0
  wait "$pid" || code=$?
  holds "a lost host ends the job" test "$code" -ne 0
  # mpirun may end rank 0 before it can say how to go on.
  holds "in one line of ours or none" test "$(grep -c '^handoff: ' "$work/err")" -le 1
  on_hosts 1 "${question[@]}" --resume "$work/saved" --json "$work/resumed.json" >/dev/null 2>"$work/err" </dev/null
  holds "resumed, it comes to the same bytes" cmp "$work/threads.json" "$work/resumed.json"
}

make_hosts
write_agent
set +e
same_bytes
lost_host
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
