"""The sheet of places (场所表): read, compared with the registry, applied in one transaction, written out."""

from fangxian.registry.places_sheet.apply import apply
from fangxian.registry.places_sheet.export import export
from fangxian.registry.places_sheet.plan import PlacesPlan, import_file, plan_rows

__all__ = ["PlacesPlan", "apply", "export", "import_file", "plan_rows"]
