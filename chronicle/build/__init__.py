"""The build: workspace.py reads and links, render.py makes a page, many.py many, publish.py puts them in place, batch.py is the order of
these stages for `chronicle build`, preview.py the same pages on demand for `chronicle serve`."""
