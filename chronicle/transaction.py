"""All of a save, or nothing of it."""
import sqlite3


class Transaction:
    def __init__(self, db: sqlite3.Connection):
        self.db = db

    def __enter__(self):
        if self.db.in_transaction:              # what was read until now was read under one lock (Ledger.hold)
            self.db.execute("commit")
        self.db.execute("begin immediate")

    def __exit__(self, kind, value, trace):
        if kind is None:
            self.db.execute("commit")
        elif self.db.in_transaction:            # a full disk has ended it already
            self.db.execute("rollback")
