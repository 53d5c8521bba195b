"""What the page /field/ may have to say while no server can be asked: every sentence goes with it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def words() -> dict[str, Any]:
    """The sentences in the reader's language, by the names that static/diagnosis/field/field.js asks for."""
    return {**_keeping(), **_sending(), **_filling(), "odk": _of_the_form()}


def _keeping() -> dict[str, str]:
    return {
        "wrong": _("This passphrase opens nothing on this computer. Try again."),
        "short": _("The passphrase has at least ten letters. Three words you remember are good."),
        "differ": _("The two are not the same. Type them again."),
        "needsNetwork": _("This needs the network. Try again when it is back."),
        "sealed": _("This computer is ready: with your passphrase you can work without network."),
        "lockedNow": _("Closed and locked. What is not sent yet is kept, and only you can open it."),
        "lockedQuiet": _("Locked, because nothing was typed for a while. What you wrote is kept."),
        "insecure": _(
            "This page needs a secure address (https) and a current browser to keep your work. "
            "Ask whoever looks after the computers."
        ),
        "noWorker": _("This browser cannot open the page without network. With network everything works."),
        "closedTitle": _("An interview that cannot be opened any more"),
        "is_closed": _(
            "Kept on %(when)s. Tell whoever looks after the installation; do not clear this browser."
        ),
    }


def _sending() -> dict[str, str]:
    return {
        "connected": _("Connected"),
        "alone": _("No network – you can go on"),
        "stillAlone": _("There is no network yet, or you are signed out. Nothing is lost: it is sent when it is back."),
        "landed": _("%(title)s %(label)s: received, and in the person's file. It was wiped from this computer."),
        "waits": _(
            "%(title)s %(label)s: received. It waits under “Sent from devices”: %(problem)s "
            "It was wiped from this computer."
        ),
        "conflict": _(
            "%(title)s %(label)s: received, and kept beside another version of the same interview "
            "until somebody chooses between the two."
        ),
        "is_draft": _("Not finished. Kept on %(when)s."),
        "is_ready": _("Finished on %(when)s. It is sent when there is network."),
        "is_refused": _("Not taken by the server. Open it, mend it and finish it again."),
        "ready": _("Finished. It is kept here until the server has it."),
    }  # fmt: skip


def _filling() -> dict[str, str]:
    return {
        "version": _("Version %(version)s"),
        "forPerson": _("For the file %(reference)s: choose a questionnaire."),
        "begin": _("Begin"),
        "goOn": _("Go on with it"),
        "discard": _("Discard it"),
        "page": _("Part %(page)s of %(pages)s"),
        "kept": _("Kept on this computer, %(when)s"),
        "notKept": _(
            "This could not be kept on this computer: it may be full. Do not close the page; free some room."
        ),
        "missing": _("Some answers need another look before this can be sent. They are marked."),
        "noForm": _(
            "The questionnaire this was begun with is no longer on this computer. Connect and try again."
        ),
        "broken": _("This questionnaire cannot be opened here. Tell whoever wrote it."),
        "today": _("Today"),
        "clear": _("Clear"),
        "nothing": _("Nothing found"),
    }


def _of_the_form() -> dict[str, str]:
    """What ODK Web Forms says by itself; scripts/web_forms/build.mjs puts these in place of its English."""
    return {
        "item": _("Entry"),
        "remove": _("Remove this entry"),
        "add": _("Add"),
        "rank": _("Put in order"),
        "picture": _("Take a picture"),
        "image": _("Choose a picture"),
        "preview": _("The picture chosen"),
        "okay": _("Yes"),
        "language": _("Language of the questions"),
        "constraint": _("This answer cannot be right. Look at it again."),
        "required": _("This needs an answer."),
        "errors": _("Answers that need another look:"),
        "noFile": _("Recordings and files other than pictures cannot be added here."),
        "broken": _("This questionnaire cannot be opened"),
        "details": _("For whoever wrote it"),
        "noMap": _("There is no map here. Use the place that is measured."),
        "locating": _("Finding where you are"),
        "locatingFor": _("So far: "),
        "locate": _("Measure where I am"),
        "keepLocation": _("Keep this place"),
        "again": _("Try again"),
        "noLocation": _("The place cannot be measured"),
        "allowLocation": _("Allow it in the browser's settings, or go on without it."),
        "cancel": _("Cancel"),
    }
