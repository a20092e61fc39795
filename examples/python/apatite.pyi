"""Decision support on calcinosis cutis. Conventions: apatite/engine.h."""

from typing import Optional, Sequence, Tuple

__version__: str

class Refused(ValueError):
    """Nothing can be answered; the text begins with a stable code such as `as-of: ...`."""

class Assessment:
    """An answer; never changes, may be shared by threads."""

    def json(self, indented: bool = False) -> str: ...
    def report(self, width: int = 100, detail: bool = False) -> str: ...
    @property
    def state(self) -> str:
        """`established`, `likely` or `cannot-tell`."""
    @property
    def first(self) -> str: ...
    @property
    def urgency(self) -> str:
        """`emergency`, `urgent` or `routine`."""

class Pack:
    """A rule pack, compiled; load it once, use it from any thread."""

    @staticmethod
    def builtin() -> Pack: ...
    @staticmethod
    def load(folder: str) -> Pack: ...
    @property
    def hash(self) -> str: ...
    def assess_bundle(
        self,
        bundle: "str | bytes",
        *,
        as_of: str,
        complete: Sequence[str] = ...,
        set: Sequence[Tuple[str, str]] = ...,
    ) -> Assessment: ...
    def assess_findings(self, set: Sequence[Tuple[str, str]], *, as_of: str) -> Assessment: ...

class Session:
    """One patient whose findings change one at a time; for one thread at a time."""

    def __init__(self, pack: Pack, *, as_of: str, bundle: Optional[str] = ...) -> None: ...
    def set(self, finding: str, value: str) -> None: ...
    def clear(self, finding: str) -> None: ...
    def declined(self, finding: str) -> None: ...
    def assessment(self) -> Assessment: ...
