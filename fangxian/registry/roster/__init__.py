"""The roster (花名册): one row a person; read, compared with the registry, applied in one transaction, written out."""

from fangxian.registry.roster.apply import apply
from fangxian.registry.roster.export import export
from fangxian.registry.roster.plan import Plan, import_file, plan_rows

__all__ = ["Plan", "apply", "export", "import_file", "plan_rows"]
