"""The assessor's twin: judges every item of a year against the form of that year.

An item scores 100 only when every requirement is shown by evidence of the right year and every special rule is kept.
What records cannot show is said to be unknown, or to be seen by eye; it is never claimed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.model.disclosure import EvidenceKind, Status
from generator.model.fiscal_year import Round
from generator.model.framework import Certainty
from generator.model.site import Site, Year
from generator.problems import Place, Problem
from generator.rules.case import Case, weight_of
from generator.rules.evidence import undated
from generator.rules.forecast import forecasts
from generator.rules.items import without_evidence, without_owner
from generator.rules.pieces import FiledEvidence
from generator.rules.readiness import (
    Forecast,
    ItemReadiness,
    Readiness,
    Remark,
    RequirementState,
    RequirementVerdict,
    RuleState,
    RuleVerdict,
    Verdict,
    Weight,
)
from generator.rules.special import judge_rule

TABLES = frozenset(
    {
        "service-statistics", "complaint-statistics", "procurement-plan", "procurement-progress", "procurement-report",
        "budget-plan", "budget-progress", "budget-report",
    }
)  # fmt: skip
"""Concepts whose data are figures: a table is of more use than its picture in a PDF."""

_TOLD_BY_READINESS = "C93"
"""Codes that begin so are work to do, told in the readiness of a year and not by every check."""
_DONE = "C914"
_IN_WORK = frozenset({Status.IN_PROGRESS, Status.NOT_STARTED})
_ROUNDS = {Round.SIX_MONTHS: "6 เดือน", Round.TWELVE_MONTHS: "12 เดือน"}
_COUNTED_BY_REQUIREMENT = frozenset({"C902", "C916", "C917", "C931", "C932", "R328"})
"""Remarks that say which requirements are missing; these are counted one by one."""


def judge(year: Year, site: Site) -> Readiness:
    """Every item of *year* as an assessor would find it, and the score that is to be expected."""
    items = tuple(_judge(Case(site, year, item)) for item in year.framework.items)
    indicators, oit = forecasts(year.framework, items)
    return Readiness(year.year, year.framework.version, year.framework.provisional, items, indicators, oit)


def expected_score(year: Year, site: Site) -> Forecast:
    """The score alone that is to be expected; no file is read again for the places of what nobody is told here."""
    return judge(year, replace(site, places=_nowhere)).oit


def _nowhere(path: str, *_keys: str | int) -> Place:
    return Place(path)


def findings(site: Site) -> Iterable[Problem]:
    """C9xx: the items of every year that is not closed are complete, as far as records can say.

    Why: an item with one missing requirement scores 0.
    How to fix: each message says it; ``prongsai readiness`` shows the whole year.
    """
    for year in site.years.values():
        if year.record.closed is None and not site.is_unread(year.path):
            yield from _without_record(site, year)
            for item in judge(year, site).items:
                case = Case(site, year, item.item)
                yield from (remark.problem for remark in item.remarks if _is_told(remark.problem.code, case))


def _is_told(code: str, case: Case) -> bool:
    """Whether every check tells *code*.

    An item in work is not reproached for what it still lacks, and no item for what a lost file shows, which is told of
    the file.
    """
    if case.status in _IN_WORK:
        return code == _DONE
    if code == "C902" and case.is_only_lost:
        return False
    return code.startswith("C") and not code.startswith(_TOLD_BY_READINESS)


def _without_record(site: Site, year: Year) -> Iterator[Problem]:
    """C901: told once for the year, however many items there are."""
    cases = [Case(site, year, item) for item in year.framework.items]
    unread = {path for path in site.unread if path.startswith(f"data/{year.year}/")}
    missing = [case.item for case in cases if case.filed is None and not case.answers and case.place().path not in unread]
    if missing and not any("/reports/" in path for path in unread):  # nobody knows what such a report answers
        codes = ", ".join(item.code for item in missing)
        counts = {"count": len(missing), "total": len(cases), "items": codes, "example": f"{missing[0].id}.yml"}
        yield Problem.of("C901", Place(f"data/{year.year}/items"), year=year.year, **counts)


def _judge(case: Case) -> ItemReadiness:
    if case.status is Status.NONE_THIS_YEAR and case.item.none_this_year:
        return _declared_none(case)
    rules = tuple(judge_rule(case, rule) for rule in case.item.rules) if case.evidence else ()
    remarks = [
        *_remarks_on_record(case),
        *_remarks_on_requirements(case),
        *_remarks_on_years(case),
        *_remarks_on_rounds(case),
        *(remark for rule in rules for remark in rule.remarks),
        *_advice(case),
    ]
    remarks.sort(key=lambda remark: -remark.weight)
    verdict = _verdict(case, max((remark.weight for remark in remarks), default=Weight.ADVICE))
    score, short = _score(verdict, remarks), _short(case, remarks)
    return ItemReadiness(case.item, verdict, case.requirements, rules, tuple(remarks), score, short)


def _verdict(case: Case, worst: Weight) -> Verdict:
    if not case.evidence and not case.answers:
        return Verdict.MISSING
    if worst >= Weight.MAY_FAIL:
        return Verdict.PARTLY
    return {Weight.UNKNOWN: Verdict.UNKNOWN, Weight.LOOK: Verdict.TO_BE_SEEN}.get(worst, Verdict.COMPLETE)


def _score(verdict: Verdict, remarks: list[Remark]) -> int | None:
    if verdict is Verdict.COMPLETE:
        return 100
    return 0 if any(remark.weight is Weight.FAILS for remark in remarks) else None


def _short(case: Case, remarks: list[Remark]) -> int:
    """How many things are missing or wrong: requirements one by one, everything else as it is told."""
    counted = {remark.problem.code for remark in remarks} & _COUNTED_BY_REQUIREMENT
    missing = sum(one.state is RequirementState.MISSING for one in case.requirements)
    others = sum(
        remark.weight >= Weight.MAY_FAIL and remark.problem.code not in _COUNTED_BY_REQUIREMENT for remark in remarks
    )
    return others + (max(missing, 1) if counted else 0)


def _declared_none(case: Case) -> ItemReadiness:
    """An item declared to be none, which the form allows; where the form was not seen, nobody knows what it counts."""
    certainty = case.item.requirements_certainty or case.item.certainty
    known = case.item.requirements is not None and certainty is Certainty.SEEN
    requirements = tuple(
        RequirementVerdict(one.requirement, RequirementState.NOT_JUDGED, (), one.certain) for one in case.requirements
    )
    rules = tuple(RuleVerdict(rule, RuleState.KEPT) for rule in case.item.rules if rule.rule == "zero-stated")
    remarks = (*_remarks_on_requirements(case, declared=True), *_advice(case))
    return ItemReadiness(case.item, Verdict.NONE_THIS_YEAR, requirements, rules, remarks, 100 if known else None, 0)


def _remarks_on_record(case: Case) -> Iterator[Remark]:
    """Whether there is a record, something to open in it, and whether it counts as disclosed."""
    said = {"item": case.item.code, "id": case.item.id, "year": case.year.year}
    if case.status is Status.NONE_THIS_YEAR:
        certainty = case.item.certainty if case.item.requirements is not None else Certainty.INFERRED
        yield Remark(Problem.of("C911", case.place("status"), **said), weight_of(certainty))
    elif not case.evidence and not case.answers:
        if case.filed is None:
            yield Remark(Problem.of("C931", case.place(), **said), Weight.FAILS)
            return
        told = list(without_evidence(case.site, case.year, case.filed))
        for problem in told or [Problem.of("C932", case.place("item"), **said)]:
            yield Remark(problem, Weight.FAILS)
    elif case.status in _IN_WORK:
        shown = all(one.state is RequirementState.SHOWN for one in case.requirements)
        done = bool(case.requirements) and shown
        problem = Problem.of(_DONE if done else "C937", case.place("status"), **said, status=case.status.value)
        yield Remark(problem, Weight.FAILS)


def _remarks_on_requirements(case: Case, *, declared: bool = False) -> Iterator[Remark]:
    """Which requirements are not known, not shown, or only inferred."""
    said = {"item": case.item.code, "year": case.year.year}
    something = case.evidence or case.answers or declared
    if something and case.item.requirements is None:
        yield Remark(Problem.of("C933", case.place("item"), **said), Weight.UNKNOWN)
    if not something or declared or case.item.requirements is None:
        return
    missing = [one for one in case.requirements if one.state is RequirementState.MISSING]
    if missing:
        weight = Weight.FAILS if any(one.certain for one in missing) else Weight.MAY_FAIL
        yield Remark(_uncovered(case, missing), weight)
    inferred = ", ".join(one.requirement.id for one in case.requirements if not one.certain)
    if inferred and not missing:
        yield Remark(Problem.of("C934", case.place("item"), **said, ids=inferred), Weight.UNKNOWN)


def _uncovered(case: Case, missing: list[RequirementVerdict]) -> Problem:
    """C902, C916, C917: what no evidence covers, in the words that help most."""
    ids = ", ".join(one.requirement.id for one in missing)
    said: dict[str, object] = {"item": case.item.code, "ids": ids}
    if not case.evidence:
        path = case.year.reports[case.answers[0]].path
        return Problem.of("C917", case.site.places(path, "answers"), **said, report=case.answers[0])
    place = case.place("evidence") if case.filed else case.evidence[0].place(case.site.places)
    if not any(piece.evidence.covers for piece in case.named):
        return Problem.of("C916", place, **said)
    texts = " · ".join(f"{one.requirement.text} ({one.requirement.id})" for one in missing)
    return Problem.of("C902", place, **said, count=len(missing), total=len(case.requirements), missing=texts)


def _remarks_on_years(case: Case) -> Iterator[Remark]:
    """Which evidence is of another year, or does not say which year it is of, and whether something hangs on it."""
    certainty = case.item.data_year_certainty or case.item.certainty
    lost = [one for one in case.requirements if one.state is RequirementState.OTHER_YEAR]
    open_ones = [one for one in case.requirements if {case.fits(piece) for piece in one.evidence} == {None}]
    nothing_fits = case.item.requirements is None and not any(case.fits(piece) is not False for piece in case.evidence)
    said = {"item": case.item.code, "year": case.year.year, "wanted": case.wanted_year}
    for piece in case.evidence:
        title, data_year = piece.evidence.title, piece.evidence.data_year
        fits = case.fits(piece)
        if fits is False:
            decides = nothing_fits or any(piece in one.evidence for one in lost)
            place = piece.place(case.site.places, "data_year")
            problem = Problem.of("C903", place, **said, title=title, data_year=data_year)
            yield Remark(problem, weight_of(certainty) if decides else Weight.ADVICE)
        elif fits is None:
            decides = any(piece in one.evidence for one in open_ones)
            problem = Problem.of("C904", piece.place(case.site.places), **said, title=title)
            yield Remark(problem, Weight.UNKNOWN if decides else Weight.ADVICE)


def _remarks_on_rounds(case: Case) -> Iterator[Remark]:
    """Which evidence is of another round than the form names."""
    wanted = case.item.round
    if wanted is None:
        return
    rounds = [(piece, case.round_of(piece)) for piece in case.evidence]
    weight = Weight.ADVICE if any(found is wanted for _, found in rounds) else Weight.MAY_FAIL
    for piece, found in rounds:
        if found is not None and found is not wanted:
            said = {"title": piece.evidence.title, "round": _ROUNDS[found], "wanted": _ROUNDS[wanted]}
            problem = Problem.of("C912", piece.place(case.site.places, "round"), item=case.item.code, **said)
            yield Remark(problem, weight)


def _advice(case: Case) -> Iterator[Remark]:
    """What does not decide the score, and helps whoever opens the page."""
    found: list[Problem] = [problem for piece in case.evidence for problem in undated(case.site, piece)]
    said = {"item": case.item.code, "year": case.year.year}
    if case.filed is not None:
        found += without_owner(case.site, case.filed)
        if case.evidence and case.filed.record.where is None and case.status is Status.PUBLISHED:
            found.append(Problem.of("C910", case.place("item"), **said))
    if _pdf_alone(case.evidence) and not TABLES.isdisjoint(case.item.concepts):
        found.append(Problem.of("C936", case.place("evidence"), **said))
    return (Remark(problem, Weight.ADVICE) for problem in found)


def _pdf_alone(evidence: tuple[FiledEvidence, ...]) -> bool:
    files = [(piece.evidence.file or "").lower() for piece in evidence if piece.evidence.kind is EvidenceKind.FILE]
    return bool(files) and all(name.endswith(".pdf") for name in files)
