"""Measures the job on this machine against plain `standfirst batch` over the same file, and prints a table for README.md.

python measure.py --command target/release/standfirst
"""

import argparse
import contextlib
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import generate
import pyarrow
import pyspark
import summarize
from pyspark.sql import SparkSession


@contextlib.contextmanager
def watched(program, peaks):
    """Keeps in `peaks` the most memory that a process of the program had, and the Python worker that started it."""
    ended = threading.Event()

    def watch():
        """Looks often, since the kernel keeps a process's peak only as long as the process."""
        while not ended.wait(0.05):
            for process in pathlib.Path("/proc").glob("[0-9]*"):
                try:
                    if os.readlink(process / "exe") != os.path.realpath(program):
                        continue
                    peak, parent = status(process)
                    peaks["child"] = max(peaks["child"], peak)
                    peaks["worker"] = max(peaks["worker"], status(pathlib.Path("/proc", parent))[0])
                except OSError:
                    continue  # It has ended, or is somebody else's.

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


def status(process):
    """The peak of a process's memory in bytes, and the number of its parent."""
    lines = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
    return int(lines.get("VmHWM", "0 kB").split()[0]) * 1024, lines["PPid"].strip()


def plain(program, source, jobs):
    """Runs the program over the file."""
    command = [program, "batch", "summarize", str(source), "--jobs", str(jobs)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def by_arrow(spark, program, source):
    """Runs the job over the file, all columns made and none kept."""
    articles = summarize.read(spark, str(source), "json")
    summarize.summarize(articles, program).write.format("noop").mode("overwrite").save()


def by_pipe(spark, program, source):
    """The other way that Spark has: lines of text through `RDD.pipe`, without columns, and without the errors of the program."""
    lines = spark.read.text(str(source)).rdd.map(lambda row: row.value)
    lines.pipe(f"{program} batch summarize --jobs 1").count()


def seconds(work):
    """How long it takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def spark_of(cores):
    """Spark in this process, with so many tasks at once, whose workers are this Python."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(f"local[{cores}]").config("spark.ui.enabled", "false")
    builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    spark = summarize.session("measure")
    spark.sparkContext.setLogLevel("ERROR")
    # The workers unpickle functions by the names of their modules.
    spark.sparkContext.addPyFile(summarize.__file__)
    spark.sparkContext.addPyFile(__file__)
    return spark


def measure(program, source, count, repeats):
    """The rows of the table: what, articles a second, and the ratio to the program alone; and the peaks of the job's memory."""
    rows, peaks = [], {"child": 0, "worker": 0}
    for cores in (1, 2):
        spark = spark_of(cores)

        def once():
            """Each way once, in turns, so that what else the machine does in those seconds falls on all alike."""
            alone = seconds(lambda: plain(program, source, cores))
            with watched(program, peaks):
                arrow = seconds(lambda: by_arrow(spark, program, source))
            return alone, arrow, seconds(lambda: by_pipe(spark, program, source))

        once()  # Java is slow at first.
        rounds = [once() for _ in range(repeats)]
        local = f"`local[{cores}]`"
        ways = (f"`standfirst batch summarize --jobs {cores}`", f"`summarize.py`, {local}", f"`RDD.pipe`, {local}")
        for name, times in zip(ways, zip(*rounds, strict=True), strict=True):
            ratios = [alone / own for (alone, _, _), own in zip(rounds, times, strict=True)]
            rows.append((name, count / statistics.median(times), statistics.median(ratios)))
        spark.stop()
    return rows, peaks


def main():
    """Reads the arguments, and prints the table."""
    parser = argparse.ArgumentParser(description="Measures the job against plain `standfirst batch`.")
    parser.add_argument("--command", default="standfirst", help="the program, by name or path [default: standfirst]")
    parser.add_argument("--articles", type=int, default=20_000, help="how many are generated [default: 20000]")
    parser.add_argument("--paragraphs", type=int, default=12, help="of the longest article [default: 12]")
    parser.add_argument("--repeats", type=int, default=3, help="rounds, of which the median counts [default: 3]")
    arguments = parser.parse_args()
    program = shutil.which(arguments.command) or parser.error(f"no program `{arguments.command}`")
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "articles.jsonl")
        with source.open("w") as file:
            generate.write(file, arguments.articles, most=arguments.paragraphs)
        size = source.stat().st_size
        rows, peaks = measure(os.path.abspath(program), source, arguments.articles, arguments.repeats)
    each = size / arguments.articles / 1000
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{arguments.articles:,} articles of {each:.1f} kB, medians of {arguments.repeats} rounds, {os.cpu_count()} cores,")
    print(f"{version}, Spark {pyspark.__version__}, pyarrow {pyarrow.__version__}, Python {platform.python_version()}\n")
    print("| | articles a second | of the program alone |\n|---|---|---|")
    for name, rate, ratio in rows:
        print(f"| {name} | {rate:,.0f} | {ratio:.2f} |")
    print(f"\npeak memory: {peaks['child'] / 1e6:.0f} MB a child, {peaks['worker'] / 1e6:.0f} MB a Python worker")


if __name__ == "__main__":
    main()
