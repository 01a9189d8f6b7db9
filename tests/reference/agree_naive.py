"""Agreement counted again, without us: one list entry for every character, exact fractions, formulas as they are printed.

    agree_naive.py FOLDER_OF_BUILT_TOOLS [PROJECTS]

Makes small random projects (seeded), asks qda-agree for every measure, unit and way of comparing, and compares each figure
with what this file counts.
"""
import itertools
import os
import random
import subprocess
import sys
from fractions import Fraction as F

tools = sys.argv[1]
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 40
random.seed(20261125)
UNITS = "percent holsti cohen scott brennan_prediger fleiss conger ac1 alpha jaccard".split()
PASSAGES = "u_alpha_1995 u_alpha uu_alpha cu_alpha".split()


# Coefficients of rows: one row a unit, one value a coder, None where there is none.

def percent(rows, q=None):
    shares = []
    for row in rows:
        given = [v for v in row if v is not None]
        if len(given) > 1:
            pairs = list(itertools.combinations(given, 2))
            shares.append(F(sum(a == b for a, b in pairs), len(pairs)))
    return sum(shares, F(0)) / len(shares) if shares else None


def of_pairs(rows, measure):
    found = [measure([(row[i], row[k]) for row in rows]) for i, k in itertools.combinations(range(len(rows[0])), 2)] if rows else [None]
    return None if None in found else sum(found, F(0)) / len(found)


def corrected(observed, chance):
    return None if observed is None or chance is None or chance == 1 else (observed - chance) / (1 - chance)


def cohen(pairs):
    both = [p for p in pairs if None not in p]
    if not both:
        return None
    n = len(both)
    chance = sum(F(sum(a == c for a, _ in both), n) * F(sum(b == c for _, b in both), n) for c in {v for p in both for v in p})
    return corrected(F(sum(a == b for a, b in both), n), chance)


def scott(rows):
    if rows and len(rows[0]) > 2:
        return fleiss(rows)
    both = [p for p in rows if None not in p]
    if not both:
        return None
    values = [v for p in both for v in p]
    chance = sum(F(values.count(c), len(values)) ** 2 for c in set(values))
    return corrected(F(sum(a == b for a, b in both), len(both)), chance)


def holsti(pairs):
    given = sum(v is not None for p in pairs for v in p)
    return F(2 * sum(a is not None and a == b for a, b in pairs), given) if given else None


def jaccard(pairs, absent):
    gave = lambda v: v is not None and v != absent
    both = sum(gave(a) and a == b for a, b in pairs)
    either = sum(gave(a) for a, _ in pairs) + sum(gave(b) for _, b in pairs) - both
    return F(both, either) if either else None


def shares(rows):
    judged = [[v for v in row if v is not None] for row in rows]
    judged = [row for row in judged if row]
    return {c: sum(F(row.count(c), len(row)) for row in judged) / len(judged) for c in {v for row in judged for v in row}}


def fleiss(rows):
    return corrected(percent(rows), sum(p * p for p in shares(rows).values())) if percent(rows) is not None else None


def ac1(rows, q):
    if percent(rows) is None or q < 2 or len(shares(rows)) < 2:
        return None
    return corrected(percent(rows), sum(p * (1 - p) for p in shares(rows).values()) / (q - 1))


def conger(rows):
    if percent(rows) is None:
        return None
    coders = [[row[i] for row in rows if row[i] is not None] for i in range(len(rows[0]))]
    coders = [values for values in coders if values]
    chances = [sum(F(a.count(c), len(a)) * F(b.count(c), len(b)) for c in set(a)) for a, b in itertools.combinations(coders, 2)]
    return corrected(percent(rows), sum(chances) / len(chances))


def alpha(rows, metric="nominal"):
    units = [[v for v in row if v is not None] for row in rows]
    units = [unit for unit in units if len(unit) > 1]
    values = [v for unit in units for v in unit]
    n = len(values)

    def d2(c, k):
        if metric == "nominal":
            return F(c != k)
        if metric == "interval":
            return F(c - k) ** 2
        if metric == "ratio":
            return F(c - k, c + k) ** 2 if c != k else F(0)
        low, high = min(c, k), max(c, k)
        return (sum(values.count(g) for g in set(values) if low <= g <= high) - F(values.count(c) + values.count(k), 2)) ** 2

    observed = sum(sum(d2(a, b) for a, b in itertools.permutations(unit, 2)) / (len(unit) - 1) for unit in units)
    expected = sum(values.count(c) * values.count(k) * d2(c, k) for c in set(values) for k in set(values))
    return 1 - observed * (n - 1) / expected if expected else None


def measure_units(name, rows, q, absent, metric="nominal"):
    if name == "percent":
        return percent(rows)
    if name in ("holsti", "cohen"):
        return of_pairs(rows, {"holsti": holsti, "cohen": cohen}[name])
    if name == "jaccard":
        return of_pairs(rows, lambda pairs: jaccard(pairs, absent))
    if name == "brennan_prediger":
        return corrected(percent(rows), F(1, q)) if q > 1 else None
    if name == "alpha":
        return alpha(rows, metric)
    return {"scott": scott, "fleiss": fleiss, "conger": conger}[name](rows) if name != "ac1" else ac1(rows, q)


# Unitizing alphas of continua: of each a list of one (length, [sections of each coder]); sections (begin, length, value).

def with_gaps(sections, length):
    at, out = 0, []
    for begin, size, value in sorted(sections):
        if begin > at:
            out.append((at, begin - at, None))
        out.append((begin, size, value))
        at = begin + size
    return out + ([(at, length - at, None)] if at < length else [])


def of_1995(continua, values):
    m = len(continua[0][1])
    total = sum(length for length, _ in continua)
    do = de = F(0)
    any_unit = False
    for value in values:
        cut = [[with_gaps([s for s in own if s[2] == value], length) for own in coders] for length, coders in continua]
        for coders in cut:
            for one, other in itertools.permutations(coders, 2):
                for b, l, v in one:
                    for c, k, w in other:
                        if v is not None and w is not None and -l < b - c < k:
                            do += F((b - c) ** 2 + (b + l - c - k) ** 2, m * (m - 1) * total * total)
                        elif v is not None and w is None and k - l >= b - c >= 0:
                            do += F(l * l, m * (m - 1) * total * total)
                        elif v is None and w is not None and l - k >= c - b >= 0:
                            do += F(k * k, m * (m - 1) * total * total)
        sections = [s for coders in cut for own in coders for s in own]
        units = [l for _, l, v in sections if v is not None]
        gaps = [l for _, l, v in sections if v is None]
        if not units:
            continue
        any_unit = True
        above = sum(F(len(units) - 1, 3) * (2 * l**3 - 3 * l * l + l) + l * l * sum(h - l + 1 for h in gaps if h >= l) for l in units)
        de += F(2, total) * above / (m * total * (m * total - 1) - sum(l * (l - 1) for l in units))
    return 1 - do / de if any_unit and de > 0 else None


def of_2016(name, continua, merged):
    l, s = {}, {}
    for length, coders in continua:
        at = [[None] * length for _ in coders]
        for i, own in enumerate(coders):
            for begin, size, value in own:
                value = 0 if merged else value
                s[value] = s.get(value, 0) + size * size
                at[i][begin : begin + size] = [value] * size
            s[None] = s.get(None, 0) + at[i].count(None)
        for a, b in itertools.permutations(at, 2):
            for pair in zip(a, b):
                l[pair] = l.get(pair, 0) + F(1, len(coders) - 1)
    values = {v for pair in l for v in pair}
    row = {c: sum(n for pair, n in l.items() if pair[0] == c) for c in values}
    total = sum(row.values())
    e = {(c, k): total * (row[c] * row[k] - (s.get(c, 0) if c == k else 0)) / (total**2 - sum(s.values())) for c in values for k in values}
    if name != "cu_alpha":
        apart = sum(n for (c, k), n in e.items() if c != k)
        return 1 - sum(n for (c, k), n in l.items() if c != k) / apart if apart else None
    both = {p: n for p, n in l.items() if None not in p}
    chance = {p: n for p, n in e.items() if None not in p}
    apart = sum(n for (c, k), n in chance.items() if c != k)
    if not apart or not sum(both.values()):
        return None
    return 1 - sum(n for (c, k), n in both.items() if c != k) / sum(both.values()) * sum(chance.values()) / apart


# Projects: who coded which documents, and what: (document, start, end, code, coder).

def make_project(exclusive):
    coders = ["ann", "ben", "cas"][: random.choice([2, 3])]
    documents = {f"D{i}": random.randint(12, 40) for i in range(random.choice([1, 2, 3]))}
    coded = {coder: [d for d in documents if random.random() < 0.85] for coder in coders}
    codes = [str(i + 1) for i in range(random.choice([2, 3, 4]))]
    rows = []
    places = {d: [tuple(sorted(random.sample(range(n + 1), 2))) for _ in range(5)] for d, n in documents.items()}
    for coder in coders:
        for document in coded[coder]:
            taken = [None] * documents[document]
            for _ in range(random.choice([0, 3, 6])):
                start, end = random.choice(places[document])
                if exclusive and any(taken[start:end]):
                    continue
                taken[start:end] = [True] * (end - start)
                rows.append((document, start, end, random.choice(codes), coder))
                if not exclusive and random.random() < 0.3:
                    rows.append((document, start, end, random.choice(codes), coder))
    random.shuffle(rows)
    return coders, documents, coded, codes, rows


def stream(project):
    coders, documents, coded, codes, rows = project
    lines = ["#qda\t1\tsegments", "document\tquotation\tstart\tend\tcode\tcoder"]
    lines += [f"#document\tname:{d}\tlength:{n}\tpositions:codepoint" for d, n in documents.items()]
    lines += [f"#code\tname:{c}" for c in codes]
    lines += ["\t".join([f"#coder\tname:{c}"] + [f"coded:{d}" for d in coded[c]]) for c in coders]
    # Coders number their quotations themselves, so a key is of a coder and a place.
    lines += [f"{d}\t{coder}-{start}-{end}\t{start}\t{end}\t{code}\t{coder}" for d, start, end, code, coder in rows]
    return "\n".join(lines + ["#end", ""])


class Naive:
    def __init__(self, project, unit, whole, coded_only, none, metric):
        self.coders, self.documents, self.coded, self.codes, self.rows = project
        self.unit, self.whole, self.coded_only, self.none, self.metric = unit, whole, coded_only, none, metric

    def units(self, document, group):
        """Keys of units, and the places that belong to each."""
        if self.unit == "document":
            return [[(s, e) for d, s, e, _, _ in self.rows if d == document]]
        if self.unit == "character":
            return [[i] for i in range(self.documents[document])]
        return [[place] for place in sorted({(s, e) for d, s, e, _, c in self.rows if d == document and c in group})]

    def given(self, document, coder, unit):
        found = set()
        for d, s, e, code, c in self.rows:
            if d != document or c != coder:
                continue
            if self.unit == "document" or (self.unit == "character" and s <= unit[0] < e) or (s, e) in unit:
                found.add(code)
        return found

    def table(self, group, code):
        """Rows of values; `code` None: the level as a whole."""
        rows = []
        for document in self.documents:
            here = [c for c in group if document in self.coded[c]]
            if len(here) < 2 or (len(group) == 2 and len(here) < len(group)):
                continue
            for unit in self.units(document, group):
                row = []
                for coder in group:
                    found = self.given(document, coder, unit)
                    if coder not in here:
                        row.append(None)
                    elif not self.whole:
                        row.append(int(code in found))
                    elif found:
                        row.append(int(min(found)))
                    else:
                        row.append("none" if self.none else None)
                silent = (None, 0, "none")
                if all(v is None for v in row) or (self.coded_only and all(v in silent for v in row)):
                    continue
                rows.append(tuple(v if v is None or not self.whole or code is None else int(v != "none" and v == int(code)) for v in row))
        return rows

    def continua(self, group, code):
        out = []
        for document, length in self.documents.items():
            if not all(document in self.coded[c] for c in group):
                continue
            coders = []
            for coder in group:
                own = sorted({(s, e, k) for d, s, e, k, c in self.rows if d == document and c == coder and (code is None or k == code)})
                sections = []
                for s, e, k in own:
                    if sections and s < sections[-1][0] + sections[-1][1]:
                        b, l, v = sections[-1]
                        sections[-1] = (b, max(e, b + l) - b, v)
                    else:
                        sections.append((s, e - s, k))
                coders.append(sections)
            out.append((length, coders))
        return out

    def figure(self, name, group, code):
        if name in PASSAGES:
            continua = self.continua(group, code)
            if not continua:
                return None, 0
            n = sum(length for length, _ in continua)
            if name == "u_alpha_1995":
                return of_1995(continua, self.codes if code is None else [code]), n
            return of_2016(name, continua, name == "uu_alpha"), n
        rows = self.table(group, code)
        one = not self.whole or code is not None
        q = 2 if one else len(self.codes) + self.none
        value = measure_units(name, rows, q, 0 if one else "none", "nominal" if one else self.metric)
        return value, sum(sum(v is not None for v in row) > 1 for row in rows)


def ask(project, options):
    done = subprocess.run([os.path.join(tools, "qda-agree"), "--long", "--bare"] + options, input=stream(project), capture_output=True, text=True)
    if done.returncode:
        return None, done.stderr
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    return [dict(zip(lines[0], line)) for line in lines[1:]], done.stderr


checked = defined = 0
for number in range(rounds):
    whole = number % 2 == 1
    project = make_project(exclusive=whole)
    coders, documents, coded, codes, rows = project
    for unit in ("quotation", "character", "document"):
        if whole and unit == "document":
            continue
        none, coded_only = whole and random.random() < 0.4, random.random() < 0.3
        metric = random.choice(["nominal", "ordinal", "interval", "ratio"]) if whole and not none else "nominal"
        names = UNITS + (PASSAGES if unit == "character" else [])
        options = ["--unit", unit, "--measure", ",".join(names), "--metric", metric]
        options += ["--level", "code"] * whole + ["--none"] * none + ["--units", "coded"] * coded_only
        found, error = ask(project, options)
        naive = Naive(project, unit, whole, coded_only, none, metric)
        shared = [d for d in documents if sum(d in coded[c] for c in coders) > 1]
        if found is None:
            if shared and sum(bool(coded[c]) for c in coders) > 1:
                sys.exit(f"project {number}, {' '.join(options)}: refused:\n{error}{stream(project)}")
            continue
        used = [c for c in codes if any(r[3] == c and r[0] in shared and (unit != "character" or r[1] < r[2]) for r in rows)]
        present = [c for c in coders if coded[c]]
        groups = [*itertools.combinations(present, 2), tuple(present)]
        wanted = [(c, g, i == len(groups) - 1) for c in used + [None] * whole for i, g in enumerate(groups)]
        if len(found) != len(wanted) * len(names):
            sys.exit(f"project {number}, {' '.join(options)}: {len(found)} rows, expected {len(wanted) * len(names)}\n{stream(project)}")
        for (code, group, is_all), name, line in zip([w for w in wanted for _ in names], names * len(wanted), found):
            key = ("all" if code is None else code, "all" if is_all else group[0], "all" if is_all else group[1], name)
            assert key == (line["category"], line["coder_1"], line["coder_2"], line["measure"]), (key, line)
            value, n = naive.figure(name, list(group), code)
            got = None if line["value"] == "NA" else float(line["value"])
            same = got is None if value is None else got is not None and abs(got - float(value)) < 1e-9
            if not same or int(line["n"]) != n or (got is None) != (line["note"] != ""):
                sys.exit(f"project {number}, {' '.join(options)}, {key}: got {line}, expected {value} ({value and float(value)}) of {n}\n{stream(project)}")
            checked += 1
            defined += value is not None
if defined < checked / 3:
    sys.exit(f"only {defined} of {checked} figures are defined: these projects test little")
print(f"{checked} figures ({defined} of them defined) of {rounds} projects are the same")
