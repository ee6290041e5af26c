"""Records what Python says of texts as times, as tables that the tests of Nightjar compare with.

Run it with Python 3.11, TZ=UTC and python-dateutil installed:
    TZ=UTC python record_times.py [directory]
Each table is made from written examples and from a fixed sequence of random ones, so it changes
only if Python, a package or this file does.
"""

import random
import re
from datetime import datetime

from dateutil import parser as dateutil_parser
from recording import MORE, write

# ---- strptime ----

BAD_FORMAT = ("bad directive", "stray %", "must be used with", "is incompatible", "is not compatible")


def written(fmt, when):
    """The time in this format; naive times have no zone, so they get one here."""
    return re.sub(
        r"%([aAwdbBmyYHIpMSfzZjUWGuVcxX])",
        lambda m: {"z": "+0100", "Z": "UTC"}.get(m[1]) or when.strftime("%" + m[1]),
        fmt,
    )


def strptime(fmt, text):
    """Python looks at some rules of formats only after a text has matched."""
    fits_none = one_strptime(fmt, written(fmt, datetime(2024, 5, 17))) == "format"
    return "format" if fits_none else one_strptime(fmt, text)


def one_strptime(fmt, text):
    try:
        datetime.strptime(text, fmt)
        return "yes"
    except re.error:
        return "format"
    except (ValueError, OverflowError) as e:
        return "format" if any(part in str(e) for part in BAD_FORMAT) else "no"


STRPTIME = {
    "%Y-%m-%d": ["2024-2-9", "2024-02-29", "2024-02-29 ", " 2024-02-29", "2023-02-29", "2024-13-01",
                 "24-01-01", "0000-01-01", "0001-01-01", "9999-12-31", "2024-02- 9", "2024-02-09T",
                 "\u0662\u0660\u0661\u0663-01-01", "2013-0\u0661-01", "2013-01-1\u0661", "", "2024-1-0"],
    "%Y-%m-%d %H:%M:%S": ["2024-01-01 00:00:00", "2024-01-01  1:2:3", "2024-01-01\t01:02:03",
                          "2024-01-01\u00a001:02:03", "2024-01-01\n01:02:03", "2024-01-0101:02:03",
                          "2024-01-01 24:00:00", "2024-01-01 23:60:00", "2024-01-01 23:59:60",
                          "2024-01-01 23:59:61", "2024-01-01 23:59:62", "2024-01-01 2:3:4"],
    "%Y-%m-%dT%H:%M:%S.%f": ["2024-01-01T00:00:00.1", "2024-01-01t00:00:00.123456",
                             "2024-01-01T00:00:00.1234567", "2024-01-01T00:00:00.", "2024-01-01T1:1:1.000000"],
    "%Y%m%d": ["20240229", "2024229", "202422", "20241231", "20230229", "2024011", "20241301", "2024131"],
    "%d%m%y": ["010113", "1113", "11113", "311299", "320199", " 10113", "29 222"],
    "%d/%m/%Y": ["31/12/2013", "1/1/2013", "29/2/2013", "31/4/2013", " 1/1/2013", "00/1/2013"],
    "%y": ["13", "68", "69", "1", "001", "1\u0661"],
    "%b %d": ["Feb 28", "Feb 29", "feb 3", "FEB  03", "Sept 3", "\u017fep 3"],
    "%B %d %Y": ["February 29 2024", "february 29 2023", "Feb 1 2024", "AUGUST 1 2024"],
    "%b": ["may", "Mai", "September"], "%B": ["may", "MAY", "Sept"],
    "%A %d %B %Y": ["Monday 1 January 2024", "Sunday 1 January 2024", "Mon 1 January 2024"],
    "%a": ["Mon", "mon", "Monday", ""], "%w": ["0", "6", "7", "00"], "%u": ["0", "1", "7", "8"],
    "%I:%M %p": ["12:00 am", "0:30 pm", "13:00 PM", "1:5 pM", "01:05 p", "12:60 am", "12:59 AM "],
    "%I": ["0", "1", "12", "13"], "%p": ["am", "Pm", "x"], "%H%M": ["2359", "959", "99", "1", "2400"],
    "%H": ["0", "00", "23", "24", "2\u0663", "1\u0663"],
    "%j": ["1", "001", "366", "367", "0", "000", "60", "12 "],
    "%Y %j": ["2024 366", "2023 366", "9999 365", "9999 366", "2024 0", "0000 001"],
    "%Y%j": ["2024366", "20240", "20241", "2024012"],
    "%m %d %j": ["02 29 045", "02 29 060", "02 30 045", "13 01 045"],
    "%Y %U %w": ["2024 00 0", "2024 53 6", "9999 52 5", "9999 52 6", "9999 53 0", "0001 00 0", "0001 00 1",
                 "2023 54 1", "2023 0 6"],
    "%Y %W %u": ["2024 00 1", "0001 00 1", "0001 00 7", "0001 1 1", "9999 52 5", "9999 52 6"],
    "%Y %W %a": ["2024 53 sun", "2024 5 Mon"], "%U": ["53", "54", "0", "5"], "%W %m %d %w": ["9 2 29 1"],
    "%G-W%V-%u": ["2024-W01-1", "2020-W53-7", "2021-W53-7", "2024-W00-1", "2024-W0-1", "0001-W01-1",
                  "0001-W0-7", "9999-W52-5", "9999-W52-6", "9999-W53-1", "0000-W05-1", "2024-w1-1"],
    "%G %V %A": ["2024 1 monday"], "%G %V": ["2024 1"], "%G": ["2024"], "%V": ["1"], "%Y %V": ["2024 1"],
    "%Y %V %u": ["2024 1 1"], "%G %V %u %j": ["2024 1 1 5"], "%G %Y": ["2024 2024", "0000 2024"],
    "%Y %G %V %u": ["2024 2024 1 1"], "%V %U": ["1 1"], "%G %V %u %m %d": ["2024 1 1 2 29", "2024 9 4 2 29"],
    "%z": ["Z", "z", "+0530", "+05:30", "-05:30:15", "+053015", "+05:3015", "+0530:15", "+05:30:15.123456",
           "+053015.1", "+05:30:15.1234567", "+24:00", "-23:59:59.999999", "+2400", "+05", "0530", "+05:60",
           "-00:00", "+\u0660\u0665:30", "UTC", ""],
    "%z%d": ["+05:3015", "+05301", "Z3"],
    "%Z": ["UTC", "utc", "GMT", "gmt", "EST", "Z", "", "CET"],
    "%c": ["Wed Mar 17 22:44:55 1999", "Wed Mar  7 2:4:5 1999", "wed mar 17 22:44:55 99", "Wed  Mar 17  22:44:55\t1999"],
    "%x": ["03/17/99", "3/1/99", "13/1/99", "2/29/23"], "%X": ["22:44:55", "2:4:5", "24:00:00"],
    "%x %X": ["03/17/99 22:44:55"], "%c %Y": ["Wed Mar 17 22:44:55 1999 1999"], "%Y %Y": ["2024 2024"],
    "%y %Y": ["13 2014", "13 0000"], "%m %b": ["1 feb", "13 feb"], "%b %m %d": ["jan 2 30", "feb 1 30"],
    "%a %w %U %Y": ["sun 3 1 2024"], "%U %W %w %Y": ["0 1 1 2024"], "%H %I %p": ["13 1 pm"],
    "%Q": ["x"], "%": ["%"], "%Y%": ["2024%"], "% d": ["1"], "%-d": ["1"], "%e": ["1"], "%s": ["1"], "%T": ["1"],
    "%F": ["2024-01-01"], "%D": ["1"], "%\u00e9": ["1"], "%E": ["1"], "%.": ["1"], "%\\": ["1"],
    "%\U0001f600": ["1"], "%%": ["%", "%%", ""], "%%Y": ["%Y", "%y", "2024"], "%%%Y": ["%2024"],
    "": ["", " "], " ": [" ", "\t\n", "", "\u200b", "\u2003", "\x1c", "\x85"], "  %d": [" 1", "1", "   1"],
    "%d ": ["1 ", "1", "1  "], "[%d].(*)+?^$|{}\\": ["[1].(*)+?^$|{}\\", "[1]x(*)+?^$|{}\\"],
    "#%d&\\Q\\E": ["#1&\\q\\e", "#1&\\Q\\E"], "\u00e4%d": ["\u00c41", "\u00e41", "a1"], "K%d": ["\u212a1", "k1"],
    "\u00df%d": ["\u00df1", "SS1"], "i%d": ["\u01301", "\u01311", "I1"], "s%d": ["\u017f1"],
    "\U0001f600%d": ["\U0001f6001", "1"], "%f": ["1", "123456", "1234567", "", "\u0661"],
    "%M": ["0", "59", "60", "5\u0669", "05 "], "%S": ["0", "59", "60", "61", "62", "5\u0669"],
    "%Y-%m-%dT%H:%M:%S%z": ["2024-01-01T00:00:00Z", "2024-01-01T00:00:00+01:00", "2024-01-01T00:00:00 Z"],
    "%Y-%m-%d %Z": ["2024-01-01 UTC", "2024-01-01 utc"], "%m/%d/%Y, %I:%M:%S %p": ["01/31/2024, 01:00:00 PM"],
}


def strptime_rows():
    for fmt, texts in STRPTIME.items():
        for text in texts:
            yield fmt, text, strptime(fmt, text)
    rng = random.Random(7)
    formats = [fmt for fmt in STRPTIME if "%" in fmt and fmt.isascii()]
    letters = "aAwdbBmyYHIpMSfzZjUWGuVcxX"
    for _ in range(300 * MORE):
        if rng.random() < 0.6:
            fmt = rng.choice(formats)
        else:
            parts = [f"%{rng.choice(letters)}" for _ in range(rng.randint(1, 4))]
            fmt = rng.choice([" ", "-", "", "/"]).join(parts)
        when = datetime(rng.choice([1, 1900, 1999, 2000, 2023, 2024, 9999]), rng.randint(1, 12), rng.randint(1, 28),
                        rng.randint(0, 23), rng.randint(0, 59), rng.randint(0, 59), rng.randint(0, 999999))
        text = written(fmt, when)
        for _ in range(rng.choice([0, 0, 1, 2])):
            at = rng.randint(0, len(text))
            text = text[:at] + rng.choice(["", "0", "9", " ", ":", "5", "3"]) + text[at + rng.randint(0, 1):]
        yield fmt, text, strptime(fmt, text)


# ---- dateutil ----

MISSING = datetime(2001, 1, 1)
"""What a text leaves out; it is today unless one says so."""


def dateutil(text):
    try:
        dateutil_parser.parse(text, default=MISSING)
        return "yes"
    except (ValueError, OverflowError):
        return "no"


DATEUTIL = """
Jan 3|12|2013-01-31T10:00:00Z|31/12/2013|10am|Thu Sep 25 2003|hello|2013-13-45|Thu Sep 25 10:36:28 2003|Thu
10:36|10:36:28|Sep 2003|Sep|2003|2003-09-25|2003-Sep-25|25-Sep-2003|Sep-25-2003|09-25-2003|25-09-2003|10-09-2003
10-09-03|2003.09.25|2003.Sep.25|25.Sep.2003|Sep.25.2003|09.25.2003|25.09.2003|10.09.2003|10.09.03|2003/09/25
2003/Sep/25|2003 09 25|2003 Sep 25|25 Sep 2003|Sep 25 2003|09 25 2003|03 25 Sep|25 03 Sep|10h36m28.5s|10h36m28s
10h36m|10h|10 h 36|10 h 36.5|36 m 5|36 m 5 s|36 m 05|36 m 05 s|10h am|10h pm|10am|10pm|10:00 am|10:00am|10:00a.m.
10:00 a.m|Sep of 03|Sep of 2003|Sep of x|Wed, July 10, '96|1996.July.10 AD 12:08 PM|July 4, 1976|7 4 1976
4 jul 1976|7-4-76|19760704|0:01:02|12h 01m02s am|0:01:02 on July 4, 1976|July 4, 1976 12:01:02 am
Mon Jan  2 04:24:27 1995|Tue Apr 4 00:22:12 PDT 1995|04.04.95 00:22|Jan 1 1999 11:23:34.578|950404 122212
0:00 PM, PST|12:08 PM|5:50 A.M. on June 13, 1990|3rd of May 2001|5th of March 2001|1st of May 2003|01h02m03
01h02|01h02s|01m02|01m02h|2004 10 Apr 11h30m|Thu Sep 25 10:36:28 BRST 2003|2003 10:36:28 BRST 25 Sep Thu
Thu, 25 Sep 2003 10:49:41 -0300|2003-09-25T10:49:41.5-03:00|2003-09-25T10:49:41-03:00|20030925T104941.5-0300
20030925T104941-0300|20030925T10:49:41|20030925T1049|20030925T10|20030925|199709020908|19970902090807
2003-09-25T10|2003-09-25T1049|99991231T235959|20080227T21:26:01.123456789|13NOV2017|0003-03-04|December.0031.30
090107|2013-02-29|2012-02-29|29 Feb|Feb 29 2000|29 Feb 1900|30 Feb|31 Apr|31|32|0|00|99|100|101|1000|9999|10000|0000
00:00|24:00|23:60|23:59:60|23:59:59.9999999|1:2:3|:10|10:|10:20:|10:20:x|10:x|x:10|10:20 pm|13:00 pm|13:00 am|13 pm
0 am|12am|12 am|24am|23am|am|pm|a|p|1a|1p|1 a|m|t|T|at|on|and|ad|of|st|h|s|z|Z|UTC|10Z|10:00Z|10:00z|10:00 Z|10:00 UTC
10:00 utc|10:00 GMT+3|10:00 BRST+3|10:00 BRST-03:00|10:00 BRST+0300 (EST)|10:00 -0300 (BRST)|10:00 -03:00 (BRST)
10:00 -3|10:00 -300|10:00 -03:|10:00 -03:x|10:00 -|10:00 +x|10:00 EST EST|10:00 LONGEST|10:00 est|10:00 Europe/Berlin
10:00+99:99|2013-01-31T10:00:00+00:00Z|2013-01-31T10:00:00.000Z|2013-01-31 10:00:00,123|2013-01-31 10:00:00,1.2
12,5|1,5|12.5|12.5h|23.99h|24.5h|1.5 m|1.5.2013|1.2.3.4|1.a|a.1|.|,|;|-|/|'|+|--|1-|1/|1.|1-2|1-2-3|1-2-3-4|1/2-3|1-2/3
1 2|1 2 3|1 2 3 4|32 1|1 32|32 32|13 13|12 13|13 12 11|31 31 31|0 1 1|1 0 1|1 1 0|32-1-1|32-13-1|1-32-1|1-1-32
Jan-|Jan-1|Jan-1-|Jan-1-99|Jan/1/99|Jan-1/99|Jan-x|Jan 1 Feb|1 Jan Feb 2|Jan Jan|2001 2002|2001-2002|May|may|Sept 3
Sep. 3|January 32|January 31st, 2013|31st January|1st|2nd|3rd|4th|2 nd|Monday|Mon|Mond|Tues|tuesday 10am|Sat 31.12.9999
nan|inf|-inf|infinity|10:00 NAN|10:00 INF|NaN|null|none|N/A|true|today|now|yesterday|tomorrow|1e5|0x1F|1_000|$5|5%
1970-01-01T00:00:00|1970-001|2013-W05|2013W051|2013-W05-1|2013-31|2013-01|01-2013|012013|13-2013|2013-1-1|2013-1-32
20130132|20131301|201301|2013013|201301311|2013013110|20130131101|201301311060|20130131105960|20130131105959|1234567
123456|990101|993101|991301|1234.567|123456.7|12345.67|12.345|99.999|123.456|12345678.9|12345678901234567890
2013-01-31T|T10:00|2013-01-31T10|2013-01-31T10:|2013-01-31T10:00+|2013-01-31T10:00:00ZZ|2013-01-31  10:00|2013-01-31_10:00
2013-01-31T10h|2013-01-31 10h30|2013-01-31 10h30m|2013-01-31 at 10|2013-01-31 10 am|31.01.2013|31. Januar 2013
31 janvier 2013|1er mai|Feb 2013|Feb 13|Feb 31|Feb 99|99 Feb|31 Feb 99|Feb of 13|Jan of 01|Jan of 1901|Jan of 100|Jan OF 1
3 hours|3 hours 5 minutes|5 minutes|5 seconds|61 seconds|61 minutes|25 hours|3h5|3 h 5|5s10|10s h|1h1h1h|4h 5 6|1m 2
ab12|12ab|12x|x12|1x2|2013-xx-01|2013-01-xx|00:00:00|12/31|31/12|13/13|2013/13|2013/12|12/2013|2013/366|(2013)|[2013]
"2013-01-01"|2013-01-01\\n|2013:01:01|2013:01:01 10:00:00|10:00:00 2013|10:00 2013-01-31|10:00 31|10:00 31 12|10:00 99 10
Thu Thu|Thu 25|Thu, 25 Sep|Thu Sep|noon|midnight|12 noon|quarter|Q1 2013|2013Q1|H1|1H|week 5|5 o'clock|10 o'clock am
1 BC|100 AD|AD 100|AD|200 and 3|3 and 200|1'2'3|1;2;3|1,2,3|10,11,12|10,11|1,1|11,1|11,22,33|11.22,33|2013,01,31
""".replace("\n", "|").split("|")

MORE_DATES = ["", " ", "\t", "\n", "\0", "20\x0013", "\u0661\u0662", "2013\u00a001\u00a031", "\u00b2", "12\u00b2",
              "\u4e00\u6708", "2013\u5e741\u670831\u65e5", "10:00 \u00c4", "\ufeff2013", "2013-01-31\u2003", "1" * 400,
              "1." + "5" * 10, "x" * 300, "1 " * 50, "2013-01-31T10:00:00." + "1" * 30]

PIECES = ["1", "2", "12", "13", "31", "32", "99", "00", "0", "2013", "1999", "123456", "20130131", "10", "Jan", "feb",
          "May", "Mon", "sat", "am", "PM", "a", "h", "m", "s", "hours", "EST", "Z", "z", "UTC", "T", "at", "of", "th",
          "10:20", "10:20:30", "5.5", "1.2.3", "11,5", "+", "-", "+03:00", "-0300", "+3", "(", ")", "x", "'"]
JOINTS = [" ", " ", " ", "", "", "-", "/", ".", ":", ",", ", ", "  "]


def dateutil_rows():
    for text in [*DATEUTIL, *MORE_DATES]:
        yield text, dateutil(text)
    rng = random.Random(11)
    for _ in range(250 * MORE):
        text = rng.choice(PIECES)
        for _ in range(rng.randint(0, 6)):
            text += rng.choice(JOINTS) + rng.choice(PIECES)
        yield text, dateutil(text)
    known = [each for each in DATEUTIL if len(each) > 8 and dateutil(each) == "yes"]
    for _ in range(150 * MORE):
        text = rng.choice(known)
        at = rng.randint(0, len(text) - 1)
        text = text[:at] + rng.choice(["", " ", ".", ":", "-", "1", "9", "a", "Z", ","]) + text[at + rng.randint(0, 2):]
        yield text, dateutil(text)


write("strptime.tsv", strptime_rows())
write("dateutil.tsv", dateutil_rows())
