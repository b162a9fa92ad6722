"""Files for researchers: what the pages show, for programs. Each is a page like any other: a pure function of its View.

Three rules hold in every format. Unknown is not zero: what nobody reports is an empty cell or null, and vague words
("dozens") stand as words, never as numbers. Every number stands with who counted it. A location is as fine as the record
has it and no finer: the point is that of the named place, beside it stand the precision and the radius of doubt.
"""
