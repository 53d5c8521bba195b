"""Acts that happen once, and work that shows how far it is."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fursa.core.errors import ConflictError, ForbiddenError, WrongStateError
from fursa.core.models import ActKey, Installation, Run
from fursa.core.scope import Actor


def body_hash(body: dict[str, Any]) -> str:
    """A digest of what was asked, whatever the order of its fields."""
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def once(
    actor: Actor, action: str, key: UUID, body: dict[str, Any], act: Callable[[], dict[str, Any]]
) -> dict[str, Any]:
    """Do `act` once for (actor, action, key); the same key again gives the first result.

    The row is taken before the act, inside the caller's transaction: a parallel repeat waits for the first to
    end. Raises ConflictError where the key comes back with another body.
    """
    digest = body_hash(body)
    with transaction.atomic():
        taken, is_new = ActKey.objects.get_or_create(
            actor_id=actor.pk, action=action, key=key, defaults={"body_hash": digest}
        )
        if taken.body_hash != digest:
            raise ConflictError
        if not is_new:
            return dict(taken.result)
        taken.result = act()
        taken.save(update_fields=["result"])
        return dict(taken.result)


# A run that told nothing for so long was left behind by a program that ended.
SILENCE = timedelta(minutes=10)


def open_run(
    actor: Actor, kind: str, subject: str, *, key: UUID, next_url: str, may_stop: bool = False
) -> tuple[Run, bool]:
    """The run whose progress to watch, and whether it is a new one whose job must be queued.

    The same key, or a run of this kind that is under way for this subject, gives the run there is. Call it inside
    the transaction that locks the subject. `next_url`: where the result is seen; `may_stop`: whether whoever began it
    may stop a step and keep the best so far.
    """
    last = Run.objects.filter(kind=kind, subject=subject).first()
    if last is not None and last.state in (Run.State.WAITING, Run.State.RUNNING):
        if timezone.now() - last.changed_at < SILENCE:
            return last, False
        last.state = Run.State.INTERRUPTED
        last.save(update_fields=["state"])
    opened: list[Run] = []

    def begin() -> dict[str, str]:
        run = Run.objects.create(
            kind=kind,
            subject=subject,
            actor_id=actor.pk,
            actor_label=actor.label,
            result={"next_url": next_url} | ({"may_stop": True} if may_stop else {}),
        )
        opened.append(run)
        return {"run": str(run.uuid)}

    found = once(actor, kind, key, {"subject": subject}, begin)
    return Run.objects.get(uuid=found["run"]), bool(opened)


@transaction.atomic
def ask_to_stop(actor: Actor, run: Run) -> Run:
    """Ask that the step at work stop and give the best it has. Whoever began the run may, step by step."""
    locked = Run.objects.select_for_update().get(pk=run.pk)
    if locked.actor_id != actor.pk or not locked.result.get("may_stop"):
        raise ForbiddenError(_("Only who began this work stops it."))
    if locked.state not in (Run.State.WAITING, Run.State.RUNNING):
        raise WrongStateError(_("This work has ended already."))
    locked.stop_asked_at = timezone.now()
    locked.save(update_fields=["stop_asked_at"])
    return locked


class Progress:
    """Tells the run's row, and whoever listens, how far the work is; cheap enough to call for every item."""

    def __init__(self, run: Run, listener: Callable[[Run], None] | None = None) -> None:
        self.run = run
        self._listener = listener
        self._told = 0.0

    def step(self, title: str, total: int) -> None:
        """Begin a step named by a msgid, of `total` items."""
        self.run.step, self.run.total, self.run.done = title, total, 0
        self._tell(force=True)

    def stopper(self) -> Callable[[], bool]:
        """Whether somebody asked, from now on, that the step at work stop; looked up twice a second at most."""
        began, seen = timezone.now(), [0.0, 0.0]

        def is_asked() -> bool:
            now = time.monotonic()
            if not seen[1] and now - seen[0] >= 0.5:
                seen[0] = now
                asked = Run.objects.using(settings.FURSA_PROGRESS_ALIAS).filter(
                    pk=self.run.pk, stop_asked_at__gte=began
                )
                seen[1] = float(asked.exists())
            return bool(seen[1])

        return is_asked

    def advance(self, count: int = 1) -> None:
        self.run.done += count
        self._tell(force=self.run.done >= self.run.total)

    def _tell(self, *, force: bool) -> None:
        now = time.monotonic()
        if not force and now - self._told < 0.25:
            return
        self._told = now
        save_run(self.run, "step", "done", "total")
        if self._listener is not None:
            self._listener(self.run)


def save_run(run: Run, *fields: str) -> None:
    """Write the run through a connection of its own: progress must be seen before the work commits."""
    run.changed_at = timezone.now()
    run.save(using=settings.FURSA_PROGRESS_ALIAS, update_fields=[*fields, "changed_at"])


def fail_run(run: Run, error: BaseException) -> None:
    """Close a run that `error` ended, with a sentence in the active language.

    What nobody foresaw is said by the run's reference alone, under which the log has the details.
    """
    run.state = Run.State.FAILED if isinstance(error, Exception) else Run.State.INTERRUPTED
    if hasattr(error, "sentence"):
        run.error = str(error)
    elif isinstance(error, Exception):
        run.error = gettext(
            "Something went wrong that nobody foresaw. Try once more; if it happens again, "
            "tell your support this reference: %(reference)s."
        ) % {"reference": run.reference}
    run.finished_at = timezone.now()
    save_run(run, "state", "error", "result", "finished_at")


@contextmanager
def running(
    actor: Actor,
    kind: str,
    subject: str = "",
    *,
    listener: Callable[[Run], None] | None = None,
    run: Run | None = None,
) -> Iterator[Progress]:
    """Open a run, close it as done, failed or interrupted; the error's sentence is kept, never its data or its name."""
    if run is None:
        run = Run(kind=kind, subject=subject, actor_id=actor.pk, actor_label=actor.label)
        run.save(using=settings.FURSA_PROGRESS_ALIAS)
    run.state = Run.State.RUNNING
    save_run(run, "state")
    progress = Progress(run, listener)
    try:
        yield progress
    except BaseException as error:
        fail_run(run, error)
        raise
    run.state, run.finished_at = Run.State.DONE, timezone.now()
    save_run(run, "state", "result", "finished_at")


@transaction.atomic
def set_up_installation(
    *, names: dict[str, str], issuer: dict[str, str], web_address: str, is_sample: bool
) -> Installation:
    """Name this installation, or bring its names up to date.

    An installation that holds real people never becomes a sample, nor the other way round: raises
    WrongStateError, since papers of both must not be taken for one another.
    """
    found = Installation.objects.select_for_update().first()
    if found is not None and found.is_sample != is_sample:
        raise WrongStateError(_("A sample and a real installation are kept apart. Use another data folder."))
    fields: dict[str, Any] = {f"name_{language}": name for language, name in names.items()}
    fields |= {
        f"issuer_{language}": name for language, name in issuer.items() if language in {"ar", "fr", "en"}
    }
    installation, _is_new = Installation.objects.update_or_create(
        only=True, defaults={**fields, "web_address": web_address, "is_sample": is_sample}
    )
    return installation
