"""Questions from files that people send: tables, documents and pasted text become entries, entries become questions."""
