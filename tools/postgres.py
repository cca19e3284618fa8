"""Runs a command against a throw-away PostgreSQL cluster on a free loopback port: postgres.py COMMAND…

The cluster lives in a temporary folder and goes with the command. DANVAN_DATABASE in the environment is used instead, if set.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path


def binaries() -> Path:
    """The folder of the newest installed server."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        sys.exit("No PostgreSQL server is installed; see tools/system-deps.sh.")
    return found[-1].parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def as_server_user() -> dict[str, int]:
    """PostgreSQL refuses to run as root: then it runs as the user its package made."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    return {"user": user.pw_uid, "group": user.pw_gid}


def main(command: list[str]) -> int:
    if os.environ.get("DANVAN_DATABASE", "").startswith("postgres"):
        return subprocess.call(command)
    folder, port, owner, server = Path(tempfile.mkdtemp(prefix="danvan-pg-")), free_port(), as_server_user(), binaries()
    if owner:
        os.chown(folder, owner["user"], owner["group"])
    data = folder / "data"
    quiet = {"stdout": subprocess.DEVNULL, "cwd": folder}
    try:
        subprocess.run(
            [server / "initdb", "-D", data, "-U", "danvan", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
            check=True, **quiet, **owner,
        )  # fmt: skip
        options = f"-c listen_addresses=127.0.0.1 -p {port} -c unix_socket_directories={folder} -c fsync=off -c max_connections=60"
        subprocess.run(
            [server / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"],
            check=True,
            **quiet,
            **owner,
        )
        address = f"postgresql://danvan@127.0.0.1:{port}/postgres"
        return subprocess.call(command, env={**os.environ, "DANVAN_DATABASE": address})
    finally:
        if data.exists():
            subprocess.run([server / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=False, **quiet, **owner)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
