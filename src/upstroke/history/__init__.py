"""What was done, kept in SQLite: the schema, the file, the record and its exchange."""
