"""Two thousand broken session files: each refused with its path, or read; never a crash."""

import json
import random
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.engine.session import Document
from explorer.io import document as documents
from explorer.model import BadInput

TEXT = (Path(__file__).parent / "format_1.separatrix.json").read_text("utf-8")
CASES = 2000
WORDS = ("", "nan", "inf", "-inf", "rho", "\0", "x" * 10_001, "\ud800", "animate", "__class__")
NUMBERS = (0, -1, 2, 2**63, 2**64, -(2**64), 10**400, 0.5, 1e308, -0.0)
OTHERS = (None, True, False, [], {}, [[]], [None], {"": None}, float("nan"), float("inf"))


def places(value, at=()):
    """Every place in a JSON value, as the keys that lead there."""
    yield at
    inside = value if isinstance(value, (dict, list)) else ()
    for key in inside if isinstance(inside, dict) else range(len(inside)):
        yield from places(inside[key], (*at, key))


def nested(random_):
    deep = random_.choice((3, 100, 2000, 200_000))
    return "[" * deep + "]" * deep if random_.random() < 0.5 else '{"a":' * deep + "1" + "}" * deep


def damaged(random_):
    """Bytes flipped, cut or put in."""
    content = bytearray(TEXT.encode())
    for _ in range(random_.randrange(1, 5)):
        at = random_.randrange(len(content))
        what = random_.randrange(4)
        if what == 0:
            content[at] ^= 1 << random_.randrange(8)
        elif what == 1:
            content[at] = random_.randrange(256)
        elif what == 2:
            del content[at : at + random_.randrange(1, 40)]
        else:
            content[at:at] = random_.choice((b"NaN", b"1e999", b",", b"}", b"\xff", b'"', b"{"))
    return bytes(content)


def changed(random_):
    """A value replaced, a key renamed, a part left out, doubled or moved."""
    session = json.loads(TEXT)
    *way, last = random_.choice([at for at in places(session) if at])
    holder = session
    for key in way:
        holder = holder[key]
    what = random_.randrange(6)
    if what == 0:
        holder[last] = random_.choice((*WORDS, *NUMBERS, *OTHERS))
    elif what == 1:
        holder[last] = json.loads(json.dumps(session["runs"][0]))
    elif what == 2:
        del holder[last]
    elif what == 3 and isinstance(holder, dict):
        holder[random_.choice(WORDS)] = holder.pop(last)
    elif what == 4 and isinstance(holder, list):
        holder += holder[: random_.randrange(9)]
    else:
        holder[last] = "NESTED"
        return json.dumps(session).replace('"NESTED"', nested(random_)).encode()
    return json.dumps(session).encode()


@settings(max_examples=CASES, deadline=None, database=None,
          suppress_health_check=list(HealthCheck))  # fmt: skip
@given(seed=st.integers(0, 2**32))
def test_a_broken_session_is_refused_with_its_path_or_read(seed):
    random_ = random.Random(seed)
    text = random_.choice((damaged, changed))(random_)
    try:
        document = documents.decode(text, "broken.separatrix.json")
    except BadInput as error:
        said = str(error)
        assert said.startswith("broken.separatrix.json: ")
        known = ("$", "JSON", "byte", "newer version", "format", "utf-8", "truncated", "recursion")
        assert any(word in said for word in known), said
    else:
        assert isinstance(document, Document)
        assert documents.decode(documents.encode(document)) == document or "nan" in repr(document)
