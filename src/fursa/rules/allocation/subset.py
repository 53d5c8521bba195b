"""A part of an instance's applicants as an instance of its own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from fursa.rules.allocation.instance import Instance, Ints
from fursa.rules.allocation.linear import ranges


def subset(instance: Instance, who: Ints) -> Instance:
    """The instance of these applicants alone (indices, ascending), under the same rules."""
    lengths = instance.option_start[who + 1] - instance.option_start[who]
    options = ranges(instance.option_start[who], lengths)
    first, counts = instance.uses_of(options)
    uses = ranges(first, counts)
    return replace(
        instance,
        applicants=instance.applicants[who],
        forced=instance.forced[who],
        profile=instance.profile[who],
        option_start=np.concatenate([[0], np.cumsum(lengths)]),
        option_code=instance.option_code[options],
        option_forced=instance.option_forced[options],
        cost=instance.cost[options],
        value=instance.value[options],
        use_start=np.concatenate([[0], np.cumsum(counts)]),
        use_resource=instance.use_resource[uses],
        use_amount=instance.use_amount[uses],
    )
