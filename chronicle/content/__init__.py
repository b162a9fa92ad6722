"""The room where files and records meet: reader, writer and the one table of fields. Nothing is loaded with it: a build of one edited record reads none itself."""
