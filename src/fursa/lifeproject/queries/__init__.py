"""Life projects and what is being written, as far as the reader's role opens them."""

from fursa.lifeproject.queries.plans import content_of, digest_of, plan_of_content, plan_of_project
from fursa.lifeproject.queries.projects import (
    find_draft,
    find_end,
    find_photograph,
    get_project,
    list_ends,
    list_own_drafts,
    list_projects,
    needs_reading_aloud,
)

__all__ = [
    "content_of",
    "digest_of",
    "find_draft",
    "find_end",
    "find_photograph",
    "get_project",
    "list_ends",
    "list_own_drafts",
    "list_projects",
    "needs_reading_aloud",
    "plan_of_content",
    "plan_of_project",
]
