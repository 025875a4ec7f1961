"""Makes short articles to measure with: JSON Lines, the same bytes for the same number and seed.

python generate.py 20000 > articles.jsonl
"""

import argparse
import json
import random
import sys

PLACES = ["Karlsholm", "Ostrava Bay", "Lindmoor", "Port Anselm", "Vesterby", "Hallow Cross", "Tarnfield", "Mirador"]
PEOPLE = ["Ada Holm", "Jonas Reed", "Mirela Costa", "Tom Okafor", "Ingrid Vale", "Samir Haddad", "Lucy Brandt", "Piet Maas"]
BODIES = ["council", "port authority", "school board", "county court", "water company", "hospital trust", "rail operator"]
THINGS = ["ferry", "library", "bridge", "harbour wall", "night bus", "market hall", "reservoir", "observatory", "tram line"]
DEEDS = ["keep", "close", "rebuild", "extend", "sell", "repaint", "survey", "insure"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
MONTHS = ["January", "March", "April", "June", "September", "October"]
SENTENCES = [
    "The {body} voted on {day} to {deed} the {thing}, by {number} votes to {few}.",
    "{person}, who has led the {body} since {year}, said the decision had taken {few} meetings.",
    "“We have waited {number} years for this,” said {person}, a shopkeeper in {place}. “Nobody wants to wait longer.”",
    "The work will cost {number} million crowns, of which {few} million come from the region.",
    "Residents of {place} had collected {number},{few}00 signatures against the plan.",
    "A report published in {month} found that the {thing} carries {number} percent more people than in {year}.",
    "The {body} did not answer questions about the {thing} on {day}.",
    "Engineers will begin with the northern side, which floods when the wind turns west.",
    "In {year} a storm damaged the {thing}, and repairs went on until {month} of the next year.",
    "{person} called the plan expensive, late and, in the end, unavoidable.",
    "Until then, a smaller {thing} in {place} will stay open on {day}s and at weekends.",
    "The first contracts are to be signed in {month}, and the last of them {few} months later.",
    "It was not clear who would pay if the work took longer than planned.",
]


def article(number, seed=1, most=12):
    """The article of a number, with its headline, byline, dateline, and from half to all of `most` paragraphs."""
    # Each has a source of chance of its own, so that the first hundred of a thousand are the hundred.
    chance = random.Random(f"{seed} {number}")

    def filled(sentence):
        """A sentence with names and numbers put in."""
        return sentence.format(
            place=chance.choice(PLACES),
            person=chance.choice(PEOPLE),
            body=chance.choice(BODIES),
            thing=chance.choice(THINGS),
            deed=chance.choice(DEEDS),
            day=chance.choice(DAYS),
            month=chance.choice(MONTHS),
            year=chance.randint(1950, 2024),
            number=chance.randint(11, 99),
            few=chance.randint(2, 9),
        )

    headline = filled("{place} will {deed} its {thing} after {few} years of debate")
    paragraphs = [
        " ".join(filled(sentence) for sentence in chance.sample(SENTENCES, chance.randint(2, 4)))
        for _ in range(chance.randint(most // 2, most))
    ]
    dateline = f"{chance.choice(PLACES).upper()} - {filled(SENTENCES[0])} "
    text = "\n\n".join([headline, f"By {chance.choice(PEOPLE)}", dateline + paragraphs[0], *paragraphs[1:]])
    return {"id": number, "text": text}


def write(file, count, seed=1, most=12):
    """Writes so many articles as JSON Lines."""
    for number in range(count):
        file.write(json.dumps(article(number, seed, most), ensure_ascii=False) + "\n")


def main():
    """Reads the arguments, and writes to standard output."""
    parser = argparse.ArgumentParser(description="Makes short articles to measure with, as JSON Lines.")
    parser.add_argument("count", type=int, help="how many")
    parser.add_argument("--seed", type=int, default=1, help="another one gives other articles [default: 1]")
    parser.add_argument("--paragraphs", type=int, default=12, help="of the longest [default: 12]")
    arguments = parser.parse_args()
    write(sys.stdout, arguments.count, arguments.seed, arguments.paragraphs)


if __name__ == "__main__":
    main()
