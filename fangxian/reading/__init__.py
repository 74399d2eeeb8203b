"""Reading (记一句): what people write in the work group becomes drafts of records; plain Python."""

from fangxian.reading.read import Reading, Tongues, read

__all__ = ["Reading", "Tongues", "read"]
