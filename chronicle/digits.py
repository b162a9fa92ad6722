"""Digits as the record writes them: 0 to 9, whatever script they came in."""
import unicodedata


def western(text: str) -> str:
    """`١٢٠+` -> `120+`, `۲۰۱۶` -> `2016`; all that is no digit stays as it is."""
    return text if text.isascii() else "".join(str(unicodedata.decimal(sign, sign)) for sign in text)
