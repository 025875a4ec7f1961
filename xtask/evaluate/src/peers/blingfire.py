# Reads {"lang", "text"} a line from standard input, writes the sentences of each as a JSON array a line: blingfire, which
# has one model for all languages.
import json
import sys

from blingfire import text_to_sentences_and_offsets

for line in sys.stdin:
    text = json.loads(line)["text"]
    print(json.dumps([text[start:end] for start, end in text_to_sentences_and_offsets(text)[1]]))
