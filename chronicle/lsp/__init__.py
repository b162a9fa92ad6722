"""`chronicle lsp`: a language server over stdio, for content files in any editor that speaks the protocol.

    cursor      where the cursor stands: in which field, in a link, at a name of a field
    completion  what could be written there
    hover       what stands there: the record's summary, the field's meaning; and which file it is
    desk        the site as last linked, and what is wrong with an open file
    server      the protocol (the only importer of pygls)

Lines and columns inside count from 0, columns in characters; the server turns them into the client's units.
"""
