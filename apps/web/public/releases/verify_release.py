#!/usr/bin/env python3
"""Checks a release of scores of Hamkori, with nothing but Python 3.

    python3 verify_release.py https://<address of the service>/releases/12
    python3 verify_release.py <folder with all files of the release>

Compares every file with its SHA-256 in manifest.json, the manifest with its signature (where manifest.sig and key.pem
are there), the numbers of the workbooks with those of the tables, and computes every number that follows from others
once more, to the last digit that is published.
It shares no code with the service. Ends with 0 where everything agrees, 1 where not, 2 where it cannot read the release.

The rules are those of the version "HR-2": counts below 10 answers are not shown, scores below 30 are not shown, and where
fewer than 3 answered one way everything is computed from 3. z is the 97.5 % quantile of the normal distribution.
"""
import csv, hashlib, io, json, math, os, sys, urllib.request
from collections import Counter, defaultdict
from functools import lru_cache

RULES, Z, PRIOR, SHOWN, SCORED, COMPARABLE, ALIKE = 'HR-2', 1.959963984540054, 10, 10, 30, 100, 3
STATEMENTS = ['A%d' % at for at in range(1, 9)]
FACTS = ['F%d' % at for at in range(1, 9)]
GRAVEST = ('F6', 'F7', 'F8')
TABLES = ['places.csv', 'scores.csv', 'series.csv', 'trends.csv', 'breakdowns.csv']
NUMBERS = ('answers', 'favourable', 'score', 'low', 'high', 'compared_with', 'z')
HALF_PER_CENT, HALF_Z = 0.5e-4 + 1e-8, 0.5e-6 + 1e-9  # half of the last published digit
checked, wrong = Counter(), []


def check(kind, holds, where, expected=''):
    checked[kind] += 1
    if not holds:
        wrong.append('%s: %s%s' % (kind, ' '.join(map(str, where)), ', computed: %s' % (expected,) if expected != '' else ''))


# The formulas ------------------------------------------------------------------------------------------------------------

def beta_cdf(x, a, b):
    """The regularized incomplete beta function, by its continued fraction (Lentz's method)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_cdf(1 - x, b, a)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)) / a
    tiny, c, d, f = 1e-300, 1.0, 0.0, 1.0
    for at in range(0, 2000):
        m = at // 2
        if at == 0:
            part = 1.0
        elif at % 2 == 0:
            part = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        else:
            part = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / (1 + part * d or tiny)
        c = 1 + part / c or tiny
        f *= c * d
        if at > 0 and abs(1 - c * d) < 1e-13:
            break
    return front * (f - 1)


def beta_quantile(p, a, b):
    if a == 0 or b == 0:
        return 0.0 if a == 0 else 1.0
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if beta_cdf(middle, a, b) < p else (low, middle)
    return (low + high) / 2


@lru_cache(maxsize=None)
def interval(s, n, mu):
    """Ten average answers are added and Beta's quantiles taken; Wilson's interval where there is nothing to compare with."""
    if mu is not None:
        a, b = s + PRIOR * mu, n - s + PRIOR * (1 - mu)
        return a / (a + b), beta_quantile(0.025, a, b), beta_quantile(0.975, a, b)
    p, scale = s / n, 1 + Z * Z / n
    centre, half = (p + Z * Z / (2 * n)) / scale, Z / scale * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return p, 0.0 if s == 0 else max(0.0, centre - half), 1.0 if s == n else min(1.0, centre + half)


def verdict_of(low, high, mu):
    return 'worse' if high < mu else 'better' if low > mu else 'notDistinguishable'


def alike(s, n):
    return min(max(s, ALIKE), n - ALIKE)


def widened(low, high):
    return math.floor(low * 20 + 1e-9) / 20, math.ceil(high * 20 - 1e-9) / 20


def thousandths(share):
    return math.floor(min(1, max(0, share)) * 1000 + 0.5) / 1000


def trend(months):
    """Cochran and Armitage's z; months are (number of the month, answers, favourable)."""
    n, s = sum(m[1] for m in months), sum(m[2] for m in months)
    p, first = s / n, months[0][0]
    months = [(at - first, a, f) for at, a, f in months]
    t = sum(at * (f - a * p) for at, a, f in months)
    weighted, squared = sum(at * a for at, a, _ in months), sum(at * at * a for at, a, _ in months)
    return t / math.sqrt(p * (1 - p) * (squared - weighted ** 2 / n))


def flagged(probabilities):
    """Benjamini and Hochberg, at most 5 % false alarms."""
    ordered = sorted(probabilities)
    within = [p for at, p in enumerate(ordered) if p <= (at + 1) * 0.05 / len(ordered)]
    return [bool(within) and p <= within[-1] for p in probabilities]


# The cells ---------------------------------------------------------------------------------------------------------------

def number(text):
    return None if text == '' else float(text)


def is_step(value):
    return value is not None and 0 <= value <= 100 and value == 5 * round(value / 5)


class Cell:
    """A row, its numbers read; n and s are (least, most) of what its counts can be."""

    def __init__(self, row):
        self.answers, self.favourable = (None if row[key] == '' else int(row[key]) for key in ('answers', 'favourable'))
        self.score, self.low, self.high = (number(row[key]) for key in ('score', 'low', 'high'))
        self.verdict, self.bound = row.get('verdict') or None, row.get('bound') or None
        self.mu = number(row.get('compared_with', ''))
        n, f = self.answers, self.favourable
        if n is None or f is None:
            self.n, self.s = ((0, 0), (0, 0)) if self.low is None else ((SHOWN, SCORED - 1), (0, SCORED - 1))
        else:
            self.n = (n, n)
            few = self.bound == 'atMost' or ('bound' not in row or row['scope'] == 'rest') and f == ALIKE
            many = self.bound == 'atLeast' or ('bound' not in row or row['scope'] == 'rest') and f == n - ALIKE
            self.s = (0, f) if few else (f, n) if many else (f, f)


def check_interval(cell, where, s, n, mu):
    mean, low, high = interval(s, n, mu)
    for name, published, computed in (('low', cell.low, low), ('high', cell.high, high)):
        holds = published is not None and abs(published - 100 * computed) <= HALF_PER_CENT
        check('intervals', holds, where + (name, published), round(100 * computed, 4))
    return mean


def check_cell(cell, where, kind, measure):
    """Whatever follows from the counts of one cell and from what it is compared with."""
    n, f, mu = cell.answers, cell.favourable, cell.mu
    if cell.low is None:
        rest = (n, f, cell.score, cell.high, cell.verdict, cell.bound, mu)
        return check('dashes', all(value is None for value in rest), where)
    grave = measure in GRAVEST
    check('thresholds', not grave or kind in ('country', 'region') and n is not None and n >= COMPARABLE, where)
    if n is None:
        holds = is_step(cell.low) and is_step(cell.high) and cell.low < cell.high
        check('steps of 5 %', holds and f is None and cell.score is None and cell.bound is None, where)
        return check('verdicts', few_verdict(cell), where + (cell.verdict,))
    if n < SCORED or f is None or not ALIKE <= f <= n - ALIKE:
        return check('counts', False, where + (n, f))
    mean = check_interval(cell, where, f, n, mu)
    bound = {'atMost': ALIKE / n, 'atLeast': 1 - ALIKE / n, None: mean}.get(cell.bound)
    exact = {'atMost': f == ALIKE, 'atLeast': f == n - ALIKE, None: True}.get(cell.bound, False)
    holds = exact and cell.score is not None and abs(cell.score - 100 * bound) <= HALF_PER_CENT
    check('scores', holds, where + (cell.score,), bound is not None and round(100 * bound, 4))
    possible = [f] if cell.bound is None else range(0, ALIKE) if cell.bound == 'atMost' else range(n - ALIKE + 1, n + 1)
    words = {None} if mu is None else {verdict_of(*interval(s, n, mu)[1:], mu) for s in possible}
    check('verdicts', cell.verdict in words, where + (cell.verdict,), ' or '.join(map(str, words)))


def few_verdict(cell):
    """Of 10 to 29 answers the word follows from the interval; where nearly all answered alike, from one that fits it."""
    if cell.mu is None or cell.verdict is None:
        return cell.mu is None and cell.verdict is None
    shown = round(cell.low / 5) / 20, round(cell.high / 5) / 20
    if verdict_of(*shown, cell.mu) == cell.verdict:
        return True
    fits = lambda s, n: widened(*interval(alike(s, n), n, cell.mu)[1:]) == shown and \
        verdict_of(*widened(*interval(s, n, cell.mu)[1:]), cell.mu) == cell.verdict
    return any(fits(s, n) for n in range(SHOWN, SCORED) for s in range(n + 1) if s < ALIKE or n - s < ALIKE)


def comparison(country, own_n, own_f):
    others = country.answers - own_n
    return thousandths((country.favourable - own_f) / others) if others >= SHOWN else None


def check_comparison(cell, country, where, is_country, is_empty):
    """The share of the country without this part; `is_empty`: of a part without answers in the twelve months."""
    kind, mu = 'comparisons', cell.mu
    if is_country or country is None or country.low is None:
        return check(kind, mu is None, where + (mu,))
    if country.answers is None:
        return check(kind, mu is None or 0 <= mu <= 1, where + (mu,))
    if is_empty or cell.answers is not None:
        computed = comparison(country, *((0, 0) if is_empty else (cell.answers, cell.favourable)))
        return check(kind, mu == computed, where + (mu,), computed)
    possible = {comparison(country, n, f) for n in range(SHOWN, SCORED) for f in range(ALIKE, n - ALIKE + 1)}
    check(kind, mu in possible, where + (mu,))


def check_sum(kind, where, whole, parts, rest=(0, 0), gap=False):
    """Parts and what counts for the whole alone make up the whole. With a `gap` the rest is none or ten and more."""
    for key in ('n', 's'):
        total, own = getattr(whole, key), [getattr(part, key) for part in parts]
        low, high = total[0] - sum(most for _, most in own), total[1] - sum(least for least, _ in own)
        holds = low <= rest[1] and high >= rest[0]
        if gap and key == 'n':
            holds = low <= 0 <= high or low <= SCORED - 1 and high >= SHOWN
        check(kind, holds, where + ({'n': 'answers', 's': 'favourable'}[key], total), sum(least for least, _ in own))


# The files ---------------------------------------------------------------------------------------------------------------

def check_scores(rows, places):
    cells, rests = {}, {}
    for row in rows:
        key = (row['scope'], row['code'], row['measure'])
        (rests if row['scope'] == 'rest' else cells)[key] = Cell(row)
    missing = {(scope, code, m) for scope, code in places for m in STATEMENTS + FACTS} ^ set(cells)
    check('rows', not missing and len(cells) + len(rests) == len(rows), ('scores.csv', sorted(missing)[:3]))
    country = {key[2]: cell for key, cell in cells.items() if key[0] == 'country'}
    for (scope, code, measure), cell in cells.items():
        where = ('scores.csv', code, measure)
        check_cell(cell, where, scope, measure)
        if cell.low is not None:
            check_comparison(cell, country.get(measure), where, scope == 'country', False)
    for (scope, code), parent in places.items():
        children = [place for place, above in places.items() if above == code]
        for measure in STATEMENTS + FACTS if scope != 'unit' else []:
            rest = rests.get(('rest', code, measure))
            parts = [cells[place + (measure,)] for place in children if place + (measure,) in cells]
            whole = cells.get((scope, code, measure))
            if whole is not None:
                few = {'rest': (0, SCORED - 1), 'gap': True} if rest is None else {}
                if measure in FACTS:  # What counts for a place alone is told of statements only.
                    few = {'rest': (0, math.inf)}
                check_sum('sums of places', ('scores.csv', code, measure), whole, parts + ([rest] if rest else []), **few)
    return cells


def check_series(rows, cells, period):
    series = {(row['scope'], row['code'], row['measure'], row['period']): Cell(row) for row in rows}
    check('rows', len(series) == len(rows), ('series.csv', len(rows)))
    country = {key[2]: cell for key, cell in cells.items() if key[0] == 'country'}
    of_scope = defaultdict(dict)
    for (scope, code, measure, when), cell in series.items():
        where = ('series.csv', code, measure, when)
        check('dashes', cell.low is not None, where)
        check_cell(cell, where, scope, measure)
        own = cells.get((scope, code, measure))
        if own is not None and own.low is not None:
            check('comparisons', cell.mu == own.mu, where + (cell.mu,), own.mu)
        else:
            check_comparison(cell, country.get(measure), where, scope == 'country', True)
        of_scope[scope, code, measure][when] = cell
    for key, periods in of_scope.items():
        for when, cell in periods.items():
            if 'Q' in when:
                parts = [periods[month] for month in months_of(when) if month in periods]
                check_sum('sums of periods', ('series.csv',) + key[1:] + (when,), cell, parts)
    for key, cell in cells.items():
        if key[2] in STATEMENTS:
            months = [part for when, part in of_scope[key].items() if 'Q' not in when and period[0] <= when <= period[1]]
            check_sum('sums of periods', ('scores.csv',) + key[1:], cell, months)
    return series, of_scope


def check_trends(rows, of_scope):
    published = {(row['scope'], row['code'], row['measure']): row for row in rows}
    computed = defaultdict(dict)
    for (scope, code, measure), periods in of_scope.items():
        months = [(month_number(when), cell.answers, cell.favourable) for when, cell in periods.items()
                  if 'Q' not in when and cell.answers is not None]
        if len(months) >= 4:
            computed[scope, code][measure] = trend(sorted(months))
    everything = {place + (measure,) for place, trends in computed.items() for measure in trends}
    check('rows', everything == set(published) and len(rows) == len(published), ('trends.csv', sorted(everything ^ set(published))[:3]))
    for place, trends in computed.items():
        p = [math.erfc(abs(z) / math.sqrt(2)) for z in trends.values()]
        # Within a millionth of a limit either word is right.
        words = list(zip(*(flagged([min(1, max(0, each + shift)) for each in p]) for shift in (-1e-6, 1e-6))))
        for at, (measure, z) in enumerate(trends.items()):
            row = published.get(place + (measure,))
            if row is not None:
                where = ('trends.csv', place[1], measure)
                check('trends', abs(float(row['z']) - z) <= HALF_Z, where + (row['z'],), round(z, 6))
                check('changes', row['changed'] in ('yes', 'no') and (row['changed'] == 'yes') in words[at], where + (row['changed'],))


def check_breakdowns(rows, series, places):
    cells, groups = {}, defaultdict(list)
    for row in rows:
        key = (row['scope'], row['code'], row['period'], row['part'], row['measure'])
        where, cell = ('breakdowns.csv',) + key[1:], Cell(row)
        if row['measure'] == 'ratings':
            cell.n = cell.s = (cell.answers or 0, cell.answers or 0)
            check('counts', cell.answers is not None and cell.answers >= SHOWN and cell.low is None, where)
        elif cell.answers is None:
            check('steps of 5 %', is_step(cell.low) and is_step(cell.high) and cell.low < cell.high, where)
        elif cell.answers < SCORED or cell.favourable is None or not ALIKE <= cell.favourable <= cell.answers - ALIKE:
            check('counts', False, where)
        else:
            mean = check_interval(cell, where, cell.favourable, cell.answers, None)
            check('scores', abs((cell.score or -1) - 100 * mean) <= HALF_PER_CENT, where + (cell.score,), round(100 * mean, 4))
        cells[key] = cell
        groups[key[:3] + (key[3].split(':')[0], key[4])].append(cell)
    check('rows', len(cells) == len(rows), ('breakdowns.csv', len(rows)))
    for (scope, code, when, part, measure), parts in groups.items():
        whole = series.get((scope, code, 'A8' if measure == 'ratings' else measure, when))
        where = ('breakdowns.csv', code, when, part, measure)
        check('parts', whole is not None and sum(c.n[0] for c in parts) <= whole.n[1], where, whole and whole.n)
        if whole is not None and measure != 'ratings':
            check('parts', sum(c.s[0] for c in parts) <= whole.s[1], where + ('favourable',), whole.s)
    for (scope, code, when, part, measure), cell in cells.items():
        own = [cells.get(place + (when, part, measure)) for place, above in places.items() if above == code and scope != 'unit']
        check('parts', sum(c.n[0] for c in own if c) <= cell.n[1], ('breakdowns.csv', code, when, part, measure), cell.n)


def month_number(month):
    return int(month[:4]) * 12 + int(month[5:7])


def months_of(quarter):
    return ['%s-%02d' % (quarter[:4], 3 * int(quarter[-1]) - back) for back in (2, 1, 0)]


# Signature: Ed25519 (RFC 8032, section 5.1.7) --------------------------------------------------------------------------------

P, ORDER = 2 ** 255 - 19, 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(one, other):
    a, b = (one[1] - one[0]) * (other[1] - other[0]) % P, (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(factor, point):
    result = (0, 1, 1, 0)
    while factor > 0:
        result, point, factor = (add(result, point) if factor & 1 else result), add(point, point), factor >> 1
    return result


def point_of(packed):
    y = int.from_bytes(packed, 'little') & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or x * x % P != square:
        return None
    x = P - x if x & 1 != packed[31] >> 7 else x
    return x, y, 1, x * y % P


def is_signed(key, signature, message):
    base, r, a = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, 'little')), point_of(signature[:32]), point_of(key)
    s = int.from_bytes(signature[32:], 'little')
    if len(signature) != 64 or r is None or a is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % ORDER
    left, right = times(s, base), add(r, times(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# The release -----------------------------------------------------------------------------------------------------------------

def reader_of(source):
    def read(name, at=source):
        if '://' not in source:
            with open(os.path.join(at, name), 'rb') as file:
                return file.read()
        with urllib.request.urlopen(at.rstrip('/') + '/' + name) as answer:
            return answer.read()
    return read


def check_workbook(name, content, tables):
    """Every number of the tables stands in the workbook, in their order, and no other."""
    import zipfile
    from xml.etree import ElementTree
    main = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
    for at, table in enumerate(TABLES):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as book:
                sheet = ElementTree.fromstring(book.read('xl/worksheets/sheet%d.xml' % (at + 2)))
        except (zipfile.BadZipFile, KeyError, ElementTree.ParseError) as failure:
            check('workbooks', False, (name, table, type(failure).__name__))
            continue
        # A cell of type s names a text of the workbook; every other value is a number.
        cells = (cell for cell in sheet.iter(main + 'c') if cell.get('t') != 's')
        found = [float(value.text) for cell in cells for value in cell.iter(main + 'v')]
        told = [float(row[key]) for row in tables[table] for key in row if key in NUMBERS and row[key] != '']
        check('workbooks', found == told and next(sheet.iter(main + 'f'), None) is None, (name, table, len(found)), len(told))


def verify(source):
    read = reader_of(source)
    manifest_bytes = read('manifest.json')
    manifest = json.loads(manifest_bytes)
    if manifest.get('rules') != RULES:
        raise ValueError('made by the rules %s; this program knows %s' % (manifest.get('rules'), RULES))
    thresholds = [manifest['thresholds'][key] for key in ('shown', 'score', 'comparable', 'alike', 'prior')]
    check('thresholds', thresholds == [SHOWN, SCORED, COMPARABLE, ALIKE, PRIOR], ('manifest.json', thresholds))
    try:
        signature = read('manifest.sig')
        pem = read('key.pem', source.rstrip('/').rsplit('/', 1)[0] if '://' in source else source)
    except OSError:
        print('The signature was not checked: manifest.sig or key.pem is missing.')
    else:
        import base64
        key = base64.b64decode(b''.join(line for line in pem.splitlines() if not line.startswith(b'-')))[-32:]
        check('signatures', is_signed(key, signature, manifest_bytes), ('manifest.json',))
    tables = {}
    for file in manifest['files']:
        content = read(file['name'])
        check('files', hashlib.sha256(content).hexdigest() == file['sha256'] and len(content) == file['size'], (file['name'],))
        tables[file['name']] = list(csv.DictReader(io.StringIO(content.decode('utf-8-sig'), newline='')))
    for file in manifest.get('workbooks', []):
        try:
            content = read(file['name'])
        except OSError:
            print('%s was not checked: it is missing.' % file['name'])
            continue
        check('files', hashlib.sha256(content).hexdigest() == file['sha256'] and len(content) == file['size'], (file['name'],))
        check_workbook(file['name'], content, tables)
    places = {(row['scope'], row['code']): row['parent'] for row in tables['places.csv']}
    scores = check_scores(tables['scores.csv'], places)
    period = (manifest['scores']['from'], manifest['scores']['to'])
    series, of_scope = check_series(tables['series.csv'], scores, period)
    check_trends(tables['trends.csv'], of_scope)
    check_breakdowns(tables['breakdowns.csv'], series, places)
    print('Release %s: %s' % (manifest['release'], ', '.join('%d %s' % (n, kind) for kind, n in sorted(checked.items()))))


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    try:
        verify(sys.argv[1])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as failure:
        print('The release cannot be read: %s %s' % (type(failure).__name__, failure))
        return 2
    for fault in wrong[:20]:
        print('WRONG  ' + fault)
    print('%d checks, %d wrong' % (sum(checked.values()), len(wrong)))
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
