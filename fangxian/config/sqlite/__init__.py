"""Django on SQLite through pysqlite3, whose SQLite is new enough."""
