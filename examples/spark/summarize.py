"""Runs `standfirst batch` over an archive of articles on Spark: one child process a partition, a row out for each row in.

spark-submit summarize.py --input articles.jsonl --output summaries.parquet
spark-submit summarize.py --input articles.jsonl --output parsed.parquet -- parse --format html
"""

import argparse
import collections
import json
import os
import shutil
import subprocess
import tempfile
import threading

import pyarrow
from pyspark import SparkFiles
from pyspark.sql import SparkSession, functions
from pyspark.sql.types import StringType, StructField, StructType

# What a line of the batch can have beside its id: the article is in one of the first three, and `check` wants a summary.
FIELDS = ("text", "html", "markdown", "summary", "url", "lang")
# Where Spark keeps a line that is no JSON. It goes to the command as it is, whose error says what is wrong with it.
UNREADABLE = "_corrupt_record"
ANSWERS = ("headline", "summary", "answer", "code", "message")
# Rows that cross to Python at once, and back. Spark's own 10,000 can be a gigabyte of articles.
ROWS_AT_ONCE = 512


class Batch:
    """The child process of one partition: lines go in from a thread, so that neither pipe can block the other."""

    def __init__(self, command, lines):
        """Starts the command; `lines`, an iterator of strings without ends, is drawn from the feeding thread alone."""
        self.command = command
        self.stderr = tempfile.TemporaryFile()
        self.child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.stderr, bufsize=1 << 16
        )
        # Whether the child took every line, and what ended the lines early: both are read after its output has ended.
        self.took_all, self.broken_by = False, None
        self.feeder = threading.Thread(target=self._feed, args=(lines,), daemon=True)
        self.feeder.start()

    def __enter__(self):
        """The batch itself."""
        return self

    def __exit__(self, *_):
        """Leaves no child behind, also where nobody wants the rest of the rows."""
        self.child.kill()
        self.child.wait()
        self.child.stdout.close()
        self.stderr.close()

    def _feed(self, lines):
        """Writes all lines into the child."""
        try:
            with self.child.stdin as stdin:
                for line in lines:
                    stdin.write(line.encode() + b"\n")
            self.took_all = True
        except BrokenPipeError:
            pass  # The child has ended; its exit code and stderr say why.
        except BaseException as error:  # Spark's own, from the rows: raised again where Spark sees it.
            self.broken_by = error

    def answers(self):
        """The lines that the child writes, one for each that it read."""
        yield from self.child.stdout

    def finish(self, unanswered, has_errors):
        """Raises unless the child read every line, answered it, and ended as it should."""
        code = self.child.wait()
        # A child that ended early leaves the thread at its next write, and one that didn't has had its last line.
        self.feeder.join()
        if self.broken_by is not None:
            raise self.broken_by
        # 1 says that some lines were errors, but also that the program could not go on.
        if self.took_all and not unanswered and code == int(has_errors):
            return
        self.stderr.seek(max(0, self.stderr.seek(0, os.SEEK_END) - 4096))
        said = self.stderr.read().decode(errors="replace").strip() or "nothing on stderr"
        raise RuntimeError(
            f"`{' '.join(self.command)}` ended with {code}, {unanswered} rows sent and not answered: {said}"
        )


def program(name):
    """The path of the command on this machine: on the PATH, as a path, or among the files that Spark shipped."""
    found = shutil.which(name) or shutil.which(os.path.basename(name), path=SparkFiles.getRootDirectory())
    if found is None:
        raise FileNotFoundError(
            f"no program `{name}` on this worker: install standfirst there, or ship it by "
            f"`spark-submit --files …/standfirst`, and name it by --command"
        )
    return found


def line_of(row):
    """The line of the batch for a row."""
    if row.get(UNREADABLE) is not None:
        return row[UNREADABLE]
    line = {name: row[name] for name in ("id", *FIELDS) if row.get(name) is not None}
    # An id can be of any type; the one of the output never went through JSON.
    return json.dumps(line, ensure_ascii=False, default=str)


def columns_of(answer):
    """What the output has of an answer: `ANSWERS`."""
    fields = json.loads(answer)
    result, error = fields.get("result"), fields.get("error") or {}
    result = result if isinstance(result, dict) else {}
    headline = result.get("metadata", {}).get("headline", {}).get("value")
    return headline, result.get("text"), answer.decode().rstrip("\n"), error.get("code"), error.get("message")


def answer_partition(batches, name, arguments, schema):
    """Runs the command over the record batches of a partition, and yields those of its answers."""
    # Ids of the rows that the child has still to answer, which it does in their order.
    waiting = collections.deque()

    def lines():
        """The lines for the child, each with its id put in the queue before."""
        for batch in batches:
            for row in batch.to_pylist():
                waiting.append(row["id"])
                yield line_of(row)

    rows, has_errors = [], False
    with Batch([program(name), "batch", *arguments, "--jobs", "1"], lines()) as batch:
        for answer in batch.answers():
            rows.append((waiting.popleft(), *columns_of(answer)))
            has_errors |= rows[-1][-2] is not None
            if len(rows) == ROWS_AT_ONCE:
                yield record_batch(rows, schema)
                rows = []
        batch.finish(len(waiting), has_errors)
    if rows:
        yield record_batch(rows, schema)


def record_batch(rows, schema):
    """Rows as Arrow has them."""
    columns = [pyarrow.array(column, field.type) for column, field in zip(zip(*rows), schema, strict=True)]
    return pyarrow.RecordBatch.from_arrays(columns, schema=schema)


def summarize(articles, command="standfirst", arguments=("summarize",)):
    """A row with the command's answer for each row of `articles`, a DataFrame with `id` and some of `FIELDS`."""
    known = [field for field in articles.schema if field.name in ("id", *FIELDS, UNREADABLE)]
    # Spark's strings are any bytes, and Python's are not: better a replaced letter than a failed task.
    valid = [
        functions.make_valid_utf8(field.name).alias(field.name) if field.dataType == StringType() else field.name
        for field in known
    ]
    schema = StructType([articles.schema["id"], *(StructField(name, StringType()) for name in ANSWERS)])

    def answer(batches):
        """The partition's answers, in the types that Spark wants the columns in."""
        from pyspark.sql.pandas.types import to_arrow_schema

        return answer_partition(batches, command, arguments, to_arrow_schema(schema))

    return articles.select(*valid).mapInArrow(answer, schema)


def read(spark, path, form):
    """The articles of a file or folder: Parquet with its own types, or JSON Lines with ids as strings."""
    if form == "parquet":
        return spark.read.parquet(path)
    schema = ", ".join(f"{name} string" for name in ("id", *FIELDS, UNREADABLE))
    # Named types, since telling them from the data would read it twice.
    reader = spark.read.schema(schema).option("columnNameOfCorruptRecord", UNREADABLE)
    return reader.option("lineSep", "\n").json(path)


def session(name):
    """The Spark session, with as many rows in Python at once as articles allow."""
    builder = SparkSession.builder.appName(name)
    return builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", ROWS_AT_ONCE).getOrCreate()


def main():
    """Reads the arguments, and runs the job."""
    parser = argparse.ArgumentParser(description="Runs `standfirst batch` over an archive of articles on Spark.")
    parser.add_argument("--input", required=True, help="file or folder of articles: id, and text, html or markdown")
    parser.add_argument("--output", required=True, help="folder to write, which must not be there yet")
    parser.add_argument("--input-format", choices=["json", "parquet"], default="json", help="[default: json, a line a row]")
    parser.add_argument("--output-format", choices=["json", "parquet"], default="parquet", help="[default: parquet]")
    parser.add_argument("--command", default="standfirst", help="the program, by name or path [default: standfirst]")
    parser.add_argument("--partitions", type=int, help="divide the articles anew, into so many tasks")
    parser.add_argument("batch", nargs="*", default=["summarize"], help="after `--`: what to do [default: summarize]")
    arguments = parser.parse_args()
    spark = session("standfirst")
    articles = read(spark, arguments.input, arguments.input_format)
    if arguments.partitions:
        articles = articles.repartition(arguments.partitions)
    answers = summarize(articles, arguments.command, arguments.batch)
    answers.write.format(arguments.output_format).save(arguments.output)


if __name__ == "__main__":
    main()
