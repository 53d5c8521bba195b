"""How Django writes and reads dates and numbers: as Morocco does, in all three languages.

Django's own Arabic reads 03/04/2026 as 4 March, refuses 25/04/2026, prints a 12-hour clock, no grouping and
invisible marks. One country has one way of writing a day and an amount; only the names change with the language.
"""
