#!/usr/bin/env python3
"""A second checker of a bundle, after docs/LEDGER.md, in another language and by another hand than
verify/verify.mjs. It began with nothing but that page; where the page said too little it was mended,
and tests hold both checkers to one verdict.

    python3 second.py BUNDLE --trust trust.json [--seen FILE] [--receipt FILE]... [--now TIME]

One line for each finding. Exit 0: nothing found, 1: something was found, 2: it could not be checked.
Python 3.9 or later, standard library only. Ed25519 is done by hand (RFC 8032), so it is slow.
"""
import base64
import binascii
import hashlib
import json
import os
import re
import sys
import unicodedata
from datetime import datetime, timedelta
from time import time as clock

MOST = 2**53 - 1
ZERO = bytes(32)
DAY_MS = 86_400_000
EPOCH = datetime(1970, 1, 1)


class Refused(Exception):
    """What was read is not what the document says it must be."""


def require(holds, what):
    if not holds:
        raise Refused(what)


# --- Ed25519, RFC 8032 section 5.1 -------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    """Adds two points in extended coordinates."""
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(n, point):
    total = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = add(total, point)
        point, n = add(point, point), n >> 1
    return total


def recover_x(y, sign):
    require(y < P, "a point is not canonical")
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    require((x * x - square) % P == 0 and not (x == 0 and sign), "a point is not on the curve")
    return P - x if x & 1 != sign else x


def point_of(content):
    n = int.from_bytes(content, "little")
    y = n & (2**255 - 1)
    x = recover_x(y, n >> 255)
    return (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def signed(public, message, signature):
    """Whether the signature is one of this key over these bytes."""
    try:
        require(len(public) == 32 and len(signature) == 64, "a key or signature has another length")
        a, r = point_of(public), point_of(signature[:32])
        s = int.from_bytes(signature[32:], "little")
        require(s < L, "a signature is not canonical")
    except Refused:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    left, right = times(s, BASE), add(r, times(k, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (
        left[1] * right[2] - right[1] * left[2]
    ) % P == 0


# --- Spelling ----------------------------------------------------------------------------------


def sha256(content):
    return hashlib.sha256(content).digest()


def b64(text):
    """Base64 with padding, in its one spelling."""
    try:
        content = base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error) as bad:
        raise Refused("is not base64") from bad
    require(base64.b64encode(content).decode() == text, "is not base64 in its one spelling")
    return content


def b64u(text, length=None):
    """Base64url without padding, in its one spelling."""
    require(isinstance(text, str) and re.fullmatch(r"[A-Za-z0-9_-]*", text), "is not base64url")
    content = b64(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4))
    require(length is None or len(content) == length, "has another length")
    return content


def unpaired(pairs):
    require(len({name for name, _ in pairs}) == len(pairs), "a member is there twice")
    return dict(pairs)


def no_number(_):
    raise Refused("is not a whole number")


def parse(text):
    try:
        return json.loads(
            text, object_pairs_hook=unpaired, parse_float=no_number, parse_constant=no_number
        )
    except (ValueError, RecursionError) as bad:
        raise Refused("is not JSON") from bad


def closed(value, depth=0):
    """Refuses what canonical JSON may not hold."""
    require(depth <= 16, "is too deep")
    if isinstance(value, str):
        require(not any(0xD800 <= ord(c) <= 0xDFFF for c in value), "has a lone surrogate")
        require(unicodedata.is_normalized("NFC", value), "is not in NFC")
    elif isinstance(value, int) and not isinstance(value, bool):
        require(abs(value) <= MOST, "has a number too large")
    elif isinstance(value, list):
        for item in value:
            closed(item, depth + 1)
    elif isinstance(value, dict):
        for name, item in value.items():
            require(re.fullmatch(r"[ -~]*", name) and name != "__proto__", "has a name that is not allowed")
            closed(item, depth + 1)


def spell(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def canonical(text, most=16000):
    """Reads canonical JSON: parse, write again, and require the same."""
    require(len(text.encode("utf-8", "surrogatepass")) <= most, "is too long")
    value = parse(text)
    closed(value)
    require(spell(value) == text, "is not canonical")
    return value


def utf8(content):
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as bad:
        raise Refused("is not UTF-8") from bad


# --- Forms -------------------------------------------------------------------------------------


def time(value):
    """A time, as milliseconds since 1970."""
    spelled = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"
    require(isinstance(value, str) and re.fullmatch(spelled, value), "is not a time")
    try:
        return (datetime.strptime(value, "%Y-%m-%dT%H:%M:%S.%fZ") - EPOCH) // timedelta(milliseconds=1)
    except ValueError as bad:
        raise Refused("is not a time") from bad


def year_after(value):
    """The same day and time a year on; after 29 February, 1 March."""
    year = "%04d" % min(int(value[:4]) + 1, 9999)
    return time(year + (value[4:] if value[5:10] != "02-29" else "-03-01" + value[10:]))


def uuid(value):
    hexes = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    require(isinstance(value, str) and re.fullmatch(hexes, value), "is not a uuid")


def text(value):
    require(isinstance(value, str), "is not a string")


def word(value):
    require(isinstance(value, str) and re.fullmatch("[a-z0-9-]{1,64}", value), "is not a word")


def recipient(value):
    spelled = "[a-z]+:[a-z0-9/-]{1,120}"
    require(isinstance(value, str) and re.fullmatch(spelled, value), "is not a recipient")


def number(value):
    require(type(value) is int and 0 <= value <= MOST, "is not a number")


def hash32(value):
    b64u(value, 32)


def handle(value):
    b64u(value, 16)


def anything(value):
    require(isinstance(value, dict), "is not an object")


def is_(wanted):
    def form(value):
        require(value == wanted and type(value) is type(wanted), "is not %r" % (wanted,))

    return form


def one_of(*wanted):
    def form(value):
        require(isinstance(value, str) and value in wanted, "is none of %s" % (wanted,))

    return form


def or_null(form):
    return lambda value: None if value is None else form(value)


def list_of(form, least=0, most=None):
    def whole(value):
        require(isinstance(value, list), "is not a list")
        require(least <= len(value) <= (most or len(value)), "has another length")
        for item in value:
            form(item)

    return whole


def members(more=False, **forms):
    """An object with these members, and others only if it may have more. `x_`: x may be missing."""
    must = {name for name in forms if not name.endswith("_")}
    may = {name.rstrip("_"): form for name, form in forms.items()}

    def form(value):
        require(isinstance(value, dict), "is not an object")
        require(must <= set(value) and (more or set(value) <= set(may)), "has other members")
        for name in set(value) & set(may):
            try:
                may[name](value[name])
            except Refused as bad:
                raise Refused("%s: %s" % (name, bad)) from bad

    return form


def sorted_by(name, form):
    def whole(value):
        list_of(form, 1)(value)
        names = [item[name] for item in value]
        require(names == sorted(set(names)), "is not sorted by %s" % name)

    return whole


PERMISSION = dict(field=word, purpose=word, recipient=recipient)
NOTICE = members(id=text, locale=text, sha256=hash32, version=number)
MEMBER = dict(fields=list_of(word, 1), member=word)

BODIES = {
    "granted": dict(
        control=one_of("allow", "switch", "undo"), notice=NOTICE, surface=word,
        permissions=list_of(members(until=time, **PERMISSION), 1, 50),
    ),
    "refused": dict(
        control=word, notice=NOTICE, surface=word, permissions=list_of(members(**PERMISSION), 1, 50)
    ),
    "withdrawn": dict(control=word, surface=word, permissions=list_of(members(**PERMISSION), 1, 50)),
    "paused": dict(until=time),
    "resumed": dict(),
    "wished": dict(purpose=word, wish=anything),
    "unwished": dict(purpose=word),
    "erased": dict(fields=list_of(word, 1)),
    "confirmed": MEMBER,
    "joined": MEMBER,
}


def consent_body(value):
    require(value.get("type") in list(BODIES), "is no act that is known")
    members(more=True, **BODIES[value["type"]])(value)


FIELDS = sorted_by("field", members(field=word, line=uuid))
USE = members(**{"for": sorted_by("purpose", members(fields=FIELDS, purpose=word)), "to": recipient})
KEY = members(
    **{"from": time, "kid": text, "public": hash32, "until": or_null(time), "use": one_of("promise", "log")}
)
RANGE = members(kind=is_("disclosure"), to=number)

FORMS = {
    0x01: members(
        act=uuid, at=time, body=anything, customer=handle, kind=is_("consent"), line=uuid,
        prev=hash32, seq=number, v=is_(1),
    ),
    0x02: members(
        at=time, body=USE, customer=handle, head=hash32, kind=is_("disclosure"), line=uuid,
        seen=number, v=is_(1),
    ),
    0x10: members(
        at=time, kind=is_("genesis"), log=text, mergeDelay=number,
        prior=or_null(members(checkpoint=text, log=text)), v=is_(1),
    ),
    0x11: members(
        at=time, controls_=hash32, id=text, kind=is_("notice"), locale=text, sha256=hash32,
        statements_=hash32, text=or_null(text), uses_=hash32, v=is_(1), version=number,
    ),
    0x12: members(at=time, keys=list_of(KEY), kind=is_("keyset"), v=is_(1)),
    0x13: members(
        at=time, count=number, kind=is_("erasure"), leaves=list_of(number, 0, 900), range=or_null(RANGE),
        reason=one_of("customer", "retention", "lost"), v=is_(1),
    ),
    0x14: members(at=time, kind=is_("heartbeat"), n=number, oldest=number, v=is_(1), waiting=number),
    0x15: members(at=time, body=anything, kind=is_("desk"), v=is_(1)),
}
BLIND = {"consent": 0x01, "disclosure": 0x02}


# --- Notes and the tree ------------------------------------------------------------------------


def verifier_key(spelled, kind):
    """A verifier key: its name, key id, type and public key."""
    match = re.fullmatch(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)", spelled)
    require(match, "is not a verifier key")
    key = b64(match[3])
    require(len(key) == 33 and key[0] == kind, "is not a verifier key of type %d" % kind)
    key_id = sha256(match[1].encode() + b"\n" + key)[:4]
    require(key_id.hex() == match[2], "has another key id")
    return match[1], key_id, kind, key[1:]


def note(content, keys):
    """The text of a signed note, and for each known key that signed it its time in ms, or None."""
    require(len(content) <= 65536, "is too long")
    whole = utf8(content)
    require(all(c >= " " or c == "\n" for c in whole), "has a control character")
    body, gap, block = whole.rpartition("\n\n")
    require(gap and block.endswith("\n"), "is not a note")
    lines, by = block[:-1].split("\n"), {}
    require(len(lines) <= 64, "has too many signatures")
    for line in lines:
        match = re.fullmatch("\u2014 ([^\\s+]+) ([A-Za-z0-9+/=]+)", line)
        require(match, "has no signature line")
        blob = b64(match[2])
        require(len(blob) > 4, "has a short signature")
        for key in keys:
            if key[:2] == (match[1], blob[:4]):
                by[key] = one_signature(key, body + "\n", blob[4:])
    return body + "\n", by


def one_signature(key, body, signature):
    message, at = body.encode(), None
    if key[2] == 4:
        require(len(signature) == 72, "has a bad signature")
        seconds, signature = int.from_bytes(signature[:8], "big"), signature[8:]
        message, at = b"cosignature/v1\ntime %d\n" % seconds + message, seconds * 1000
    require(signed(key[3], message, signature), "has a bad signature")
    return at


def size_of(spelled):
    require(re.fullmatch(r"0|[1-9][0-9]{0,15}", spelled) and int(spelled) <= MOST, "has no size")
    return int(spelled)


def checkpoint(content, trust):
    """Reads a checkpoint of the trusted log: its size, root, and the times of its witnesses."""
    body, by = note(content, [trust["log"], *trust["retired"], *trust["witnesses"]])
    lines = body.split("\n")
    require(len(lines) == 4 and lines[3] == "", "is no checkpoint")
    size, root = size_of(lines[1]), b64(lines[2])
    require(len(root) == 32, "has no root")
    require(lines[0] == trust["log"][0], "has another origin")
    old = any(size <= last for key, last in trust["retired"].items() if key in by)
    require(trust["log"] in by or old, "is not signed by a trusted key")
    return size, root, {key: by[key] for key in trust["witnesses"] if key in by}


def leaf_hash(entry):
    return sha256(b"\0" + entry)


def node(left, right):
    return sha256(b"\1" + left + right)


def roots(hashes, sizes):
    """The roots of the trees of these sizes over these leaf hashes (RFC 6962)."""
    found, stack = {}, []
    for count in range(len(hashes) + 1):
        if count:
            stack.append((1, hashes[count - 1]))
        while len(stack) > 1 and stack[-1][0] == stack[-2][0]:
            (width, right), (_, left) = stack.pop(), stack.pop()
            stack.append((2 * width, node(left, right)))
        if count in sizes:
            found[count] = fold(stack)
    return found


def fold(stack):
    if not stack:
        return sha256(b"")
    root = stack[-1][1]
    for _, left in reversed(stack[:-1]):
        root = node(left, root)
    return root


def included(leaf, index, size, proof, root):
    """RFC 9162 section 2.1.3.2."""
    if not index < size:
        return False
    fn, sn, total = index, size - 1, leaf
    for step in proof:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            total = node(step, total)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            total = node(total, step)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and total == root


def tile_path(level, n, width):
    parts = ["%03d" % (n % 1000)]
    while n >= 1000:
        n //= 1000
        parts.insert(0, "x%03d" % (n % 1000))
    return "tile/%s/%s%s" % (level, "/".join(parts), "" if width == 256 else ".p/%d" % width)


def tiles_of(level, count):
    """Paths and widths of the tiles that hold this many."""
    return [(tile_path(level, n, min(256, count - 256 * n)), min(256, count - 256 * n))
            for n in range((count + 255) // 256)]


# --- The bundle --------------------------------------------------------------------------------

NDJSON = {
    name: name + ".ndjson"
    for name in ("openings/consent", "openings/disclosure", "pending", "promises", "standing")
}


class Bundle:
    """What was read, and what was found."""

    def __init__(self, folder, trust, options):
        self.folder, self.trust, self.options, self.now = folder, trust, options, options["now"]
        self.findings = []
        self.size, self.root, self.whole, self.head = 0, b"", True, None
        self.entries, self.hashes = [], []
        self.public = {}  # index: payload
        self.lines = []  # (index, payload, leaf hash) of each opening that is in order
        self.columns = {}  # index: what a use is searched by
        self.opened, self.pending, self.covered = set(), set(), {}
        self.clock = []  # (how many leaves surely were there before it, and at most, ms)
        self.newest = None
        self.chains, self.standing = {}, {}

    def found(self, code, where, what):
        self.findings.append("%s %s %s" % (code, where, what))

    def trying(self, code, where):
        return Trying(self, code, where)

    def has(self, path):
        return os.path.lexists(os.path.join(self.folder, path))

    def read(self, path):
        """A file's bytes, which must be there, and not through a link."""
        place = self.folder
        for part in path.split("/"):
            place = os.path.join(place, part)
            if os.path.islink(place):
                raise Missing("%s is a link" % path)
        if not os.path.isfile(place):
            raise Missing("%s is not there" % path)
        with open(place, "rb") as file:
            return file.read()

    def rows(self, name, form):
        """The lines of a file that are canonical and of this form, as (where, value)."""
        path, rows = NDJSON[name], []
        with self.trying("V0", path):
            *lines, rest = self.read(path).split(b"\n")
            for n, line in enumerate(lines, 1):
                where = "%s:%d" % (path, n)
                with self.trying("V6", where):
                    value = canonical(utf8(line), 131072)
                    form(value)
                    rows.append((where, value))
            require(not rest, "does not end with a line")
            self.counted(name, len(lines))
        return rows

    def counted(self, name, count):
        kind = name.split("/")[-1]
        if self.head and self.head["counts"].get(kind, count) != count:
            self.found("V0", "bundle.json", "counts other openings of " + kind)

    def blind(self, index):
        """The kind of a blind leaf, or 0."""
        entry = self.entries[index] if index < len(self.entries) else b""
        return entry[1] if len(entry) == 34 and entry[0] == 1 and entry[1] in (1, 2) else 0


class Missing(Refused):
    """A file is not there: V0, wherever it was looked for."""


class Trying:
    """Turns what is refused inside into one finding."""

    def __init__(self, bundle, code, where):
        self.bundle, self.code, self.where = bundle, code, where

    def __enter__(self):
        return self

    def __exit__(self, kind, refused, _):
        if isinstance(refused, Refused):
            code = "V0" if isinstance(refused, Missing) and self.code != "V3" else self.code
            self.bundle.found(code, self.where, str(refused))
            return True
        return False


HEAD = members(
    counts=members(consent=number, disclosure=number, entries=number),
    files_=members(**{path: hash32 for path in NDJSON.values()}),
    origin=text, scope=one_of("whole", "customer"), v=is_(1),
)


def v0_head(b):
    """V0: what bundle.json says of the folder is so."""
    with b.trying("V0", "bundle.json"):
        content, head = b.read("bundle.json"), {}
        with b.trying("V6", "bundle.json"):
            head = canonical(utf8(content))
        HEAD(head)
        b.head, b.whole = head, head["scope"] == "whole"
        require(head["origin"] == b.trust["log"][0], "has another origin")
        require(head["counts"]["entries"] == b.size, "counts other entries")
        for path, digest in head.get("files", {}).items():
            require(b64u(digest) == sha256(b.read(path)), "has another digest of " + path)


def v1_checkpoint(b):
    """V1: the checkpoint is signed by a trusted key, for the expected origin. V2: and witnessed."""
    with b.trying("V1", "checkpoint"):
        b.size, b.root, times_ = checkpoint(b.read("checkpoint"), b.trust)
        b.witnessed = [(b.size, "checkpoint", times_)]
        if len(times_) < b.trust["need"]:
            b.found("V2", "checkpoint", "has too few witnesses")


def v3_tree(b):
    """V3: entries lead to every tile, and tiles to the signed root."""
    for path, width in tiles_of("entries", b.size):
        with b.trying("V3", path):
            b.entries += entries_of(b.read(path), width)
    if len(b.entries) != b.size:
        b.entries = []
        return
    b.hashes = row = [leaf_hash(entry) for entry in b.entries]
    level = 0
    while row:
        for n, (path, width) in enumerate(tiles_of(level, len(row))):
            with b.trying("V3", path):
                wanted = b"".join(row[256 * n : 256 * n + width])
                require(b.read(path) == wanted, "is not what its entries lead to")
        row = [roots(row[i : i + 256], {256})[256] for i in range(0, len(row) - 255, 256)]
        level += 1
    if roots(b.hashes, {b.size})[b.size] != b.root:
        b.found("V3", "checkpoint", "has another root than its entries")


def entries_of(content, width):
    entries, at = [], 0
    while at < len(content):
        end = at + 2 + int.from_bytes(content[at : at + 2], "big")
        require(at + 2 <= end <= len(content), "is cut off")
        entries.append(content[at + 2 : end])
        at = end
    require(len(entries) == width, "has not %d entries" % width)
    return entries


def v4_earlier(b):
    """V4: every earlier checkpoint is a beginning of this log."""
    folder = os.path.join(b.folder, "checkpoints")
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        where = "checkpoints/" + name
        if not re.fullmatch("0|[1-9][0-9]{0,15}", name):
            continue
        with b.trying("V1", where):
            content = b.read(where)
            if content.split(b"\n")[1:2] != [name.encode()]:
                b.found("V4", where, "is of another size")
            size, root, times_ = checkpoint(content, b.trust)
            b.witnessed.append((size, where, times_))
            beginning(b, "V4", where, size, root)


def v5_seen(b):
    """V5: the checkpoint that the auditor kept is a beginning of this log."""
    if b.options["seen"]:
        with b.trying("V1", "--seen"):
            size, root, _ = checkpoint(outside(b.options["seen"]), b.trust)
            beginning(b, "V5", "--seen", size, root)


def beginning(b, code, where, size, root):
    if size > b.size or b.hashes and roots(b.hashes[:size], {size})[size] != root:
        b.found(code, where, "is no beginning of this log")


def v6_entries(b):
    """V6: every public entry is canonical and of its form; heartbeats have no gap."""
    beat = None
    for index, entry in enumerate(b.entries):
        where = "leaf %d" % index
        with b.trying("V6", where):
            require(2 < len(entry) <= 16002 and entry[0] == 1 and entry[1] in FORMS, "is of no known kind")
            if (entry[1] == 0x10) != (index == 0):
                b.found("V6", where, "genesis is leaf 0, and nowhere else")
            if entry[1] in (1, 2):
                require(len(entry) == 34, "has not 34 bytes")
                continue
            value = canonical(utf8(entry[2:]))
            FORMS[entry[1]](value)
            b.public[index] = value
            if value["kind"] == "heartbeat":
                require(value["n"] in ((0, 1) if beat is None else (beat + 1,)), "has a gap")
                beat = value["n"]


def v1_genesis(b):
    """V1: the log was opened under its own name."""
    for index, value in b.public.items():
        if value["kind"] == "genesis" and value["log"] != b.trust["log"][0]:
            b.found("V1", "leaf %d" % index, "opens another log")


def v2_clock(b):
    """V2: the clock does not go back and is not in the future; its newest time is not too old."""
    for index, value in b.public.items():
        if value["kind"] in ("genesis", "heartbeat"):
            at = time(value["at"])
            if b.clock and at < b.clock[-1][2]:
                b.found("V2", "leaf %d" % index, "goes back")
            b.clock.append((index + 1, index, at))
    last = {}
    for size, where, times_ in sorted(b.witnessed, key=lambda one: one[:2]):
        for key, at in times_.items():
            if at < last.get(key, 0):
                b.found("V2", where, "goes back")
            last[key] = at
            b.clock.append((size, size, at))
    b.newest = max((at for _, _, at in b.clock), default=None)
    if b.newest is None or b.newest < b.now - b.trust["maxAge"] * 1000:
        b.found("V2", "checkpoint", "is too old")
    elif b.newest > b.now + b.trust["skew"] * 1000:
        b.found("V2", "checkpoint", "has a clock in the future")


def v7_openings(b):
    """V7: each opening's commitment is the leaf's; no salt is used twice."""
    salts = set()
    for kind, code in BLIND.items():
        columns = {} if code == 1 else {"columns_": COLUMNS}
        last = -1
        form = members(index=number, payload=text, salt=text, **columns)
        for where, row in b.rows("openings/" + kind, form):
            if row["index"] <= last:
                b.found("V8" if row["index"] == last else "V0", where, "is not ascending by index")
                continue
            last = row["index"]
            with b.trying("V7", where):
                opening(b, code, row, salts)


COLUMNS = members(
    at=time, client=text, edition=or_null(text), fields=list_of(text), lines=list_of(text),
    purposes=list_of(text), recipient=recipient, store=text,
)


def opening(b, code, row, salts):
    index, payload = row["index"], row["payload"]
    require(not b.entries or b.blind(index) == code, "opens no leaf of its kind")
    b.opened.add(index)
    salt = b64u(row["salt"], 32)
    require(salt != ZERO and salt not in salts, "has a salt that is zero or was used")
    salts.add(salt)
    entry = blind_entry(code, salt, payload)
    require(not b.entries or b.entries[index] == entry, "does not open its leaf")
    with b.trying("V6", "leaf %d" % index):
        value = canonical(payload)
        FORMS[code](value)
        b.lines.append((index, value, leaf_hash(entry)))
        b.columns[index] = row.get("columns")


def blind_entry(code, salt, payload):
    return bytes([1, code]) + sha256(b"village-butcher/ledger/v1/commit\0" + salt + payload.encode())


def v8_covered(b):
    """V8: every blind leaf is opened, pending, or covered exactly once."""
    v8_pending(b)
    for index, value in b.public.items():
        if value["kind"] == "erasure":
            with b.trying("V8", "leaf %d" % index):
                erasure(b, index, value)
    for index in range(len(b.entries)):
        ways = (index in b.opened) + (index in b.pending) + (index in b.covered)
        if b.blind(index) and (ways > 1 or ways == 0 and b.whole):
            b.found("V8", "leaf %d" % index, "is opened, pending or covered %d times" % ways)


def erasure(b, index, value):
    leaves, to = value["leaves"], value["range"]["to"] if value["range"] else 0
    if leaves != sorted(set(leaves)):
        b.found("V6", "leaf %d" % index, "has leaves that do not ascend")
    rest = [i for i in range(min(to, index)) if b.blind(i) == 2 and i not in b.covered and i not in leaves]
    if value["count"] != len(leaves) + len(rest):
        b.found("V6", "leaf %d" % index, "counts other leaves")
    require(to <= index, "covers what is later")
    for leaf in leaves + rest:
        require(leaf < index and b.blind(leaf), "covers %d, which it may not" % leaf)
        require(leaf not in b.covered, "covers %d again" % leaf)
        b.covered[leaf] = index


def v8_pending(b):
    last = -1
    for where, row in b.rows("pending", members(due=time, index=number)):
        with b.trying("V8", where):
            index = row["index"]
            require(index > last, "is not ascending by index")
            last = index
            require(not b.entries or b.blind(index), "names no leaf of a customer")
            b.pending.add(index)
            require(b.newest is None or b.newest - time(row["due"]) <= 8 * DAY_MS, "is late")


def v9_chains(b):
    """V9: each chain has no gap, and each line follows the one before."""
    for one in b.lines:
        if one[1]["kind"] == "consent":
            b.chains.setdefault(one[1]["customer"], []).append(one)
    for chain in b.chains.values():
        chain.sort(key=lambda one: (one[1]["seq"], one[0]))
        before, prev = -1, ZERO
        for seq, (index, line, leaf) in enumerate(chain):
            if line["seq"] != seq or b64u(line["prev"]) != prev or index < before:
                b.found("V9", "leaf %d" % index, "does not follow the line before it")
            before, prev = index, leaf


class Standing:
    """Where a customer stands after some of the lines."""

    def __init__(self):
        self.words = {}  # (field, purpose, recipient): (says, line, until, act)
        self.wishes, self.paused = {}, None

    def take(self, line):
        """Takes the next line. Raises what is not legal about it, once it is taken."""
        body = line["body"]
        consent_body(body)
        getattr(self, "act_" + body["type"])(line, body, time(line["at"]))

    def say(self, says, line, permissions):
        for p in permissions:
            self.words[key_of(p)] = (says, line["line"], p.get("until"), line["act"])

    def act_granted(self, line, body, at):
        permissions = body["permissions"]
        self.say("granted", line, permissions)
        require(len({key_of(p) for p in permissions}) == len(permissions), "grants one permission twice")
        for p in permissions:
            brand = p["recipient"].startswith("brand:")
            latest = at + 90 * DAY_MS if brand else year_after(line["at"])
            require(at < time(p["until"]) <= latest, "grants until a time that it may not")

    def act_withdrawn(self, line, body, _):
        legal = True
        for p in body["permissions"]:
            says, _, _, act = self.words.get(key_of(p), ("", "", None, None))
            legal = legal and (says == "granted" or act == line["act"])
            self.say("withdrawn", line, [p])
        require(legal, "takes back what was not given")

    def act_paused(self, line, body, at):
        self.paused = time(body["until"])
        require(at < self.paused <= year_after(line["at"]), "pauses until a time that it may not")

    def act_resumed(self, *_):
        before, self.paused = self.paused, None
        require(before is not None, "resumes what was not paused")

    def act_wished(self, _, body, __):
        before = self.wishes.get(body["purpose"])
        self.wishes[body["purpose"]] = spell(body["wish"])
        require(before != spell(body["wish"]), "wishes what was wished")

    def act_unwished(self, _, body, __):
        require(self.wishes.pop(body["purpose"], None) is not None, "takes back no wish")

    def act_erased(self, *_):
        """Changes no permission."""

    act_confirmed = act_joined = act_refused = act_erased

    def rules(self, use, to, purpose, field):
        """Raises why a use was not allowed."""
        says, line, until, _ = self.words.get((field["field"], purpose, to), ("", "", None, None))
        at = time(use["at"])
        require(says == "granted" and line == field["line"], "rests on no grant")
        require(time(until) > at, "rests on a grant that is over")
        require(self.paused is None or self.paused <= at, "happened during a pause")


def key_of(permission):
    return permission["field"], permission["purpose"], permission["recipient"]


def v10_acts(b):
    """V10: acts follow each other legally; the notice was there; each use rests on a grant."""
    v10_texts(b)
    uses = {}
    for index, line, _ in b.lines:
        if line["kind"] == "disclosure":
            uses.setdefault((line["customer"], line["seen"]), []).append((index, line))
    for customer, chain in b.chains.items():
        standing = Standing()
        for at, (index, line, leaf) in enumerate(chain):
            with b.trying("V10", "leaf %d" % index):
                standing.take(line)
                noticed(b, index, line["body"])
            if index < b.standing_size:
                b.standing[customer] = dict(standing.words)
            for use_index, use in uses.pop((customer, line["seq"]), []):
                with b.trying("V10", "leaf %d" % use_index):
                    one_use(use, standing, leaf, chain[at + 1 :])
    for index in (index for rest in uses.values() for index, _ in rest):
        b.found("V10", "leaf %d" % index, "has seen a line that is not there")


def v10_texts(b):
    """V10: the texts that were on screen, and what they list, are the ones that were published."""
    lists = {}
    for index, value in b.public.items():
        if value["kind"] == "notice":
            with b.trying("V10", "leaf %d" % index):
                digest, path = b64u(value["sha256"]), "notices/" + b64u(value["sha256"]).hex()
                texts = [] if value["text"] is None else [value["text"].encode()]
                if not texts or b.has(path):
                    texts.append(b.read(path))
                require(all(sha256(one) == digest for one in texts), "has another text")
                own = [value.get(name) for name in ("controls", "statements", "uses")]
                for listed in (b64u(one) for one in own if one is not None):
                    require(sha256(b.read("notices/" + listed.hex())) == listed, "has another list")
                name = (value["id"], value["version"], value["locale"], value["sha256"])
                require(lists.setdefault(name, own) == own, "was published twice, and not alike")


def noticed(b, index, body):
    if body["type"] in ("granted", "refused"):
        same = (
            before < index and value["kind"] == "notice" and body["notice"].items() <= value.items()
            for before, value in b.public.items()
        )
        require(any(same), "names a notice that was not in the log before")


def one_use(use, standing, leaf, later):
    require(b64u(use["head"]) == leaf, "has another head")
    for part in use["body"]["for"]:
        for field in part["fields"]:
            standing.rules(use, use["body"]["to"], part["purpose"], field)
    for _, line, _ in later:
        require(time(line["at"]) >= time(use["at"]) - 5000, "did not see a line that was there")


def v11_times(b):
    """V11: no line claims a time that does not fit its place."""
    skew, delay = b.trust["skew"] * 1000, b.trust["mergeDelay"] * 1000
    public = [(index, value, None) for index, value in b.public.items()]
    rest = [one for one in public if one[1]["kind"] not in ("genesis", "heartbeat")]
    for index, line, _ in b.lines + rest:
        before = max((ms for first, _, ms in b.clock if first <= index), default=None)
        after = min((ms for _, end, ms in b.clock if end > index), default=b.now)
        at = time(line["at"])
        if at > after + skew or before is not None and at < before - delay:
            b.found("V11", "leaf %d" % index, "claims a time that does not fit its place")


def v12_promises(b):
    """V12: promises and receipts that somebody holds are honoured."""
    for where, row in b.rows("promises", lambda _: None):
        with b.trying("V12", where):
            promise(b, row)
    for path in b.options["receipt"]:
        with b.trying("V12", path):
            receipt(b, parse(utf8(outside(path))))


PROMISE = members(act=uuid, by=number, iat=number, leaves=list_of(hash32, 1), log=text)


def promise(b, jws):
    """Checks a promise, and returns what it says."""
    require(isinstance(jws, str) and jws.count(".") == 2, "is no JWS")
    head, body, signature = jws.split(".")
    header, value = parse(utf8(b64u(head))), parse(utf8(b64u(body)))
    members(alg=is_("EdDSA"), kid=text, typ=is_("village-promise+jws"))(header)
    key = b.trust["promise"].get(header["kid"])
    require(key, "is by a key that is not trusted")
    require(signed(key, (head + "." + body).encode(), b64u(signature, 64)), "has a bad signature")
    PROMISE(value)
    require(value["log"] == b.trust["log"][0], "is for another log")
    require(0 <= value["by"] - value["iat"] <= b.trust["mergeDelay"], "is for a longer time than mergeDelay")
    over = b.newest is not None and value["by"] * 1000 < b.newest
    kept = set(b.hashes) >= {b64u(leaf) for leaf in value["leaves"]}
    require(kept or not over or not b.hashes, "is not honoured")
    return value


RECEIPT = members(
    receipt=is_("village-butcher/receipt@v1"), id=uuid, log=text, state=one_of("promised", "sealed"),
    lines=list_of(members(
        kind=one_of(*BLIND), payload=text, salt=hash32, leafHash=hash32, proof=or_null(text))),
    checkpoint=or_null(text), promise=or_null(text),
)


def receipt(b, value):
    RECEIPT(value)
    require(value["log"] == b.trust["log"][0], "is for another log")
    lines = [received(line) for line in value["lines"]]
    one_act(value["id"], lines)
    if value["promise"] is not None:
        promised(promise(b, value["promise"]), value["id"], lines)
    proofs = [line["proof"] for line in value["lines"]]
    if value["state"] == "sealed":
        sealed(b, value["checkpoint"] or "", proofs, [leaf for _, leaf in lines])
    else:
        require(value["checkpoint"] is None and set(proofs) <= {None}, "is proven before it is sealed")
        require(value["promise"] is not None or not lines, "is neither proven nor promised")


def received(line):
    """What a line of a receipt says, and its leaf hash."""
    code, salt, said = BLIND[line["kind"]], b64u(line["salt"]), canonical(line["payload"])
    FORMS[code](said)
    leaf = leaf_hash(blind_entry(code, salt, line["payload"]))
    require(salt != ZERO and leaf == b64u(line["leafHash"]), "has another leaf hash")
    return said, leaf


def one_act(name, lines):
    """The lines are those of the act that the receipt names, or the one line that it names."""
    before = None
    for said, leaf in lines:
        alone = len(lines) == 1 and said["line"] == name
        require(said.get("act") == name or alone, "is of another act")
        if said["kind"] == "consent" and before:
            follows = (said["seq"] - 1, said["customer"], b64u(said["prev"]))
            require(follows == (before[0].get("seq"), before[0]["customer"], before[1]), "has a gap")
        elif said["kind"] == "consent":
            require((said["seq"] == 0) == (b64u(said["prev"]) == ZERO), "begins in the middle")
        before = said, leaf


def promised(said, name, lines):
    leaves = {b64u(leaf) for leaf in said["leaves"]}
    of_it = all(line.get("act") == said["act"] and leaf in leaves for line, leaf in lines)
    whole = said["act"] != name or len(said["leaves"]) == len(lines)
    require(of_it and whole, "has a promise of other lines")


def sealed(b, spelled, proofs, leaves):
    size, root, _ = checkpoint(spelled.encode(), b.trust)
    require(leaves and None not in proofs, "has no proof")
    places = [proof(one, spelled, leaf, size, root) for one, leaf in zip(proofs, leaves)]
    require(places == sorted(set(places)), "has lines in another order")
    beginning(b, "V12", "the receipt's checkpoint", size, root)


def proof(spelled, wanted, leaf, size, root):
    """Checks a file of c2sp.org/tlog-proof, and returns the index that it proves."""
    top, _, rest = spelled.partition("\n\n")
    first, index, *steps = top.split("\n") if "\n" in top else ("", "")
    require(first == "c2sp.org/tlog-proof@v1" and index.startswith("index "), "has no proof")
    require(rest == wanted, "has a proof that ends in another checkpoint")
    path, place = [b64(step) for step in steps], size_of(index[6:])
    require(all(len(step) == 32 for step in path) and len(path) <= 63, "has no proof")
    require(included(leaf, place, size, path, root), "has a proof that proves nothing")
    return place


def read_standing(b):
    """V13: the rows of the engine, and the size that they are of."""
    b.standing_size, b.rows_there = b.size, []
    row = members(
        customer=handle, line=uuid, says=one_of("granted", "withdrawn"), until=or_null(time), **PERMISSION
    )
    first = []

    def form(value):
        if first:
            return row(value)
        first.append(value)
        return members(size=number)(value)

    rows = b.rows("standing", form)
    if rows and "size" in rows[0][1] and rows[0][1]["size"] <= b.size:
        b.standing_size, b.rows_there = rows[0][1]["size"], rows[1:]
    else:
        b.found("V13", "standing.ndjson", "has no size, or a larger one than the log")


def v13_standing(b):
    """V13: what the engine reads is what the lines say, and what is searched was committed to."""
    wanted = {
        (customer, *key): said[:3] for customer, words in b.standing.items() for key, said in words.items()
    }
    for where, row in b.rows_there:
        if b.whole or row["customer"] in b.chains:
            said = wanted.pop((row["customer"], *key_of(row)), None)
            if said != (row["says"], row["line"], row["until"]):
                b.found("V13", where, "is not what the lines say")
    if wanted:
        b.found("V13", "standing.ndjson", "lacks %d rows" % len(wanted))
    for index, line, _ in b.lines:
        if line["kind"] == "disclosure" and b.columns[index] is not None:
            searched(b, index, line, b.columns[index])


def searched(b, index, line, columns):
    uses = [(part["purpose"], use) for part in line["body"]["for"] for use in part["fields"]]
    wanted = {
        "at": line["at"],
        "fields": [use["field"] for _, use in uses],
        "lines": [use["line"] for _, use in uses],
        "purposes": [purpose for purpose, _ in uses],
        "recipient": line["body"]["to"],
    }
    if not wanted.items() <= columns.items():
        b.found("V13", "leaf %d" % index, "is searched by something else")


# --- The command -------------------------------------------------------------------------------

TRUST = members(
    more=True, log=text, retired=list_of(members(vkey=text, last=number)),
    promise=list_of(members(kid=text, public=hash32)), export=list_of(anything),
    witnesses=list_of(text), need=number, maxAge=number, mergeDelay=number, skew=number,
)


class Unasked(Exception):
    """It could not be checked: the question was wrong, not the answer."""


def outside(path):
    """A file that the auditor names."""
    if not os.path.isfile(path):
        raise Unasked("%s is no file" % path)
    with open(path, "rb") as file:
        return file.read()


def read_trust(path):
    """What the auditor trusts, with its keys read."""
    trust = parse(utf8(outside(path)))
    TRUST(trust)
    keys = [verifier_key(trust["log"], 1)] + [verifier_key(old["vkey"], 1) for old in trust["retired"]]
    witnesses = [verifier_key(key, 4) for key in trust["witnesses"]]
    promise_keys = [b64u(key["public"]) for key in trust["promise"]]
    names = [key["kid"] for key in trust["promise"]] + [key[0] for key in witnesses]
    publics = [key[3] for key in keys + witnesses] + promise_keys
    require(len(set(publics)) == len(publics) and len(set(names)) == len(names), "has a key twice")
    require(trust["need"] <= len(witnesses), "needs more witnesses than it has")
    retired = {key: old["last"] for key, old in zip(keys[1:], trust["retired"])}
    by_kid = {key["kid"]: b64u(key["public"]) for key in trust["promise"]}
    return {**trust, "log": keys[0], "retired": retired, "witnesses": witnesses, "promise": by_kid}


CHECKS = [
    v0_head, v3_tree, v4_earlier, v5_seen, v6_entries, v1_genesis, v2_clock, v7_openings, v8_covered,
    v9_chains, read_standing, v10_acts, v11_times, v12_promises, v13_standing,
]


def check(folder, options):
    """All findings, one line each."""
    try:
        trust = read_trust(options["trust"])
    except Refused as bad:
        return ["V0 %s %s" % (options["trust"], bad)]
    bundle = Bundle(folder, trust, options)
    v1_checkpoint(bundle)
    if not bundle.findings or bundle.root:
        for one in CHECKS:
            one(bundle)
    return bundle.findings


def asked(words):
    """The folder and the options that the words ask for."""
    options = {"trust": None, "seen": None, "receipt": [], "now": None}
    folders, words = [], list(words)
    while words:
        name = words.pop(0)
        if not name.startswith("--"):
            folders.append(name)
        elif name[2:] not in options or not words:
            raise Unasked(__doc__)
        elif name == "--receipt":
            options["receipt"].append(words.pop(0))
        else:
            options[name[2:]] = words.pop(0)
    if len(folders) != 1 or not options["trust"] or not os.path.isdir(folders[0]):
        raise Unasked(__doc__)
    options["now"] = time(options["now"]) if options["now"] else int(clock() * 1000)
    return folders[0], options


def checked(words):
    """The exit code, and the lines to print."""
    try:
        findings = check(*asked(words))
        return (1 if findings else 0), findings
    except (Unasked, Refused) as bad:
        return 2, ["it could not be checked: %s" % bad]


def main():
    code, lines = checked(sys.argv[1:])
    for line in lines:
        print(line, file=sys.stderr if code == 2 else sys.stdout)
    return code


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Exception as fault:  # Python itself would exit with 1, which means a finding.
        print("it could not be checked: %r" % fault, file=sys.stderr)
        sys.exit(2)
