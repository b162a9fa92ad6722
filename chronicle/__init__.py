"""Chronicle: news articles about contested incidents become a record people can check, published as a static site."""

__version__ = "0.1.0"
