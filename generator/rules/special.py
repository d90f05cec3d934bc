"""The special rules of the forms, judged where records can show it; the others are for an eye to see."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from generator.model.disclosure import EvidenceKind
from generator.model.framework import Certainty, SpecialRule
from generator.problems import Problem
from generator.rules.case import Case, weight_of
from generator.rules.pieces import FiledEvidence, evidence_of_item
from generator.rules.readiness import Remark, RequirementState, RuleState, RuleVerdict, Weight
from generator.thai.dates import long_form

LANGUAGES = {"th": "ไทย", "en": "อังกฤษ", "zh": "จีน", "ms": "มลายู", "my": "พม่า", "km": "เขมร", "lo": "ลาว"}

Judge = Callable[[Case, SpecialRule], RuleVerdict]


def judge_rule(case: Case, rule: SpecialRule) -> RuleVerdict:
    """What is known of *rule* in *case*; a rule that the program does not know is for an eye to see."""
    return _JUDGES.get(rule.rule, to_be_seen)(case, rule)


def to_be_seen(case: Case, rule: SpecialRule) -> RuleVerdict:
    """The rule is about what stands in the documents."""
    if case.is_checked(rule.rule):
        return _kept(rule)
    problem = Problem.of("C935", case.place("evidence"), item=case.item.code, rule=rule.rule, text=rule.text)
    return RuleVerdict(rule, RuleState.TO_BE_SEEN, (Remark(problem, Weight.LOOK),))


def _kept(rule: SpecialRule, remarks: Iterable[Remark] = ()) -> RuleVerdict:
    return RuleVerdict(rule, RuleState.KEPT, tuple(remarks))


def _as_of(case: Case, rule: SpecialRule) -> RuleVerdict:
    """``as-of``: the data are those of the day that the form names."""
    if rule.date is None:
        return to_be_seen(case, rule)
    pieces = [piece for piece in case.about(rule.requirements) if piece.evidence.as_of is not None]
    right = any(piece.evidence.as_of == rule.date for piece in pieces)
    said = {"item": case.item.code, "wanted": long_form(rule.date), "iso": rule.date}
    if not pieces:
        problem = Problem.of("C906", case.place("evidence"), **said)
        return RuleVerdict(rule, RuleState.TO_BE_SEEN, (Remark(problem, Weight.UNKNOWN),))
    weight = Weight.ADVICE if right else weight_of(rule.certainty)
    others = [piece for piece in pieces if piece.evidence.as_of != rule.date]
    wrong = tuple(Remark(_other_day(case, piece, said), weight) for piece in others)
    return _kept(rule, wrong) if right else RuleVerdict(rule, RuleState.BROKEN, wrong)


def _other_day(case: Case, piece: FiledEvidence, said: dict[str, object]) -> Problem:
    place, as_of = piece.place(case.site.places, "as_of"), piece.evidence.as_of
    return Problem.of("C905", place, **said, title=piece.evidence.title, as_of=long_form(as_of) if as_of else "-")


def _languages(case: Case, rule: SpecialRule) -> RuleVerdict:
    """``languages``: there is a version in each language."""
    found = {piece.evidence.language for piece in case.about(rule.requirements)}
    missing = [code for code in rule.languages if code not in found]
    if not found or (missing and "mul" in found):
        return to_be_seen(case, rule)
    place, weight = case.place("evidence"), weight_of(rule.certainty)
    remarks = tuple(
        Remark(Problem.of("C907", place, item=case.item.code, code=code, missing=LANGUAGES.get(code, code)), weight)
        for code in missing
    )
    return RuleVerdict(rule, RuleState.BROKEN, remarks) if remarks else _kept(rule)


def _separate(case: Case, rule: SpecialRule) -> RuleVerdict:
    """``separate``: the channel is none of the general channels of other items."""
    others = _general_channels(case)
    own = [piece for piece in case.about(rule.requirements) if _address(piece)]
    if not own or not others:
        return to_be_seen(case, rule)
    remarks = tuple(
        Remark(
            Problem.of("C908", piece.place(case.site.places), item=case.item.code, other=others[_address(piece)]),
            weight_of(rule.certainty),
        )
        for piece in own
        if _address(piece) in others
    )
    return RuleVerdict(rule, RuleState.BROKEN, remarks) if remarks else _kept(rule)


def _general_channels(case: Case) -> dict[str, str]:
    """The channels of items about other subjects of the year, with the code of their item.

    Items of the same family (``complaint-procedure`` beside ``complaint-channel``) may well name the same channel.
    """
    family = {concept.partition("-")[0] for concept in case.item.concepts}
    found: dict[str, str] = {}
    for item in case.year.framework.items:
        filed = case.year.disclosures.get(item.id)
        if filed is None or family & {concept.partition("-")[0] for concept in item.concepts}:
            continue
        for piece in evidence_of_item(case.year, filed):
            if piece.evidence.kind is EvidenceKind.CHANNEL and piece.evidence.withdrawn is None:
                found.setdefault(_address(piece), item.code)
    return found


def _address(piece: FiledEvidence) -> str:
    """The web address of *piece* in a form that is equal for equal addresses; empty where it is none."""
    url = piece.evidence.channel or piece.evidence.url
    if url is None:
        return ""
    parts = urlsplit(url)
    return f"{host(url)}{parts.path.rstrip('/')}?{parts.query}"


def host(url: str | None) -> str:
    """The host of *url* without ``www.``; empty where there is none."""
    return (urlsplit(url).hostname or "").removeprefix("www.") if url else ""


def _reachable(case: Case, rule: SpecialRule) -> RuleVerdict:
    """``reachable``: what stands elsewhere is explained from the main website's home page on."""
    config = case.site.config
    own = {host(config.agency.main_website), host(config.site.url)} - {""}
    away = [piece for piece in case.about(rule.requirements) if _address(piece) and not _is_on(own, piece)]
    if not away:
        return _kept(rule) if case.about(rule.requirements) else to_be_seen(case, rule)
    if case.filed and case.filed.record.where:
        return to_be_seen(case, rule)
    main = host(config.agency.main_website)
    why = f"ไม่ได้อยู่ที่ {main}" if main else "เทียบไม่ได้เพราะยังไม่ได้ตั้ง main_website"
    why_en = f"is not on {main}" if main else "cannot be compared: main_website is not set"
    remarks = tuple(Remark(_not_reachable(case, piece, why, why_en), Weight.MAY_FAIL) for piece in away)
    return RuleVerdict(rule, RuleState.BROKEN, remarks)


def _is_on(hosts: set[str], piece: FiledEvidence) -> bool:
    """Whether *piece* is on one of *hosts* or on a part of it."""
    there = host(piece.evidence.channel or piece.evidence.url)
    return any(there == one or there.endswith(f".{one}") for one in hosts)


def _not_reachable(case: Case, piece: FiledEvidence, why: str, why_en: str) -> Problem:
    place, url = piece.place(case.site.places), piece.evidence.channel or piece.evidence.url
    return Problem.of("C909", place, item=case.item.code, url=url, why=why, why_en=why_en)


def _each_topic(case: Case, rule: SpecialRule) -> RuleVerdict:
    """``each-topic``: every element below each topic is shown; what is not is told as a missing requirement."""
    shown = all(one.state is RequirementState.SHOWN for one in case.requirements)
    return RuleVerdict(rule, RuleState.KEPT if shown else RuleState.BROKEN)


def _formats(case: Case, rule: SpecialRule) -> RuleVerdict:
    """``formats``: there is a file of each type."""
    names = [piece.evidence.file or piece.evidence.url or "" for piece in case.evidence]
    endings = {urlsplit(name).path.rpartition(".")[2].lower() for name in names}
    missing = [ending for ending in rule.formats if ending.lower() not in endings]
    if not missing:
        return _kept(rule)
    weight = Weight.FAILS if rule.certainty is Certainty.SEEN else Weight.ADVICE
    types = ", ".join(ending.upper() for ending in missing)
    problem = Problem.of("C913", case.place("evidence"), item=case.item.code, missing=types)
    return RuleVerdict(rule, RuleState.BROKEN, (Remark(problem, weight),))


def _qr_on_home(case: Case, rule: SpecialRule) -> RuleVerdict:
    """``qr-on-home``: there is a survey whose code can be placed; whether it was is for an eye to see."""
    if case.year.year in case.site.config.eit:
        return to_be_seen(case, rule)
    problem = Problem.of("C915", case.place("evidence"), item=case.item.code, year=case.year.year)
    return RuleVerdict(rule, RuleState.TO_BE_SEEN, (Remark(problem, Weight.MAY_FAIL),))


_JUDGES: dict[str, Judge] = {
    "as-of": _as_of,
    "languages": _languages,
    "separate": _separate,
    "reachable": _reachable,
    "each-topic": _each_topic,
    "formats": _formats,
    "qr-on-home": _qr_on_home,
}
"""The rules that records can show something of, by their names in the framework files."""
