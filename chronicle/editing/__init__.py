"""The tools of people who edit a record by hand: explaining, starting a file, renaming, finding what could be linked.

Nothing here changes a file except by command, and then only the lines it must.
"""
