"""Evidence, requirements, changes and corrections: the pieces that item and report pages share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from generator import urls
from generator.model.disclosure import Change, Correction, Doubt, Evidence, EvidenceKind
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Certainty, Item, Requirement
from generator.model.site import Site
from generator.pages import words
from generator.pages.views import (
    ChangeView,
    CorrectionView,
    CoveredRequirement,
    DoubtView,
    EvidenceRef,
    EvidenceView,
    RequirementView,
    RuleView,
    WithdrawalView,
)

_SEVERAL = 3
"""Requirements, from which on their list is longer than the word that all are shown."""


def evidence_views(
    site: Site, year: FiscalYear, owner: str, page: str, evidence: Sequence[Evidence], item: Item | None
) -> tuple[EvidenceView, ...]:
    """Every piece of evidence of the item or report *owner*, numbered in the order of the record."""
    texts = {leaf.id: leaf.text for leaf in item.leaves} if item else {}
    named = zip(_refs(evidence), evidence, strict=True)
    return tuple(_view(site, year, owner, page, piece, ref, texts) for ref, piece in named)


def _refs(evidence: Sequence[Evidence]) -> tuple[EvidenceRef, ...]:
    """The number and the id of every piece."""
    return tuple(EvidenceRef(number, id) for number, id in enumerate(urls.evidence_ids(evidence), start=1))


def _view(
    site: Site, year: FiscalYear, owner: str, page: str, piece: Evidence, ref: EvidenceRef, texts: Mapping[str, str]
) -> EvidenceView:
    url = address(year, owner, page, piece)
    stored = site.evidence_file(year, owner, piece)
    covers = tuple(CoveredRequirement(id, texts[id]) for id in piece.covers if id in texts)
    whole = len(set(covers)) == len(texts) >= _SEVERAL
    passport = site.passports.get(stored.path) if stored else None
    ending = url.rpartition(".")[2].upper() if piece.kind is EvidenceKind.FILE else None
    return EvidenceView(
        number=ref.number,
        id=ref.id,
        title=piece.title,
        url=url,
        external="://" in url,
        kind=piece.kind.value,
        kind_label=words.EVIDENCE_KINDS[piece.kind],
        type=passport.type if passport else ending,
        size=stored.size if stored else None,
        pages=passport.pages if passport else None,
        sha256=passport.sha256 if passport else None,
        date=piece.date,
        published=piece.published,
        data_year=piece.data_year,
        as_of=piece.as_of,
        round=words.ROUNDS[piece.round] if piece.round else None,
        language=piece.language,
        language_label=words.LANGUAGES.get(piece.language),
        covers=() if whole else covers,
        shows_all=len(texts) if whole else None,
        note=piece.note,
        withdrawn=WithdrawalView(piece.withdrawn.date, piece.withdrawn.reason) if piece.withdrawn else None,
        checked=site.links_seen.get(url),
        file_name=url.rpartition("/")[2] if piece.kind is EvidenceKind.FILE else None,
    )


def address(year: FiscalYear, owner: str, page: str, piece: Evidence) -> str:
    """Where *piece* of the item or report *owner*, shown on *page*, can be opened."""
    match piece.kind:
        case EvidenceKind.FILE:
            return urls.evidence_file(year, owner, piece)
        case EvidenceKind.REPORT:
            return urls.report(year, piece.report or "")
        case EvidenceKind.PAGE:
            return page
        case EvidenceKind.CHANNEL:
            return piece.channel or ""
        case EvidenceKind.LINK:
            return piece.url or ""


def requirement_views(item: Item, evidence: Sequence[Evidence], *, judged: bool) -> tuple[RequirementView, ...]:
    """The form's elements with the evidence that shows each; *judged* where there is a record to judge."""
    shown: dict[str, list[EvidenceRef]] = {}
    for ref, piece in zip(_refs(evidence), evidence, strict=True):
        for id in piece.covers if piece.withdrawn is None else ():
            shown.setdefault(id, []).append(ref)
    certainty = item.requirements_certainty or item.certainty
    return tuple(_requirement(part, shown, certainty, judged=judged) for part in item.requirements or ())


def _requirement(
    part: Requirement, shown: Mapping[str, list[EvidenceRef]], certainty: Certainty, *, judged: bool
) -> RequirementView:
    certainty = part.certainty or certainty
    children = tuple(_requirement(child, shown, certainty, judged=judged) for child in part.requirements)
    refs = tuple(shown.get(part.id, ()))
    met = all(child.state == "shown" for child in children) if children else bool(refs)
    state = ("shown" if met else "missing") if judged else "not-judged"
    return RequirementView(part.id, part.text, children, refs, state, certainty is not Certainty.SEEN)


def rule_views(item: Item) -> tuple[RuleView, ...]:
    """The special conditions of the form."""
    return tuple(RuleView(rule.text, rule.certainty is not Certainty.SEEN) for rule in item.rules)


def change_views(changes: Sequence[Change]) -> tuple[ChangeView, ...]:
    """The change history, latest first."""
    return tuple(
        ChangeView(change.date, change.note, change.evidence)
        for change in sorted(changes, key=lambda change: change.date, reverse=True)
    )


def doubt_views(doubts: Sequence[Doubt]) -> tuple[DoubtView, ...]:
    """What in the source cannot be right."""
    return tuple(DoubtView(doubt.about, doubt.why) for doubt in doubts)


def correction_view(correction: Correction | None) -> CorrectionView | None:
    """How the record departs from its source."""
    if correction is None:
        return None
    return CorrectionView(tuple(words.field(name) for name in correction.fields), correction.printed, correction.why)


def latest(*days: object) -> date | None:
    """The latest of *days*; months and missing ones do not count."""
    return max((day for day in days if isinstance(day, date)), default=None)
