#!/usr/bin/env python3
"""Makes an SQLite database of scripts: database.py OUT SCRIPT.sql ... [--log]

Folders of OUT are made where they are missing. With --log the last script stays in the write-ahead log (OUT-wal), as a
program leaves it that still has the database open; nothing of it is in OUT itself.
"""
import os
import pathlib
import shutil
import sqlite3
import sys


def main():
    log = "--log" in sys.argv
    out, *scripts = [pathlib.Path(name) for name in sys.argv[1:] if name != "--log"]
    out.parent.mkdir(parents=True, exist_ok=True)
    made = out.with_name("making-" + out.name)
    base = sqlite3.connect(made)
    if log:
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("PRAGMA wal_autocheckpoint=0")
    for script in scripts[:-1] if log else scripts:
        base.executescript(script.read_text(encoding="utf-8"))
    base.commit()
    if log:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base.executescript(scripts[-1].read_text(encoding="utf-8"))
        base.commit()
        shutil.copyfile(f"{made}-wal", f"{out}-wal")  # closing would write it back
        shutil.copyfile(made, out)
    base.close()
    if log:
        made.unlink()
    else:
        os.replace(made, out)


main()
