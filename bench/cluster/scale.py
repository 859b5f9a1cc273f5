#!/usr/bin/env python3
"""Simulates clusters that are larger than any machine at hand, with costs that were measured on one: python3 bench/cluster/scale.py [--read MS] [--store MS] [--server MS] ...

What is simulated: each silo has cores that read one report at a time, takes 16 at once and stores 16 in one transaction; transactions of one archive (shard) are one after the other; the database
server has cores of its own, which takes, puts and stores share; the network carries each page into the queue, to a silo and back as rows. Times are drawn from an exponential distribution with the measured mean.
"""
import argparse, heapq, random

BATCH = 16
WINDOW = 8  # Inputs in the window of a silo for each of its cores.


def simulate(machines, cores, shards, costs, seconds, seed=7):
    """Reports a second, share of time that the writers' locks and the servers' cores were busy."""
    chance = random.Random(seed)
    events, now, order = [], 0.0, 0
    lock_free = [0.0] * shards
    lock_busy = [0.0] * shards
    server_busy = [0.0] * shards
    done = 0

    def at(time, what):
        nonlocal order
        order += 1
        heapq.heappush(events, (time, order, what))

    # A silo is [idle cores, inputs that wait to be read, finished, in its window].
    silos = [[cores, 0, 0, 0] for _ in range(machines)]
    for i in range(machines):
        at(chance.random() * 0.01, ("take", i))
    while events:
        now, _, (what, i) = heapq.heappop(events)
        if now > seconds:
            break
        silo, shard = silos[i], i % shards
        if what == "take":
            if silo[3] + BATCH <= max(BATCH * 2, WINDOW * cores):
                silo[3] += BATCH
                # The server is as slow as it is busy.
                cost = BATCH * costs.take / 1000
                server_busy[shard] += cost
                at(now + cost / max(0.05, 1 - min(0.95, server_busy[shard] / max(now, 0.1) / costs.server_cores)), ("taken", i))
        elif what == "taken":
            silo[1] += BATCH
            at(now, ("take", i))
            at(now, ("start", i))
        elif what == "read":
            silo[0] += 1
            silo[2] += 1
            at(now, ("start", i))
            if silo[2] >= BATCH:
                silo[2] -= BATCH
                hold = chance.gammavariate(BATCH, costs.lock / 1000)
                begin = max(now, lock_free[shard])
                lock_free[shard] = begin + hold
                lock_busy[shard] += hold
                server_busy[shard] += BATCH * costs.store / 1000
                at(lock_free[shard], ("stored", i))
        elif what == "stored":
            done += BATCH
            silo[3] -= BATCH
            at(now, ("take", i))
        if what in ("start", "read", "taken"):
            while silo[0] and silo[1]:
                silo[0] -= 1
                silo[1] -= 1
                at(now + chance.expovariate(1000 / costs.read), ("read", i))
    return done / seconds, min(1, max(lock_busy) / seconds), min(1, max(server_busy) / seconds / costs.server_cores)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--read", type=float, default=60.0, help="ms CPU of a silo for a report")
    options.add_argument("--lock", type=float, default=6.0, help="ms a report holds the lock of its archive")
    options.add_argument("--store", type=float, default=12.0, help="ms CPU of the database to store a report")
    options.add_argument("--take", type=float, default=1.2, help="ms CPU of the database to put in and take out a report")
    options.add_argument("--server-cores", type=int, default=16)
    options.add_argument("--cores", type=int, default=16, help="cores of a machine that reads")
    options.add_argument("--kilobytes", type=float, default=155.0, help="kB a report needs in the archive, with indexes")
    options.add_argument("--seconds", type=float, default=20.0)
    costs = options.parse_args()
    print("machines  shards  reports/s   a day     lock busy  database busy  Mbit/s  archive a year")
    for machines, shards in ((1, 1), (2, 1), (10, 1), (10, 4), (100, 1), (100, 16), (100, 64), (200, 64)):
        rate, lock, server = simulate(machines, costs.cores, shards, costs, costs.seconds if machines < 50 else costs.seconds / 4)
        network = rate * (60 + costs.kilobytes) * 8 / 1000
        print(f"{machines:8d} {shards:7d} {rate:10.0f} {rate * 86400 / 1e6:7.1f} M {100 * lock:10.0f} % {100 * server:12.0f} % {network:7.0f} {rate * 86400 * 365 * costs.kilobytes / 1e9:11.1f} TB")


if __name__ == "__main__":
    main()
