"""qda-build is right whatever happens to it, and whoever runs it where.

    right.py SOURCE_ROOT FOLDER_OF_BUILT_TOOLS KILL_AT_LIBRARY

Killed at every call that changes the file system, and at random moments; without room on the disk; two at once; in other
locales, time zones and numbers of processors; against the same pipelines in a shell. What cannot be tried here is said.
"""
import fcntl
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

root, tools, library = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
example = root / "examples/01-oss-3006"
preloaded = {"LD_PRELOAD": library, "ASAN_OPTIONS": ":".join([*filter(None, [os.environ.get("ASAN_OPTIONS")]), "verify_asan_link_order=0"])}
base = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
for name in ("QDA_KILL_AT", "QDA_OPENED", "LOCPATH", "LD_PRELOAD"):
    base.pop(name, None)

MANIFEST = """build: example
inputs: {exports: quotations.csv, codebook: oss-3006.yaml}
defaults: {language: nl, digits: 1, formats: [FORMATS]}
outputs: results/of this study
tables:
  - {id: counts, number: 1, caption: Verwijzingen, pipeline: import | label | count --rows respondent --columns variable --totals}
  - {id: shares, pipeline: import | label | count --rows sub_variable --columns judgement --share row}
  - {id: places, pipeline: import | label | cooccur --level sub_variable --with judgement --long}
  - {id: direct, pipeline: count --rows source --columns judgement --unit respondents --where 'judgement = knelpunt'}
  - {id: words, pipeline: count --rows document --unit words}
  - {id: characters, pipeline: "import --text | label --text | count --rows variable --unit characters"}
  - {id: turned, pipeline: import | label | count --rows variable --columns source_kind | table --transpose}
  - {id: said, pipeline: quotes --level variable --value Uitgangspunten --text}
  - {id: knelpunten, page: true, formats: [md, html], caption: Knelpunten, pipeline: knelpunt --text}
  - {id: grid, page: true, formats: [md], pipeline: import | label | quotes --grid}
"""


def study(folder, formats="md, csv", manifest=MANIFEST):
    folder.mkdir(parents=True)
    shutil.copy(example / "quotations.csv", folder)
    shutil.copy(root / "codebook/oss-3006.yaml", folder)
    (folder / "tables.yaml").write_text(manifest.replace("FORMATS", formats), encoding="utf-8")
    return folder


def build(folder, *arguments, status=0, **more):
    environment = {**base, **more.pop("environment", {})}
    done = subprocess.run(["qda-build", "tables.yaml", *arguments], cwd=folder, env=environment, capture_output=True,
                          stdin=subprocess.DEVNULL, **more)
    if status is not None and done.returncode != status:
        sys.exit(f"status {done.returncode}, not {status}, of qda-build {arguments} {more}:\n{done.stdout.decode()}\n{done.stderr.decode()}")
    return done


def made(folder):
    """The files of a study that qda-build writes, with their bytes."""
    files = [*folder.glob("results/**/*"), *folder.glob("tables.lock*")]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files if file.is_file()}


def must_be(found, wanted, what):
    if found != wanted:
        names = sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))
        sys.exit(f"{what}: other files than they should be: {names}")


def small_study(folder, which=0):
    shutil.copytree(root / "tests/data/build", folder)
    revise_small(folder, which)
    return folder


def revise_small(folder, which):
    """Another state of the codebook: everything is to be made again."""
    book = (root / "tests/data/build/codebook.yaml").read_text(encoding="utf-8")
    (folder / "codebook.yaml").write_text(book.replace("label: Relations", f"label: Relations {which}").replace("label: Knelpunt", f"label: Knelpunt {which}"), encoding="utf-8")


def revise(folder, which):
    book = (root / "codebook/oss-3006.yaml").read_text(encoding="utf-8")
    (folder / "oss-3006.yaml").write_text(book if which == 0 else book.replace("label: Leiderschap", f"label: Leiderschap {which}"), encoding="utf-8")


def killed(scratch):
    """After any kill each output is whole, an earlier or the new one; the next run makes what it should, and leaves nothing."""
    wanted = []
    for which in range(3):
        folder = small_study(scratch / f"wanted{which}", which)
        build(folder)
        wanted.append(made(folder))
        if which > 0 and any(wanted[0][name] == wanted[which][name] for name in wanted[0]):
            sys.exit("the states of the small study have an output in common")
    folder = small_study(scratch / "killed")
    random.seed(5)

    def whole(what):
        for name, content in made(folder).items():
            if ".part" not in name and not name.endswith(".pending") and all(content != one[name] for one in wanted):
                sys.exit(f"{what}: {name} is neither what it was nor what it is to be")

    def is_preloaded():
        return build(folder, "--list", environment={**preloaded, "QDA_OPENED": str(scratch / "opened")}, status=None).returncode == 0

    kills = 0
    if is_preloaded():
        at = 1
        while True:
            revise_small(folder, at % 3)  # a build that was killed may be followed by one of another state
            done = build(folder, environment={**preloaded, "QDA_KILL_AT": str(at)}, status=None)
            whole(f"killed at call {at}")
            if done.returncode == 0:
                break
            if done.returncode != -signal.SIGKILL:
                sys.exit(f"killed at call {at}: status {done.returncode}\n{done.stderr.decode()}")
            kills += 1
            if at % 4 != 0:  # else: killed again, without a sound build between
                build(folder)
                must_be(made(folder), wanted[at % 3], f"after a kill at call {at}")
            at += 1
    else:
        print("skipped: kills at every call, as nothing can be preloaded into this program")
    revise_small(folder, 1)
    started = time.monotonic()
    build(folder)
    takes = time.monotonic() - started
    for turn in range(20):
        revise_small(folder, turn % 3)
        process = subprocess.Popen(["qda-build", "tables.yaml"], cwd=folder, env=base, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0, takes))
        process.kill()
        kills += process.wait() != 0
        whole(f"killed in turn {turn}")
        if turn % 5 == 4:
            build(folder)
            must_be(made(folder), wanted[turn % 3], f"after turn {turn}")
    if kills < 8:
        sys.exit(f"only {kills} builds were killed before their end")
    print(f"{kills} builds were killed")


def full_disk(scratch):
    folder = study(scratch / "full")
    build(folder)
    before = made(folder)
    revise(folder, 1)
    sound = study(scratch / "sound")
    revise(sound, 1)
    build(sound)
    after = made(sound)

    def limited(size):
        def prepare():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # then write() fails
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return prepare

    for size in (0, 100, 700, 2000, 5000):
        done = build(folder, status=2, preexec_fn=limited(size))
        if b"cannot write" not in done.stderr:
            sys.exit(f"no room above {size} bytes: {done.stderr.decode()}")
        for name, content in made(folder).items():
            if content not in (before.get(name), after.get(name)) and not name.endswith(".pending"):
                sys.exit(f"no room above {size} bytes: {name} is half written")
    build(folder)
    must_be(made(folder), after, "after there was no room")
    small = scratch / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], capture_output=True)
    if mounted.returncode != 0:
        print("skipped: a file system that is full, as none can be mounted here (a limit on file sizes was tried)")
        return
    try:
        small_study = study(small / "study") if shutil.disk_usage(small).free > 120_000 else None
        if small_study is None:  # the inputs stand elsewhere
            small_study = small / "study"
            small_study.mkdir()
            text = MANIFEST.replace("FORMATS", "md, csv, html, latex").replace("quotations.csv", str(example / "quotations.csv"))
            (small_study / "tables.yaml").write_text(text.replace("oss-3006.yaml", str(root / "codebook/oss-3006.yaml")), encoding="utf-8")
        done = build(small_study, status=2)
        if b"No space left" not in done.stderr:
            sys.exit(f"a full file system: {done.stderr.decode()}")
        if [name for name in made(small_study) if ".part" in name]:
            sys.exit("a full file system: something unfinished was left")
    finally:
        subprocess.run(["umount", str(small)], check=True)


def at_once(scratch):
    alone = study(scratch / "alone")
    build(alone)
    folder = study(scratch / "both")
    processes = [subprocess.Popen(["qda-build", "tables.yaml"], cwd=folder, env=base, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    written = []
    for process in processes:
        out, err = process.communicate()
        if process.returncode != 0:
            sys.exit(f"several at once: status {process.returncode}\n{err.decode()}")
        written += out.decode().splitlines()
    must_be(made(folder), made(alone), "several at once")
    if len(written) != len(set(written)) or len(written) != len(made(alone)) - 1:
        sys.exit(f"several at once: not each output was made once: {sorted(written)}")
    held = os.open(folder, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    waiting = subprocess.Popen(["qda-build", "tables.yaml"], cwd=folder, env=base, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said = waiting.stderr.readline()
    if b"waiting" not in said or waiting.poll() is not None:
        sys.exit(f"a build beside another does not wait: {said.decode()}")
    os.close(held)
    waiting.communicate()
    if waiting.returncode != 0:
        sys.exit("a build that waited did not go on")


def anywhere(scratch):
    formats = "md, csv, html, latex, tsv, text"
    if b"xlsx" in subprocess.run(["qda-table", "--help"], env=base, capture_output=True).stdout:
        formats += ", xlsx"
    first = study(scratch / "first", formats)
    build(first)
    wanted = made(first)
    locales = scratch / "locales"
    locales.mkdir()
    settings = [{"TZ": "Asia/Kathmandu", "LC_ALL": "C"}]
    for language in ("nl_NL", "tr_TR"):
        done = subprocess.run(["localedef", "-i", language, "-f", "UTF-8", str(locales / f"{language}.UTF-8")], capture_output=True) if shutil.which("localedef") else None
        if (locales / f"{language}.UTF-8").exists():
            settings.append({"LC_ALL": f"{language}.UTF-8", "LANG": f"{language}.UTF-8", "LOCPATH": str(locales), "TZ": "America/St_Johns"})
        else:
            print(f"skipped: the locale {language} cannot be made: {done.stderr.decode() if done else 'no localedef'}")
    cores = os.sched_getaffinity(0)
    for number, setting in enumerate(settings):
        one_core = {"preexec_fn": lambda: os.sched_setaffinity(0, {min(cores)})} if number % 2 else {}
        folder = study(scratch / f"elsewhere{number}", formats)
        build(folder, environment=setting, **one_core)
        must_be(made(folder), wanted, f"with {setting}")
        time.sleep(1.1 if number == 0 else 0)  # a clock in an output would show
    build(first, "--check")


def as_in_a_shell(scratch):
    folder = study(scratch / "shell", "md, csv")
    opened = scratch / "opened"
    opened.unlink(missing_ok=True)
    done = build(folder, environment={**preloaded, "QDA_OPENED": str(opened)}, status=None)
    if done.returncode == 0:
        times = opened.read_text().splitlines().count("quotations.csv")
        if times != 3:  # to be hashed, to be parsed, and to see that it is still the same
            sys.exit(f"the export was opened {times} times")
    build(folder)
    results = folder / "results/of this study"
    inside = made(folder)
    commands = build(folder, "--shell").stdout.decode().splitlines()
    if len(commands) != len(inside) - 1:
        sys.exit(f"{len(commands)} commands for {len(inside) - 1} files")
    shutil.rmtree(results)
    results.mkdir()
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", "\n".join(commands)], cwd=folder, env=base, capture_output=True)
    if done.returncode != 0:
        sys.exit(f"the commands of --shell: {done.stderr.decode()}")
    must_be(made(folder), inside, "in a shell")


with tempfile.TemporaryDirectory() as scratch:
    for test in (as_in_a_shell, killed, full_disk, at_once, anywhere):
        start = time.monotonic()
        test(Path(scratch) / test.__name__ if (Path(scratch) / test.__name__).mkdir() is None else None)
        print(f"{test.__name__}: {time.monotonic() - start:.1f} s")
