"""What changed between the OIT forms of two years, by concept: numbers move, so numbers cannot be compared.

It stands in the model because it is worked out from two frameworks and nothing else, and any layer may ask for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from msgspec import Struct

from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Framework, Item, Requirement


class ChangeKind(Enum):
    """What became of an item."""

    SAME = "same"
    """Number, title and known elements are as they were."""
    RENUMBERED = "renumbered"
    REWORDED = "reworded"
    """Its title, the year of its data or its elements are others."""
    MERGED = "merged"
    """Several items became one."""
    SPLIT = "split"
    """One item became several."""
    REARRANGED = "rearranged"
    """Several items became several others."""
    ADDED = "added"
    GONE = "gone"


class RequirementChanges(Struct, frozen=True):
    """The elements of an item against those of the year before, by id."""

    added: tuple[Requirement, ...]
    gone: tuple[Requirement, ...]
    reworded: tuple[tuple[Requirement, Requirement], ...]
    """Before and after."""

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.reworded)


class ItemChange(Struct, frozen=True):
    """Items of the old form, and the items of the new one that ask about the same concepts."""

    kinds: tuple[ChangeKind, ...]
    """One, or both of renumbered and reworded."""
    old: tuple[Item, ...]
    new: tuple[Item, ...]
    concepts_added: tuple[str, ...]
    concepts_gone: tuple[str, ...]
    requirements: RequirementChanges | None
    """Of one item that stayed one; ``None`` also where the elements of one of the years are unknown."""


class FrameworkDiff(Struct, frozen=True):
    """All changes between two forms, in the order of the new one; what is gone comes last."""

    old: FiscalYear
    new: FiscalYear
    changes: tuple[ItemChange, ...]

    def of(self, kind: ChangeKind) -> tuple[ItemChange, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if kind in change.kinds)


def diff(old: Framework, new: Framework) -> FrameworkDiff:
    """What changed from *old* to *new*."""
    changes = [_change(olds, news) for olds, news in _linked(old, new)]
    return FrameworkDiff(old.year, new.year, tuple(changes))


def _linked(old: Framework, new: Framework) -> Iterator[tuple[tuple[Item, ...], tuple[Item, ...]]]:
    """Groups of items that share concepts, directly or through one another."""
    left = {item.id: item for item in old.items}
    seen: set[str] = set()
    for item in new.items:
        if item.id in seen:
            continue
        olds, news = _group(item, old, new)
        seen.update(other.id for other in news)
        for other in olds:
            left.pop(other.id)
        yield olds, news
    for item in left.values():
        yield (item,), ()


def _group(first: Item, old: Framework, new: Framework) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """All items of both forms that hang together with *first* of the new one."""
    concepts: set[str] = set()
    reached = set(first.concepts)
    while reached - concepts:
        concepts |= reached
        reached = {
            name for item in (*_about(concepts, old.items), *_about(concepts, new.items)) for name in item.concepts
        }
    return _about(concepts, old.items), _about(concepts, new.items)


def _about(concepts: set[str], items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(item for item in items if concepts.intersection(item.concepts))


def _change(olds: tuple[Item, ...], news: tuple[Item, ...]) -> ItemChange:
    before = dict.fromkeys(name for item in olds for name in item.concepts)
    after = dict.fromkeys(name for item in news for name in item.concepts)
    requirements = _requirements(olds[0], news[0]) if len(olds) == len(news) == 1 else None
    return ItemChange(
        kinds=_kinds(olds, news, requirements),
        old=olds,
        new=news,
        concepts_added=tuple(name for name in after if name not in before and olds),
        concepts_gone=tuple(name for name in before if name not in after and news),
        requirements=requirements,
    )


def _kinds(
    olds: tuple[Item, ...], news: tuple[Item, ...], requirements: RequirementChanges | None
) -> tuple[ChangeKind, ...]:
    if not olds:
        return (ChangeKind.ADDED,)
    if not news:
        return (ChangeKind.GONE,)
    if len(olds) > 1 or len(news) > 1:
        many = ChangeKind.SPLIT if len(olds) == 1 else ChangeKind.REARRANGED
        return (ChangeKind.MERGED if len(news) == 1 else many,)
    old, new = olds[0], news[0]
    found = []
    if old.id != new.id:
        found.append(ChangeKind.RENUMBERED)
    if (old.title, old.data_year) != (new.title, new.data_year) or requirements:
        found.append(ChangeKind.REWORDED)
    return tuple(found) or (ChangeKind.SAME,)


def _requirements(old: Item, new: Item) -> RequirementChanges | None:
    if old.requirements is None or new.requirements is None:
        return None
    before, after = {part.id: part for part in old.leaves}, {part.id: part for part in new.leaves}
    return RequirementChanges(
        added=tuple(part for id, part in after.items() if id not in before),
        gone=tuple(part for id, part in before.items() if id not in after),
        reworded=tuple((part, after[id]) for id, part in before.items() if id in after and part.text != after[id].text),
    )
