"""The preview: `chronicle serve` shows the site while it is being written, and shows every save.

`server.serve` is the one entrance. Nothing here knows pages or records: a Preview (chronicle.build.preview) answers
addresses and says which of its earlier answers are out of date; this room watches, serves, and tells the open tabs.
"""
