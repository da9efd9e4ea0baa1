"""What the load scripts share: publishing and starting servers on loopback, and reading their cost from /proc."""
import contextlib
import datetime
import http.client
import os
import pathlib
import platform
import re
import socket
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def publish(project, folder):
    command = ["dotnet", "publish", ROOT / project, "-c", "Release", "-o", folder, "--nologo", "-v", "q"]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=sys.stderr,
                   env={**os.environ, "DOTNET_NOLOGO": "1", "MSBUILDDISABLENODEREUSE": "1", "UseSharedCompilation": "false"})


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextlib.contextmanager
def running(command, log):
    """A process of ours, stopped by its id whatever happens."""
    with open(log, "ab") as output:
        process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def service(published, content, log, *settings):
    """The published service over a content folder; gives its process and port, without waiting for it."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [published / "newsfeeds", "serve", "--content", content, "--public-url", url, "--urls", url, "--NewsFeeds:State=none", *settings]
    with running(command, log) as process:
        yield process, port


def get(port, path, headers=None, connection=None):
    connection = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers=headers or {})
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read()


def wait_for(port, path, process, log, status=200, seconds=600):
    """Asks every 2 ms until the answer has this status; the moment it had."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            if get(port, path)[0] == status:
                return time.monotonic()
        except OSError:
            pass
        time.sleep(0.002)
    sys.exit(f"{path} is not served:\n{pathlib.Path(log).read_text(errors='replace')[-4000:]}")


def cpu_seconds(pid):
    """User and system time of a process and its children so far."""
    with open(f"/proc/{pid}/task/{pid}/children") as children:
        pids = [pid, *map(int, children.read().split())]
    ticks = 0
    for each in pids:
        with open(f"/proc/{each}/stat") as stat:
            fields = stat.read().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def peak_mib(pid):
    return memory_mib(pid, "VmHWM")


def resident_mib(pid):
    return memory_mib(pid, "VmRSS")


def memory_mib(pid, figure):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(rf"{figure}:\s+(\d+)", status.read()).group(1)) / 1024


def version(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return re.search(r"\d+\.\d+[.\d]*", done.stdout + done.stderr).group()


def machine():
    with open("/proc/cpuinfo") as info:
        model = re.search(r"model name\s*: (.*)", info.read())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model.group(1) if model else platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB, {datetime.date.today()}"


def table(rows):
    head, *body = rows
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *body]
    print("\n".join("| " + " | ".join(row) + " |" for row in lines))
