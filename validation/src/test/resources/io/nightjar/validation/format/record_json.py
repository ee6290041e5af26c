"""Records what Python says of texts as JSON and of JSON Schema, as tables that the tests of Nightjar compare with.

Run it with Python 3.11, TZ=UTC and jsonschema installed:
    TZ=UTC python record_json.py [directory]
Each table is made from written examples and from a fixed sequence of random ones, so it changes
only if Python, a package or this file does.
"""

import json
import random
import warnings

import jsonschema
from recording import MORE, write

# ---- JSON ----


def is_json(text):
    try:
        json.loads(text)
        return "yes"
    except (ValueError, RecursionError):
        return "no"


JSON = ["1", "null", "true", "false", "NaN", "Infinity", "-Infinity", "", " ", "INF", "-INF", "+INF", "+Infinity", "-NaN",
        "nan", "inf", "None", "True", "NULL", "undefined", '"a"', "'a'", "a", "[]", "{}", "[1,]", "[,1]", '{"a":1,}',
        '{"a":1,"a":2}', '{"":1}', "{1:1}", "{a:1}", "{'a':1}", '{"a"}', '{"a":}', '{"a" : 1 }', "[1 2]", "1 2", "1,2",
        "{}{}", "[]x", "nullx", "truetrue", "1a", "1.", ".5", "-.5", "1.5", "1e5", "1E+5", "1e-5", "1e", "1e+", "1.e5",
        "01", "-01", "-0", "-", "+1", "--1", "1_0", "0x1F", "1e999", "-1e999", "1" * 4300, "1" * 4301, "-" + "1" * 4300,
        "-" + "1" * 4301, "1" * 4301 + ".0", "1" * 5000 + "e1", "0." + "1" * 5000, "[" + "1" * 4301 + "]", "\ufeff1",
        "1\ufeff", "\u00a01", "\u20281", "\x0c1", "\x0b1", "\t\r\n 1 \t\r\n", "\x001", "1\x00", '"\t"', '"\n"', '"\x00"',
        '"\x1f"', '"\x7f"', '"\x85"', '"\u2028"', '"\\t"', '"\\n"', '"\\/"', '"\\x"', '"\\\'"', '"\\u12"', '"\\u12G4"',
        '"\\u00e9"', '"\\u00E9"', '"\\ud800"', '"\\udc00"', '"\\ud83d\\ude00"', '"\\ud83dx"', '"\\U00e9"', '"\\u 123"',
        '"\\u+123"', '"\\u0x12"', '"', '"a', '"a\\"', '"\\', '{"a', '{"\n":1}', '{"\\ud800":1}', "[", "]", "{", "}",
        "[[[]]]", "[" * 900 + "]" * 900, "[" * 1001 + "]" * 1001, "[" * 5000, '{"a":' * 900 + "1" + "}" * 900,
        "// c\n1", "/* c */ 1", "# c\n1", "1 // c", "[NaN,Infinity,-Infinity]", "[INF]", '{"a":NaN}', '{"a":+INF}',
        "NaN1", "Infinity1", "NaNx", "-Infinityx", "-Inf", "Infinit", "InfinityInfinity", "[NaN NaN]", "NaN ", " NaN",
        '{"NaN":1}', "{NaN:1}", '"\u00e9\U0001f600"', "\uff11", "\u0661", "[\u0661]", "1\u0661", "tru", "nul", "t", "n", "N",
        "[true,false,null]", "[tru]", "[1,[2,{\"a\":[]}]]", "[1,{\"a\":[}]", "[1}", "{]", "\x1e1", "1\x1e", ",", ":", '"a":1',
        "<a/>", "a: 1", "- 1", "1;", "(1)", "1.0.0", "1..0", "1ee5", "0e0", "0E-0", "-0.0", "00", "0.", "9" * 30, "1e1.5"]


def json_rows():
    for text in JSON:
        yield text, is_json(text)
    rng = random.Random(13)
    pieces = list('[]{},:"  \n\t-+.0123eE\\') + ["null", "true", "NaN", "Infinity", '"a"', '"a":', "1", "\\u00e9", "INF"]
    seeds = ['{"a": [1, 2.5, -3e5], "b": null}', '[true, false, "x\\n\\u0041"]', '[NaN, -Infinity, Infinity]', '"abc"', "-12.5e+3"]
    for i in range(250 * MORE):
        if i % 3 == 0:
            text = "".join(rng.choice(pieces) for _ in range(rng.randint(1, 5)))
        else:
            text = rng.choice(seeds)
            for _ in range(rng.randint(0, 2)):
                at = rng.randint(0, len(text))
                text = text[:at] + rng.choice(pieces) + text[at + rng.randint(0, 2):]
        yield text, is_json(text)


# ---- JSON Schema ----


def schema_answer(schema, text):
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
        malformed = True
    else:
        malformed = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            jsonschema.validate(value, schema)
        fits = "FITS"
    except jsonschema.ValidationError:
        fits = "UNFIT"
    except Exception:
        return "SCHEMA"
    return "MALFORMED" if malformed else fits


D4, D6, D7 = (f"http://json-schema.org/draft-0{n}/schema#" for n in (4, 6, 7))
D19, D20 = (f"https://json-schema.org/draft/{n}/schema" for n in ("2019-09", "2020-12"))
INTEGERS = ["1", "1.0", "1.5", "true", '"1"', "null", "[]", "{}", "NaN", "Infinity", "1e999", "1e2", "1" * 400, "", "{", "x"]
BOOKING = {"type": "object", "required": ["id", "seats"], "additionalProperties": False,
           "properties": {"id": {"type": "string", "pattern": "^[A-Z]{2}[0-9]+$"}, "seats": {"type": "integer", "minimum": 1},
                          "paid": {"type": "boolean"}, "tags": {"type": "array", "items": {"enum": ["a", "b"]}, "uniqueItems": True}}}
BOOKINGS = ['{"id":"AB1","seats":1}', '{"id":"AB1","seats":0}', '{"id":"AB1","seats":1.0}', '{"id":"AB1","seats":"1"}', '{"id":"ab1","seats":1}',
            '{"id":"AB1"}', '{"id":"AB1","seats":1,"x":1}', '{"id":"AB1","seats":1,"paid":0}', '{"id":"AB1","seats":1,"tags":["a","b"]}',
            '{"id":"AB1","seats":1,"tags":["a","a"]}', '{"id":"AB1","seats":1,"tags":["c"]}', "[]", '"x"', "", "{", '{"id":"AB1","seats":0,"seats":2}']
SCHEMAS = [
    (True, ["1", ""]), (False, ["1"]), ({}, ["1", "NaN", "{"]), (BOOKING, BOOKINGS), ({**BOOKING, "$schema": D4}, BOOKINGS),
    ({**BOOKING, "$schema": D7}, BOOKINGS), ({**BOOKING, "$schema": D19}, BOOKINGS), ({**BOOKING, "$schema": D20}, BOOKINGS),
    *(({"type": t}, INTEGERS) for t in ("integer", "number", "string", "boolean", "null", "array", "object")),
    ({"type": "integer", "$schema": D4}, INTEGERS), ({"type": "integer", "$schema": D6}, INTEGERS), ({"type": ["integer", "null"]}, INTEGERS),
    ({"minimum": 1, "maximum": 10}, ["1", "0.99", "10", "10.01", "Infinity", "-Infinity", "1e999", '"x"', "true"]),
    ({"exclusiveMinimum": 1}, ["1", "1.0001", "2"]), ({"minimum": 1, "exclusiveMinimum": True, "$schema": D4}, ["1", "2"]),
    ({"minimum": 1, "exclusiveMinimum": True}, ["1"]), ({"exclusiveMaximum": 3}, ["3", "2.9"]), ({"maximum": 0.1}, ["0.1", "0.10000000000000001", "0.2"]),
    ({"multipleOf": 2}, ["4", "5", "4.0", "4.5", "0", '"x"']), ({"enum": [[1.0, {"a": 2.0}]]}, ["[1,{\"a\":2}]", "[1.0,{\"a\":2.5}]"]), ({"const": 1e300}, ["1e300", "1" + "0" * 300, "1e301"]),
    ({"minimum": 12345678901234567890}, ["12345678901234567889", "12345678901234567890", "1e30"]), ({"maxLength": 2.0}, ['"ab"', '"abc"']), ({"minItems": 1e0}, ["[]", "[1]"]),
    ({"type": "array", "uniqueItems": True, "$schema": D4}, ["[1,1]", "[1,2]"]), ({"multipleOf": 0.5}, ["1.5", "1.25", "2"]),
    ({"minLength": 2, "maxLength": 3}, ['"a"', '"ab"', '"abcd"', '"\U0001f600"', '"\U0001f600\U0001f600"', "1"]),
    ({"pattern": "^a"}, ['"abc"', '"ba"', "1"]), ({"pattern": "b"}, ['"abc"', '"ac"']), ({"pattern": "^\\d{4}-\\d{2}$"}, ['"2013-01"', '"2013-1"']),
    ({"pattern": "^[^@]+@[^@]+$"}, ['"a@b"', '"a"']), ({"pattern": "("}, ['"a"']), ({"pattern": 1}, ['"a"']),
    ({"format": "email"}, ['"x"', '"a@b.c"']), ({"format": "date", "$schema": D7}, ['"x"', '"2013-01-01"']), ({"format": "ipv4", "$schema": D4}, ['"x"']),
    ({"format": "date-time", "$schema": D19}, ['"x"']), ({"format": "nothing"}, ['"x"']), ({"format": "regex", "$schema": D20}, ['"("']),
    ({"enum": [1, "a", None, [1], {"a": 1}]}, ["1", "1.0", "true", '"a"', "null", "[1]", "[1.0]", '{"a":1}', '{"a":1.0}', "2"]), ({"enum": []}, ["1"]),
    ({"enum": [True, 0]}, ["1", "true", "false", "0", "0.0"]), ({"const": 1}, ["1", "1.0", "true", '"1"']), ({"const": False}, ["0", "false"]),
    ({"const": {"a": [1, True]}}, ['{"a":[1,true]}', '{"a":[1,1]}', '{"a":[1.0,true]}']), ({"const": 1, "$schema": D4}, ["2"]),
    ({"items": {"type": "integer"}, "minItems": 1, "maxItems": 2}, ["[]", "[1]", "[1,2]", "[1,2,3]", '["a"]', "1"]),
    ({"uniqueItems": True}, ["[1,1]", "[1,1.0]", "[1,true]", "[0,false]", '[{"a":1},{"a":1}]', '[{"a":1,"b":2},{"b":2,"a":1}]', "[[1],[true]]", "[]", '{"a":1,"b":1}', '[{"a":1,"b":1}]', "1"]),
    ({"items": [{"type": "integer"}], "additionalItems": False, "$schema": D7}, ["[1]", "[1,2]", '["a"]', "[]"]), ({"items": [{"type": "integer"}]}, ["[1]"]),
    ({"prefixItems": [{"type": "integer"}], "items": False}, ["[1]", "[1,2]", "[]"]), ({"prefixItems": [{"type": "integer"}], "$schema": D7}, ['["a"]']),
    ({"contains": {"type": "integer"}, "minContains": 2, "maxContains": 3}, ["[1]", "[1,2]", "[1,2,3,4]", "[]"]), ({"contains": {"const": 1}}, ["[]", "[1]", "[2]"]),
    ({"properties": {"a": {"type": "integer"}}, "patternProperties": {"^x": {"type": "string"}}, "additionalProperties": {"type": "null"}},
     ['{"a":1,"x1":"s","z":null}', '{"a":"1"}', '{"x1":1}', '{"z":1}', "{}"]),
    ({"propertyNames": {"maxLength": 2}}, ['{"ab":1}', '{"abc":1}']), ({"minProperties": 1, "maxProperties": 1}, ["{}", '{"a":1}', '{"a":1,"b":2}']),
    ({"dependentRequired": {"a": ["b"]}}, ['{"a":1}', '{"a":1,"b":1}', "{}"]), ({"dependencies": {"a": ["b"]}, "$schema": D7}, ['{"a":1}', '{"a":1,"b":1}']),
    ({"dependencies": {"a": ["b"]}}, ['{"a":1}']), ({"dependencies": {"a": ["b"]}, "$schema": D19}, ['{"a":1}']), ({"dependentSchemas": {"a": {"required": ["b"]}}}, ['{"a":1}', '{"b":1}']),
    ({"allOf": [{"minimum": 1}, {"maximum": 3}]}, ["0", "2", "4"]), ({"anyOf": [{"type": "string"}, {"minimum": 3}]}, ['"a"', "2", "3"]),
    ({"oneOf": [{"minimum": 1}, {"maximum": 3}]}, ["0", "2", "4"]), ({"not": {"type": "string"}}, ['"a"', "1"]),
    ({"if": {"type": "integer"}, "then": {"minimum": 5}, "else": {"type": "string"}}, ["4", "5", '"a"', "null"]),
    ({"if": {"type": "integer"}, "then": {"minimum": 5}, "$schema": D6}, ["4"]),
    ({"$defs": {"n": {"type": "integer"}}, "properties": {"a": {"$ref": "#/$defs/n"}}}, ['{"a":1}', '{"a":"x"}']),
    ({"definitions": {"n": {"type": "integer"}}, "properties": {"a": {"$ref": "#/definitions/n"}}, "$schema": D7}, ['{"a":1}', '{"a":"x"}']),
    ({"$ref": "#/definitions/n", "minimum": 5, "definitions": {"n": {"type": "integer"}}, "$schema": D7}, ["1", '"a"']),
    ({"$ref": "#/$defs/n", "minimum": 5, "$defs": {"n": {"type": "integer"}}}, ["1", "5", '"a"']), ({"$ref": D20}, ['{"type":"integer"}', '{"type":1}']),
    ({"$ref": D7}, ['{"type":"integer"}', '{"type":1}']), ({"properties": {"next": {"$ref": "#"}, "v": {"type": "integer"}}}, ['{"v":1,"next":{"v":"a"}}', '{"next":{"next":{"v":1}}}']),
    ({"$anchor": "top", "properties": {"n": {"$ref": "#top"}}, "type": "object"}, ['{"n":{}}', '{"n":1}']),
    ({"$id": "https://example.org/a", "properties": {"b": {"$ref": "/b"}}, "$defs": {"b": {"$id": "https://example.org/b", "type": "integer"}}}, ['{"b":1}', '{"b":"x"}']),
    ({"$id": "booking.json", "properties": {"b": {"$ref": "#/$defs/b"}}, "$defs": {"b": {"type": "integer"}}}, ['{"b":1}', '{"b":"x"}']),
    ({"$ref": "#/$defs/none"}, ["1"]), ({"$ref": "https://example.org/none"}, ["1"]), ({"$ref": "none.json"}, ["1"]),
    ({"unevaluatedProperties": False, "allOf": [{"properties": {"a": True}}]}, ['{"a":1}', '{"b":1}']), ({"unevaluatedItems": False, "prefixItems": [True]}, ["[1]", "[1,2]"]),
    ({"type": "nothing"}, ["1"]), ({"type": 1}, ["1"]), ({"minimum": "1"}, ["1"]), ({"required": "a"}, ["{}"]), ({"required": ["a", "a"]}, ["{}"]), ({"properties": []}, ["{}"]),
    ({"items": 1}, ["[]"]), ({"minLength": -1}, ['""']), ({"minLength": 1.0}, ['""', '"a"']), ({"$schema": D4, "required": []}, ["{}"]), ({"required": []}, ["{}"]),
    ({"$schema": "http://json-schema.org/draft-07/schema", "const": 1}, ["1", "2"]), ({"$schema": "https://json-schema.org/draft/2020-12/schema#", "const": 1}, ["2"]),
    ({"$schema": "https://example.org/own", "const": 1}, ["1", "2"]), ({"$schema": D4, "type": "any"}, ["1"]), ({"unknown": 1, "x-y": {}, "title": "t"}, ["1"]),
    ({"required": ["a"]}, ['{"a":null}', "{}", "[]", "null"]), ({"type": "object", "nullable": True}, ["null", "{}"]), ({"readOnly": True, "type": "integer"}, ["1"]),
    ({"type": "string", "contentEncoding": "base64"}, ['"%"']), ({"$comment": "c", "default": 1, "examples": [1], "deprecated": True}, ["2"]),
]


def schema_rows():
    for schema, texts in SCHEMAS:
        for text in texts:
            yield json.dumps(schema), text, schema_answer(schema, text)


write("json.tsv", json_rows())
write("schemas.tsv", schema_rows())
