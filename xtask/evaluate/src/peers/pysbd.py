# Reads {"lang", "text"} a line from standard input, writes the sentences of each as a JSON array a line: pySBD, in English
# where it does not have the language.
import json
import sys
from functools import lru_cache

from pysbd import Segmenter
from pysbd.languages import LANGUAGE_CODES


@lru_cache
def segmenter(lang):
    return Segmenter(language=lang if lang in LANGUAGE_CODES else "en", clean=False)


for line in sys.stdin:
    row = json.loads(line)
    print(json.dumps(segmenter(row["lang"]).segment(row["text"])))
