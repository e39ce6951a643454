#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes zones.json: what Python's zoneinfo says of many instants, in zones that are hard to get right.

usage: make_zones.py

The zones are copied from the machine into zoneinfo/ first and read from there, so that the vectors stay true when a
country changes its clocks. They are made once; a new zone is a name in ZONES and a new run.
"""

import json
import random
import shutil
import zoneinfo
from datetime import datetime, timedelta, timezone
from pathlib import Path

HERE = Path(__file__).resolve().parent
SYSTEM = Path("/usr/share/zoneinfo")
ZONES = [
    "Africa/Casablanca",
    "America/Los_Angeles",
    "America/New_York",
    "America/St_Johns",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Europe/Dublin",
    "Pacific/Apia",
]
YEARS = [1970, 1980, 1986, 2007, 2009, 2011, 2018, 2026, 2037, 2038, 2100]
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
HOUR = 3600


def instant(milliseconds):
    return EPOCH + timedelta(milliseconds=milliseconds)


def milliseconds_of(moment):
    return (moment.astimezone(timezone.utc) - EPOCH) // timedelta(milliseconds=1)


def utc_of(zone, naive, fold=0):
    return milliseconds_of(naive.replace(tzinfo=zone, fold=fold))


def show(naive):
    return naive.isoformat(timespec="milliseconds")


def shown_at(zone, milliseconds):
    return instant(milliseconds).astimezone(zone)


def naive_at(zone, milliseconds):
    return shown_at(zone, milliseconds).replace(tzinfo=None, fold=0)


def changes_of(zone, year):
    """The seconds at which clocks leap in a year, found by looking at each hour."""
    first = int((datetime(year, 1, 1, tzinfo=timezone.utc) - EPOCH).total_seconds())
    for second in range(first, first + 366 * 24 * HOUR, HOUR):
        low, high = second, second + HOUR
        before = shown_at(zone, low * 1000).utcoffset()
        if shown_at(zone, high * 1000).utcoffset() == before:
            continue
        while high - low > 1:
            middle = (low + high) // 2
            if shown_at(zone, middle * 1000).utcoffset() == before:
                low = middle
            else:
                high = middle
        yield high


def month_after(naive):
    first = naive.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return (first + timedelta(days=32)).replace(day=1)


def at_row(zone, at, days):
    shown, naive = shown_at(zone, at), naive_at(zone, at)
    first, following = month_after(naive - timedelta(days=naive.day)), month_after(naive)
    later = utc_of(zone, following)
    return {
        "at": at,
        "local": show(naive),
        "offset": int(shown.utcoffset().total_seconds()),
        "abbreviation": shown.tzname(),
        "days": days,
        "later": utc_of(zone, naive + timedelta(days=days)),
        "month": naive.strftime("%Y-%m"),
        "start": utc_of(zone, first),
        "next": later if later > at else utc_of(zone, following, fold=1),
    }


def rows_of(zone, chance):
    at, shown = [], []
    changes = sorted({change for year in YEARS for change in changes_of(zone, year)})
    for change in changes:
        for beside in (-86400_000, -1, 0, 1, 1800_000, 3 * HOUR * 1000):
            at.append(change * 1000 + beside)
        before, after = naive_at(zone, change * 1000 - 1000), naive_at(zone, change * 1000)
        low, high = min(before, after), max(before, after)
        for naive in (low - timedelta(seconds=1), low, low + timedelta(seconds=1), low + (high - low) / 2, high,
                      high + timedelta(seconds=1)):
            naive = naive.replace(microsecond=0)
            shown.append({"local": show(naive), "utc": utc_of(zone, naive)})
    for year in YEARS:
        at.append(milliseconds_of(datetime(year, 1, 1, tzinfo=timezone.utc)))
        at.append(milliseconds_of(datetime(year, 12, 31, 23, 59, 59, tzinfo=timezone.utc)))
    at += [chance.randrange(-70 * 31557600000, 330 * 31557600000) for _ in range(60)]
    # One day on, so that a change is leapt over from the day before, or some that are chosen.
    return [at_row(zone, each, 1 if i % 2 else chance.choice([-400, -31, -1, 2, 14, 90])) for i, each in enumerate(at)], shown


def copy_zone(name):
    place = HERE / "zoneinfo" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SYSTEM / name, place)
    with place.open("rb") as file:
        return zoneinfo.ZoneInfo.from_file(file, key=name)


def lines_of(rows):
    return ",\n".join("    " + json.dumps(row) for row in rows)


def main():
    chance = random.Random(2026)
    parts = []
    for name in ZONES:
        at, shown = rows_of(copy_zone(name), chance)
        parts.append(f'{{"zone": "{name}",\n  "at": [\n{lines_of(at)}],\n  "shown": [\n{lines_of(shown)}]}}')
    text = '{"zones": [\n' + ",\n".join(parts) + "\n]}\n"
    (HERE / "zones.json").write_text(text, encoding="utf-8")
    # The first line of this file is where a folder tells its release.
    (HERE / "zoneinfo" / "+VERSION").write_text(
        (SYSTEM / "tzdata.zi").read_text(encoding="utf-8").split("\n")[0].removeprefix("# version ") + "\n",
        encoding="utf-8")


if __name__ == "__main__":
    main()
