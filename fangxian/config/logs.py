"""What is written to the log: fields, and of a fault its kind and place; never a value, for it may name somebody."""

from __future__ import annotations

import traceback
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger


def fault_without_values(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replaces an exception by its type and the lines it passed through; its message may hold a name."""
    caught = event.pop("exc_info", None)
    if isinstance(caught, tuple) and caught[0] is not None:
        lines = traceback.extract_tb(caught[2])
        event["fault"] = caught[0].__name__
        event["at"] = " < ".join(f"{line.filename}:{line.lineno}" for line in reversed(lines))
    return event


FIELDS: list[Processor] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso"),
    fault_without_values,
]


def logging(level: str) -> dict[str, Any]:
    """Django's LOGGING: one line of fields for each event, to standard error."""
    structlog.configure(
        processors=[*FIELDS, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    formatter = {
        "()": "structlog.stdlib.ProcessorFormatter",
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.LogfmtRenderer(bool_as_flag=False),
        ],
        "foreign_pre_chain": [structlog.stdlib.ExtraAdder(allow=()), *FIELDS],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"fields": formatter},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "fields"}},
        "root": {"handlers": ["console"], "level": level},
        # Django's own handlers would mail or print the request; axes prints who tried to sign in
        "loggers": {
            "django": {"handlers": [], "propagate": True},
            "axes": {"handlers": [], "level": "CRITICAL"},
        },
    }
