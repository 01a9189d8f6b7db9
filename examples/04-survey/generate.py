"""Makes the answers of a survey that was never held.

    generate.py FOLDER

Writes deelnemers.csv (who was asked, with background) and antwoorden.csv (the coded answers) for 77 partnerships in primary
and 75 in secondary education. Every figure is drawn by chance from one seed: nobody gave these answers. So that there is
something to find, two relations are put in: partnerships of many municipalities see less of one regional arrangement, and
the school model goes with social workers that are employed by schools. Everything else is unrelated to background.
"""
import csv
import sys
from pathlib import Path


class Chance:
    """A generator of its own (Numerical Recipes' 32-bit one), so that every Python draws the same."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (1664525 * self.state + 1013904223) % 2**32
        return self.state * n >> 32

    def happens(self, percent):
        return self.below(100) < percent

    def one(self, choices, weights):
        at = self.below(sum(weights))
        for choice, weight in zip(choices, weights):
            if at < weight:
                return choice
            at -= weight


FORMS = {  # by aspect: forms and how often each is chosen, in percent
    "partijen": {"partijen: samenwerkingsverband": 92, "partijen: besturen": 64, "partijen: regulier": 55, "partijen: speciaal": 60,
                 "partijen: basishulp": 81, "partijen: specialistische hulp": 38},
    "zeggenschap": {"zeggenschap: gemeente": 47, "zeggenschap: samen": 44, "geld: gescheiden": 78, "geld: gezamenlijk": 12},
    "organisatie": {"organisatie: regionaal": 45, "organisatie: per gemeente": 52, "organisatie: één schijf": 28, "organisatie: meer schijven": 61},
    "wijkteams": {"wijkteam: vast gezicht": 42, "wijkteam: in overleg": 57, "wijkteam: aanmelden": 35, "wijkteam: geen band": 9},
    "maatschappelijk werk": {"smw: onderwijs": 33, "smw: gemeente": 48, "smw: wijkteam": 26, "smw: geen": 8},
    "toeleiding": {"toeleiding: wijkteam": 74, "toeleiding: huisarts": 51, "toeleiding: onderwijs": 19, "toeleiding: samen": 24},
    "casusregie": {"regie: school": 22, "regie: wijkteam": 46, "regie: per casus": 41, "regie: terugkoppeling": 27, "regie: overdracht": 20},
    "wachtlijsten": {"wachtlijst: overbruggen": 36, "wachtlijst: voorrang": 15, "wachtlijst: samen": 11, "wachtlijst: geen": 49},
    "ouders": {"ouders: aan tafel": 58, "ouders: aanspreekpunt": 31, "ouders: toestemming": 66, "ouders: geen": 13},
}
CRITERIA = {"op tijd": (20, 36, 28, 12, 1, 3), "juiste hulp": (6, 22, 38, 26, 3, 5), "schoolloopbaan": (5, 19, 37, 27, 4, 8),
            "procedures": (24, 37, 24, 10, 2, 3), "planlast": (19, 33, 29, 13, 3, 3), "vinden": (5, 17, 33, 34, 9, 2)}
RATINGS = ["waardering: 1", "waardering: 2", "waardering: 3", "waardering: 4", "waardering: 5", "waardering: weet niet"]
PROBLEMS = {"wachtlijsten": 30, "zeggenschap": 20, "toeleiding": 16, "organisatie": 14, "casusregie": 12, "wijkteams": 8}
SUCCESSES = {"wijkteams": 30, "maatschappelijk werk": 25, "partijen": 25, "ouders": 12, "casusregie": 8}
PLACES = ["plek: school", "plek: wijk", "plek: toegang", "plek: specialistisch", "plek: bestuur"]
ACTORS = ["bij: gemeente", "bij: wijkteam", "bij: aanbieder", "bij: school", "bij: samenwerkingsverband", "bij: ouders"]
REMEDIES = {"wachtlijsten": "oplossing: hulp op school", "zeggenschap": "oplossing: budget", "toeleiding": "oplossing: verwijzen",
            "organisatie": "oplossing: regio", "casusregie": "oplossing: contactpersoon", "wijkteams": "oplossing: contactpersoon"}


def chosen_forms(chance, aspect, background):
    for form, percent in FORMS[aspect].items():
        if form == "organisatie: regionaal" and background["gemeenten"] > 6:
            percent -= 25
        if form == "smw: onderwijs" and background["organisatie"] == "schoolmodel":
            percent += 25
        if chance.happens(percent):
            yield form


def answers(chance, background):
    """The quotations of one partnership: an id, and the codes on it."""
    for number, aspect in enumerate(FORMS, 1):
        forms = list(chosen_forms(chance, aspect, background))
        if chance.happens(94) and forms:  # some skip a question
            yield f"vorm {number}", [f"aspect: {aspect}", *forms]
    for number, (criterion, weights) in enumerate(CRITERIA.items(), 1):
        if chance.happens(97):
            yield f"oordeel {number}", [f"criterium: {criterion}", chance.one(RATINGS, weights)]
    for number in range(1, 1 + chance.one([0, 1, 2, 3], [8, 34, 38, 20])):
        aspect = chance.one(list(PROBLEMS), list(PROBLEMS.values()))
        codes = [f"aspect: {aspect}", "knelpunt"]
        if chance.happens(85):
            codes.append(chance.one(PLACES, [15, 20, 30, 20, 15]))
        if chance.happens(80):
            codes.append(chance.one(ACTORS, [32, 20, 24, 12, 6, 6]))
        if chance.happens(65):
            codes.append(REMEDIES[aspect] if chance.happens(70) else "oplossing: formulieren")
        yield f"knelpunt {number}", codes
    for number in range(1, 1 + chance.one([0, 1, 2], [25, 50, 25])):
        yield f"goed {number}", ["aspect: " + chance.one(list(SUCCESSES), list(SUCCESSES.values())), "gaat goed"]


def main(folder):
    chance = Chance(20180401)
    with open(folder / "deelnemers.csv", "w", encoding="utf-8", newline="") as asked, \
            open(folder / "antwoorden.csv", "w", encoding="utf-8", newline="") as given:
        people, codings = csv.writer(asked, lineterminator="\n"), csv.writer(given, lineterminator="\n")
        people.writerow(["respondent", "sector", "verevening", "organisatie", "gemeenten", "respons", "herkomst"])
        codings.writerow(["document", "quotation", "code", "respondent"])
        for sector, number in (("po", 77), ("vo", 75)):
            for i in range(1, number + 1):
                name = f"SYNTHETISCH {sector.upper()} {i:02}"
                background = {"verevening": chance.one(["negatief", "neutraal", "positief"], [40, 22, 38]),
                              "organisatie": chance.one(["schoolmodel", "mengvorm", "expertisemodel"], [38, 40, 22]),
                              "gemeenten": 1 + chance.below(7) + chance.below(6)}
                answered = chance.happens(74 if sector == "po" else 66)
                people.writerow([name, sector, *background.values(), "ja" if answered else "nee", "synthetisch"])
                if answered:
                    for quotation, codes in answers(chance, background):
                        for code in codes:
                            codings.writerow([name, quotation, code, name])


main(Path(sys.argv[1]))
