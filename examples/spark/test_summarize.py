"""Tests of the job on a local Spark: `python test_summarize.py`; the variable STANDFIRST names the program to run."""

import json
import os
import pathlib
import sys
import tempfile
import unittest
from unittest import mock

# Before Spark starts: a machine's own name need not lead to it.
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
# The workers are to be this Python, not the first on the PATH.
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)

import generate
import summarize
from pyspark.errors import PythonException
from pyspark.sql import SparkSession

PROGRAM = os.environ.get("STANDFIRST", "standfirst")

STORY = """Lighthouse keepers of Tarnfield return after forty years

By Mirela Costa

TARNFIELD - Two keepers moved back into the lighthouse on Monday, forty years after its lamp was left to a clock.
The council pays them until the spring.

"The clock was never late," said Jonas Reed, one of the two. "But it did not make coffee."

The lamp can be seen from the ferry."""

EMOJI = """Bäckerei Größl tauft ihr Brot 🥖 auf „Zuversicht“

Von Ingrid Vale

LINDMOOR - Die Bäckerei Größl in Lindmoor verkauft seit Montag ein Brot mit dem Namen „Zuversicht“ 👩🏽‍🍳. Es wiegt ein Kilogramm.

Der Bürgermeister kaufte am ersten Tag drei Laibe und verschenkte zwei davon.\u2028Am Abend war keines mehr da."""


def first_line(text):
    """What stands above a text, which is the headline of each here."""
    return text.splitlines()[0]


class SummarizeTest(unittest.TestCase):
    """The job, over DataFrames and files."""

    @classmethod
    def setUpClass(cls):
        """Starts one Spark for all tests: it takes longer than they do."""
        builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
        cls.spark = summarize.session("test")
        cls.spark.sparkContext.setLogLevel("OFF")
        # The workers unpickle functions by the names of their modules.
        cls.spark.sparkContext.addPyFile(summarize.__file__)

    @classmethod
    def tearDownClass(cls):
        """Ends it."""
        cls.spark.stop()

    def setUp(self):
        """Makes a folder that is gone after the test."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def answers(self, rows, schema, *arguments, command=PROGRAM, partitions=1):
        """The answers to some rows, by id. One partition as a rule: a Python worker takes seconds to start."""
        articles = self.spark.createDataFrame(rows, schema).coalesce(partitions)
        answers = summarize.summarize(articles, command, arguments or ("summarize",)).collect()
        self.assertEqual(len(answers), len(rows))
        by_id = {row.id: row for row in answers}
        self.assertEqual(set(by_id), {row[0] for row in rows})
        return by_id

    def program(self, name, script):
        """The path of a shell script."""
        program = self.folder / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        return program

    def failure(self, script):
        """What the job fails with where the program is a shell script."""
        program = self.program("program", script)
        rows = [(number, STORY) for number in range(100)]
        with self.assertRaises(PythonException) as caught:
            self.answers(rows, "id int, text string", command=str(program))
        return str(caught.exception)

    def test_each_row_has_the_answer_to_its_own_text(self):
        """Across several record batches, chunks of the program, and partitions."""
        articles = [generate.article(number) for number in range(1500)]
        rows = [(article["id"], article["text"]) for article in articles]
        answers = self.answers(rows, "id bigint, text string", "parse", partitions=2)
        for number, text in rows:
            self.assertEqual(answers[number].headline, first_line(text))
            self.assertEqual(json.loads(answers[number].answer)["id"], number)
            self.assertIsNone(answers[number].code)

    def test_text_comes_through_as_it_is(self):
        """Line ends, letters of several bytes, and what JSON escapes."""
        rows = [("story", STORY), ("emoji", EMOJI), ("windows", STORY.replace("\n", "\r\n"))]
        answers = self.answers(rows, "id string, text string", "parse")
        for name, text in rows:
            self.assertEqual(answers[name].headline, first_line(text))
        self.assertIn("👩🏽‍🍳", answers["emoji"].answer)

    def test_summaries_are_of_the_article(self):
        """In its own sentences, and as short as the arguments say."""
        answers = self.answers([(1, STORY)], "id int, text string", "summarize", "--sentences", "1")
        self.assertIn(answers[1].summary, " ".join(STORY.split()))
        self.assertEqual(len(json.loads(answers[1].answer)["result"]["sentences"]), 1)

    def test_a_row_that_cannot_be_read_is_its_own_error(self):
        """And the other rows have their answers."""
        rows = [(1, STORY), (2, ""), (3, None), (4, " \n\t ")]
        answers = self.answers(rows, "id int, text string")
        codes = {number: row.code for number, row in answers.items()}
        self.assertEqual(codes, {1: None, 2: "empty-input", 3: "invalid-line", 4: "empty-input"})
        self.assertTrue(all(row.message for number, row in answers.items() if number != 1))
        self.assertTrue(answers[1].summary)
        self.assertIsNone(answers[2].summary)

    def test_bytes_that_are_no_letters_are_replaced(self):
        """Spark lets a string have any bytes."""
        articles = self.spark.sql("select 1 as id, cast(concat(unhex('ff'), encode('A ferry.', 'utf-8')) as string) as text")
        [row] = summarize.summarize(articles, PROGRAM, ("parse", "--to", "text")).collect()
        self.assertEqual(json.loads(row.answer)["result"].strip(), "\ufffdA ferry.")

    def test_other_columns_of_the_batch_are_handed_on(self):
        """HTML, what is known of a text, a summary to check."""
        rows = [(1, "<article><h1>A ferry</h1><p>It runs in winter, too, since Monday.</p></article>", "nn", 7)]
        answers = self.answers(rows, "id int, html string, lang string, shelf int", "parse")
        self.assertEqual(answers[1].headline, "A ferry")
        self.assertEqual(json.loads(answers[1].answer)["result"]["language"], "nn")
        rows = [(1, STORY, "Keepers moved back in.")]
        checked = self.answers(rows, "id int, text string, summary string", "check")
        self.assertEqual(json.loads(checked[1].answer)["result"]["claims"][0]["text"], "Keepers moved back in.")

    def test_no_rows_are_no_answers(self):
        """A partition can be empty."""
        self.assertEqual(self.answers([], "id int, text string"), {})

    def test_the_rest_of_the_rows_need_not_be_wanted(self):
        """The child and the thread that feeds it don't hold the task up."""
        articles = self.spark.range(5000).selectExpr("id", "repeat('A ferry runs in winter. ', 40) as text")
        self.assertEqual(len(summarize.summarize(articles, PROGRAM).limit(3).collect()), 3)

    def test_the_job_reads_json_lines_and_writes_parquet(self):
        """With a line that is no JSON, and lines that are none."""
        source, target = self.folder / "articles.jsonl", self.folder / "answers"
        lines = [json.dumps({"id": 1, "text": STORY}), '{"id": 2, "text": "cut off', "", "  ", '{"id": "three", "text": ""}']
        source.write_text("\n".join(lines) + "\n")
        self.run_job("--input", str(source), "--output", str(target), "--", "parse")
        rows = self.spark.read.parquet(str(target)).collect()
        found = sorted((row.id or "", row.headline or "", row.code or "") for row in rows)
        expected = [("", "", "invalid-line"), ("1", first_line(STORY), ""), ("three", "", "empty-input")]
        self.assertEqual(found, expected)

    def test_the_job_reads_parquet_and_writes_json_lines(self):
        """Ids keep their type."""
        source, target = str(self.folder / "articles"), self.folder / "answers"
        self.spark.createDataFrame([(7, STORY), (8, EMOJI)], "id bigint, text string").write.parquet(source)
        formats = ["--input-format", "parquet", "--output-format", "json", "--partitions", "2"]
        self.run_job("--input", source, "--output", str(target), *formats)
        lines = [json.loads(line) for file in target.glob("*.json") for line in file.read_text().splitlines()]
        self.assertEqual(sorted(line["id"] for line in lines), [7, 8])
        self.assertTrue(all(line["summary"] for line in lines))

    def run_job(self, *arguments):
        """Runs the script's own `main` in this Spark."""
        command = ["summarize.py", "--command", PROGRAM, *arguments]
        with mock.patch.object(sys, "argv", command):
            summarize.main()

    def test_a_missing_program_is_named(self):
        """With what to do about it."""
        with self.assertRaises(PythonException) as caught:
            self.answers([(1, STORY)], "id int, text string", command="no-such-program")
        self.assertIn("no program `no-such-program` on this worker: install standfirst there", str(caught.exception))

    def test_a_program_that_spark_ships_is_found(self):
        """By the name of its file."""
        shipped = self.program("shipped-standfirst", f'exec "{PROGRAM}" "$@"')
        self.spark.sparkContext.addFile(str(shipped))
        self.assertTrue(self.answers([(1, STORY)], "id int, text string", command=shipped.name)[1].summary)

    def test_a_program_that_fails_fails_the_task(self):
        """With its exit code and what it said."""
        said = self.failure("cat > /dev/null; echo the disk is full >&2; exit 3")
        self.assertIn("ended with 3, 100 rows sent and not answered: the disk is full", said)

    def test_a_program_that_stops_early_fails_the_task(self):
        """Whatever its exit code: no row is lost."""
        self.assertIn("ended with 0", self.failure("""read line; echo '{"id": 0, "result": {}}'"""))
        self.assertIn("ended with -9", self.failure("read line; kill -9 $$"))

    def test_wrong_arguments_fail_the_task(self):
        """As the program says it."""
        with self.assertRaises(PythonException) as caught:
            self.answers([(1, STORY)], "id int, text string", "summarize", "--length", "endless")
        self.assertIn("ended with 2", str(caught.exception))
        self.assertIn("invalid value 'endless'", str(caught.exception))


if __name__ == "__main__":
    # Spark leaves sockets to the garbage collector, and Python warns of each.
    result = unittest.main(exit=False, verbosity=2, warnings="ignore").result
    failed = len(result.failures) + len(result.errors)
    # The line that the repository's other test runners end with, so that all can be counted alike.
    print(f"test result: {'FAILED' if failed else 'ok'}. {result.testsRun - failed} passed; {failed} failed")
    sys.exit(bool(failed))
