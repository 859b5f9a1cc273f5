#!/usr/bin/env python3
"""Reproduces the figures of the cluster (docs/quality.md): python3 bench/cluster/run.py [--reports N] [--kills N] [--only speed,two,kill,pause,restart]

Makes its own reports, its own PostgreSQL on a free loopback port, and runs the release builds of the command and the silo:
    dotnet build -c Release src/Dateline.Cli && dotnet build -c Release src/Dateline.Cluster && dotnet build -c Release bench/Dateline.Bench
On a machine that does other work too, the clock on the wall tells little: CPU seconds a report stand beside each rate.
"""
import argparse, os, random, shutil, signal, socket, subprocess, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = ROOT / "artifacts" / "bin"
CLI = BIN / "Dateline.Cli" / "release" / "Dateline.Cli.dll"
SILO = BIN / "Dateline.Cluster" / "release" / "Dateline.Cluster.dll"
BENCH = BIN / "Dateline.Bench" / "release" / "Dateline.Bench.dll"
PG = next(Path("/usr/lib/postgresql").glob("*/bin"))
TICK = os.sysconf("SC_CLK_TCK")


class Postgres:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="dateline-bench-pg-")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.run("initdb", "-D", self.data, "-A", "trust", "-U", "dateline", "-E", "UTF8")
        self.start()
        self.schemas = 0

    @property
    def data(self):
        return self.folder + "/data"

    def run(self, program, *args):
        line = [str(PG / program), *args]
        if os.geteuid() == 0:
            line = ["runuser", "-u", "postgres", "--", *line]
        subprocess.run(line, check=True, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self):
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=256MB -c max_wal_size=4GB"
        self.run("pg_ctl", "-D", self.data, "-w", "-l", self.folder + "/log", "-o", options, "start")
        self.pid = int(Path(self.data, "postmaster.pid").read_text().split()[0])

    def stop(self, how="immediate"):
        self.run("pg_ctl", "-D", self.data, "-w", "-m", how, "stop")

    def new(self):
        self.schemas += 1
        return f"postgres://dateline@127.0.0.1:{self.port}/postgres?schema=b{self.schemas}"

    def ask(self, sql):
        line = [str(PG / "psql"), "-h", "127.0.0.1", "-p", str(self.port), "-U", "dateline", "-XAtc", sql, "postgres"]
        answer = subprocess.run(line, capture_output=True, text=True)
        return answer.stdout.strip() if answer.returncode == 0 else None

    def cpu(self):
        """CPU seconds of the server: of the processes that have ended, and of those that live."""
        total = 0
        for entry in Path("/proc").iterdir():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split() if entry.name.isdigit() else None
            except OSError:
                continue
            if fields and (int(entry.name) == self.pid or int(fields[1]) == self.pid):
                total += int(fields[11]) + int(fields[12]) + (int(fields[13]) + int(fields[14]) if int(entry.name) == self.pid else 0)
        return total / TICK

    def close(self):
        self.stop()
        shutil.rmtree(self.folder)


def timed(server, processes):
    """Wall seconds, CPU seconds of the processes, CPU seconds of the server."""
    began, before, own = time.monotonic(), server.cpu(), 0
    for process in processes:
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"a program ended with {os.waitstatus_to_exitcode(status)}")
        own += usage.ru_utime + usage.ru_stime
    return time.monotonic() - began, own, server.cpu() - before


def start(program, *args, cores=None):
    line = ["dotnet", str(program), *args]
    return subprocess.Popen(line if cores is None else ["taskset", "-c", cores, *line], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def silo(store, *args, cores=None):
    return start(SILO, "--cluster", store, *args, cores=cores)


def put(store, pages):
    subprocess.run(["dotnet", str(CLI), "read", "--quiet", "--cluster", store, str(pages)], check=True)


def schema(store):
    return store.rpartition("=")[2]


def rows(store):
    return subprocess.run(["dotnet", str(BENCH), "rows", store], check=True, capture_output=True, text=True).stdout.strip()


def rate(name, reports, wall, own, server):
    both = own + server
    print(f"{name}: {reports / wall:.1f} reports/s by the clock; {1000 * own / reports:.1f} ms CPU a report, {1000 * server / reports:.1f} ms of PostgreSQL beside it: {2 * reports / both:.1f} reports/s for two cores alone", flush=True)
    return both / reports


def speed(server, pages, reports):
    alone, shared = server.new(), server.new()
    embedded = rate("embedded, two cores", reports, *timed(server, [start(CLI, "read", "--quiet", "--format", "none", "--store", alone, str(pages))]))
    before = server.cpu()
    putting = rate("putting into the queue", reports, *timed(server, [start(CLI, "read", "--quiet", "--cluster", shared, str(pages))]))
    cluster = rate("one silo, two cores", reports, *timed(server, [silo(shared, "--until-empty")]))
    print(f"overhead of the cluster: {100 * (cluster / embedded - 1):+.1f} % without putting in, {100 * ((cluster + putting) / embedded - 1):+.1f} % with it (CPU)")
    print("rows equal" if rows(alone) == rows(shared) else "ROWS DIFFER", rows(shared), flush=True)
    return alone


def two(server, pages, reports):
    one, both = server.new(), server.new()
    put(one, pages)
    single = timed(server, [silo(one, "--until-empty", "--jobs", "1", cores="0")])
    rate("one silo on one core", reports, *single)
    put(both, pages)
    double = timed(server, [silo(both, "--until-empty", "--jobs", "1", cores=core) for core in "01"])
    rate("two silos on a core each", reports, *double)
    print(f"two silos against one: {single[0] / double[0]:.2f} times by the clock", flush=True)


def under_load(server, pages, reports, expected, what, disturb):
    """Runs three silos, disturbs them, and looks what is there in the end, and for how long nothing went on."""
    store = server.new()
    put(store, pages)
    silos = [silo(store, "--jobs", "1", "--name", f"silo{i}") for i in range(3)]
    last, changed, worst, begun = "0", None, 0.0, time.monotonic()
    worked = disturb(silos, store)
    while True:
        count = server.ask(f"SELECT (SELECT count(*) FROM {schema(store)}.reports), (SELECT count(*) FROM {schema(store)}_cluster.waiting)")
        now = time.monotonic()
        if count is not None and count.split("|")[0] != last:
            if changed is not None:
                worst = max(worst, now - changed)
            last, changed = count.split("|")[0], now
        if count is not None and count.endswith("|0"):
            break
        if now - begun > 900:
            raise SystemExit(f"{what}: not done after 15 minutes, {count}")
        next(worked, None)
        time.sleep(0.1)
    for process in silos:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait()
    doubled = server.ask(f"SELECT count(*) - count(DISTINCT hash) FROM {schema(store)}.reports")
    print(f"{what}: {last} of {reports} reports stored, {doubled} doubled, rows {'equal' if rows(store) == expected else 'DIFFER'}; longest time without progress {worst:.1f} s", flush=True)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--reports", type=int, default=2000)
    options.add_argument("--kills", type=int, default=20)
    options.add_argument("--only", default="speed,two,kill,pause,restart")
    given = options.parse_args()
    wanted = given.only.split(",")
    folder = Path(tempfile.mkdtemp(prefix="dateline-bench-pages-"))
    server = Postgres()
    try:
        subprocess.run(["dotnet", str(BENCH), "pages", "--reports", str(given.reports), "--to", str(folder)], check=True)
        print(f"{given.reports} reports of 600 words and 60 kB, every third a copy; load of the machine before: {os.getloadavg()[0]:.1f}", flush=True)
        alone = server.new() if "speed" not in wanted else speed(server, folder, given.reports)
        if "two" in wanted:
            two(server, folder, given.reports)
        if not {"kill", "pause", "restart"} & set(wanted):
            return
        if "speed" not in wanted:
            timed(server, [start(CLI, "read", "--quiet", "--format", "none", "--store", alone, str(folder))])
        expected = rows(alone)

        def kill(silos, store):
            # Each when its victim has taken something, and at a moment of chance after that.
            chance, done, victim, at = random.Random(9), 0, None, 0.0
            while done < given.kills:
                if victim is None:
                    at_work = server.ask(f"SELECT name FROM {schema(store)}_cluster.workers w WHERE EXISTS (SELECT 1 FROM {schema(store)}_cluster.waiting WHERE worker = w.id) AND until > clock_timestamp() ORDER BY name")
                    names = [int(name[4:]) for name in (at_work or "").split()]
                    victim = chance.choice(names) if names else None
                    at = time.monotonic() + chance.uniform(0, 1)
                elif time.monotonic() > at:
                    silos[victim].kill()
                    silos[victim].wait()
                    silos[victim] = silo(store, "--jobs", "1", "--name", f"silo{victim}")
                    done, victim = done + 1, None
                    print(f"  killed {done} times", flush=True)
                yield

        def pause(silos, store):
            until = time.monotonic() + 4
            while time.monotonic() < until:
                yield
            silos[0].send_signal(signal.SIGSTOP)
            until = time.monotonic() + 20
            while time.monotonic() < until:
                yield
            silos[0].send_signal(signal.SIGCONT)

        def restart(silos, store):
            until = time.monotonic() + 4
            while time.monotonic() < until:
                yield
            server.stop()
            time.sleep(5)
            server.start()

        for name, what, disturb in (("kill", f"SIGKILL of one of three silos, up to {given.kills} times", kill), ("pause", "one of three silos paused for 20 s", pause), ("restart", "PostgreSQL killed and started again after 5 s", restart)):
            if name in wanted:
                under_load(server, folder, given.reports, expected, what, disturb)
    finally:
        server.close()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
