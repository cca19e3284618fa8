"""Reads what a paper obliges whom to do: one duty per item, and one more for each report or event named inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from danvan.legaltext.blocks import NO_BLOCK, apply, first_label, read_block
from danvan.legaltext.items import Facts, Item, Setting, of_item
from danvan.legaltext.marks import RANK_BULLET, read_mark
from danvan.legaltext.matchkey import surface
from danvan.legaltext.model import Duty, Node
from danvan.legaltext.sentences import sentences
from danvan.legaltext.subjects import (
    charges_all,
    head_as_printed,
    left_out,
    of_heading,
    partners,
    says_only_who,
    subject,
)
from danvan.legaltext.units import Found, names

LABEL = "outline.label"
_PRINCIPLES = re.compile(
    r"mục đích|yêu cầu|(?:các )?mục tiêu|(?:các )?chỉ tiêu|quan điểm|nguyên tắc|phương châm|phạm vi|đối tượng|tầm nhìn"
)
_GOALS = re.compile(r"(?:các )?(?:mục tiêu|chỉ tiêu)")
# Headings over what was or is, not over what is to be done.
_NARRATIVE = re.compile(
    r"(?:(?:tán thành |thống nhất )?(?:với )?đánh giá (?:chung|kết quả|tình hình)|kết quả (?:đạt được|"
    r"thực hiện)|tình hình (?:chung|thực hiện|triển khai)|"
    r"thực trạng|(?:những )?ưu điểm|(?:những )?(?:tồn tại|hạn chế|khó khăn)|nguyên nhân|căn cứ(?: pháp lý| xây dựng)?|"
    r"cơ sở (?:pháp lý|xây dựng|chính trị)|sự cần thiết|bối cảnh|đặc điểm tình hình|giải thích từ ngữ|"
    r"thời gian, địa điểm|địa điểm)"
)
_LEADS_IN = re.compile(r"(?:(?:như sau|sau đây)\s*[:.]|sau\s*:)\s*$")
_LEAD_IN_REST = 40
_NAMES_ONLY = 160
_LEAD_IN_LENGTH = 160
_HEAD_LENGTH = 120
_AS_PRINTED = 0.6
_OF_WHICH = ("trong đó:", "bao gồm:", ", cụ thể:", "; cụ thể:")
_LEAD_IN_END = re.compile(r"(?:sau|nhiệm vụ|nội dung|công việc|giải pháp|yêu cầu)[^:]{0,25}:\s*$")


def read_duties(text: str, outline: Sequence[Node], facts: Mapping[int, Facts], year: int | None) -> tuple[Duty, ...]:
    """The duties of a paper in reading order.

    `facts` are keyed by where a paragraph starts; `year` is the plan's year, for dates that name none.
    """
    return tuple(_siblings(text, outline, facts, Setting(), year))


def _siblings(
    text: str, nodes: Sequence[Node], facts: Mapping[int, Facts], setting: Setting, year: int | None
) -> Iterator[Duty]:
    """The duties of items that stand beside each other; bullets obey the lead-in above them ("X cần:")."""
    current = setting
    for node, after in zip_longest(nodes, nodes[1:]):
        # A line of nothing but names stands over what follows it, bulleted or not.
        if (
            not _is_bullet(node)
            and not (current.named and node.marker is None)
            and not (current.lead and _is_letter(node))
        ):
            current = setting
        led = None
        if after is not None and node.marker is None and (_is_bullet(after) or _is_letter(after)) and _ends_open(node):
            led = _led_in(text, node, facts, setting)
        elif after is not None and node.marker is None and (after.marker is None or _is_bullet(after)):
            led = _named_above(text, node, facts, setting)
        if led is None:
            yield from _walk(text, node, facts, current, year)
        current = led or current


def _is_bullet(node: Node) -> bool:
    mark = read_mark(node.paragraph.key.text) if node.marker else None
    return mark is not None and mark.rank >= RANK_BULLET


def _is_letter(node: Node) -> bool:
    mark = read_mark(node.paragraph.key.text) if node.marker else None
    return mark is not None and mark.family.startswith("letter")


def _ends_open(node: Node) -> bool:
    return node.paragraph.key.text.rstrip().endswith(":")


def _led_in(text: str, node: Node, facts: Mapping[int, Facts], setting: Setting) -> Setting | None:
    """What a paragraph that only leads in to the bullets under it says about them; None when it is a task itself."""
    key, own = node.paragraph.key, facts.get(node.span[0]) or Facts((), ())
    cuts = sentences(key.text, 0, len(key.text))
    found = subject(key.low, own.bodies, *cuts[-1]) if cuts else None
    if found is None or key.low.startswith("kính gửi"):
        return None
    rest = key.low[found.run[-1][1] :]
    if len(rest) > _LEAD_IN_REST and _LEAD_IN_END.search(rest) is None:
        return None
    lead = names(text, key, found.run)
    out = names(text, key, left_out(key.low, own.bodies, found.run))
    return replace(setting, lead=lead, requested=found.requested, confidence=found.confidence, excepted=out)


def _named_above(text: str, node: Node, facts: Mapping[int, Facts], setting: Setting) -> Setting | None:
    """What an unmarked line of nothing but bodies' names ("Thanh tra tỉnh") says about the paragraphs under it."""
    key, own = node.paragraph.key, facts.get(node.span[0]) or Facts((), ())
    if len(key.text) > _NAMES_ONLY or not says_only_who(key.low, own.bodies, 0):
        return None
    head = of_heading(key.low, own.bodies, 0)
    if head is None:
        return None
    lead = names(text, key, head.run)
    out = names(text, key, left_out(key.low, own.bodies, head.run))
    return replace(setting, lead=lead, requested=head.requested, confidence=head.confidence, named=True, excepted=out)


def _walk(text: str, node: Node, facts: Mapping[int, Facts], setting: Setting, year: int | None) -> Iterator[Duty]:
    own = facts.get(node.span[0]) or Facts((), ())
    key = node.paragraph.key
    start, end = _text_start(key.low, node.text_at), len(key.low.rstrip())
    labelled_at = first_label(key.low, start, end) if node.rule != LABEL else None
    pieces = [(child.paragraph.key, child.text_at, len(child.paragraph.key.low)) for child in _labels(node)]
    values = [*([(key, labelled_at, end)] if labelled_at else []), *pieces]
    block = read_block(text, values, year) if values else NO_BLOCK
    if _is_item(node, own) and not setting.silent:
        duties = list(of_item(Item(text, node, own, setting, year, start, labelled_at or end)))
        yield from (apply(duty, block) if duty.kind in ("task", "principle") else duty for duty in duties)
    inner = _setting_under(text, node, own, setting)
    if block.lead:
        inner = replace(inner, lead=block.lead, requested=False, confidence=0.8)
    # A closing paragraph speaks for the section, not for the bodies its last heading named.
    yield from _siblings(text, _real_children(node), facts, inner, year)


def _labels(node: Node) -> list[Node]:
    return [child for child in node.children if child.rule == LABEL]


def _real_children(node: Node) -> list[Node]:
    return [child for child in node.children if child.rule != LABEL]


def _text_start(key: str, at: int) -> int:
    while at < len(key) and key[at].isspace():
        at += 1
    return at


def _is_item(node: Node, facts: Facts) -> bool:
    key = node.paragraph.key.low
    words = node.paragraph.key.text[node.text_at :].strip()
    if not any(char.isalpha() for char in words) or words.startswith("Kính gửi"):
        return False
    if words.endswith(":") and not words.endswith(_OF_WHICH) and len(words) < _LEAD_IN_LENGTH and not node.children:
        return False
    if node.marker is None and _is_unmarked_head(words, facts.bodies, key):
        return False
    if node.title is None:
        return _LEADS_IN.search(words[-_LEAD_IN_REST:]) is None
    mark = read_mark(node.paragraph.key.text)
    is_bullet = mark is not None and mark.rank >= RANK_BULLET
    if any(child.marker for child in _real_children(node)):
        # "…, trong đó:" has said its task before it counts the parts; another colon only leads in to them.
        return words.endswith(_OF_WHICH) or (is_bullet and not words.endswith(":"))
    # A short numbered line with nothing under it is a task only when it says more than who.
    return (
        not _real_children(node)
        and words != words.upper()
        and not says_only_who(key, facts.bodies, _text_start(key, node.text_at))
    )


def _is_unmarked_head(words: str, bodies: Sequence[Found], key: str) -> bool:
    """A short line without a mark and without a full stop that charges nobody heads what follows it."""
    return len(words) < _HEAD_LENGTH and words[-1] not in ".;:,!?" and subject(key, bodies, 0, len(key)) is None


def _setting_under(text: str, node: Node, facts: Facts, outer: Setting) -> Setting:
    if not _real_children(node):
        return outer
    key = node.paragraph.key.low
    start = _text_start(key, node.text_at)
    head = of_heading(key, facts.bodies, start)
    heads = node.marker is not None
    principle = outer.principle or (heads and _PRINCIPLES.match(key, start) is not None)
    goal = outer.goal or (heads and _GOALS.match(key, start) is not None)
    silent = outer.silent or (heads and _NARRATIVE.match(key, start) is not None)
    charging = outer.charging or (heads and charges_all(key, start))
    if head is None:
        printed = head_as_printed(key, start, len(key)) if outer.charging and heads and not _is_bullet(node) else None
        setting = replace(outer, principle=principle, goal=goal, silent=silent, charging=charging)
        if printed is None:
            return setting
        span = node.paragraph.key.span(*printed)
        return replace(setting, lead=(surface(text, span),), requested=False, confidence=_AS_PRINTED, excepted=())
    lead = names(text, node.paragraph.key, head.run)
    out = names(text, node.paragraph.key, left_out(key, facts.bodies, head.run))
    others = names(text, node.paragraph.key, partners(key, facts.bodies, start, len(key), head.run))
    return Setting(
        principle,
        silent,
        lead,
        head.requested,
        head.confidence,
        excepted=out,
        goal=goal,
        charging=charging,
        partners=others,
    )
