"""Tables and texts in files from outside, as rows of texts: what any spreadsheet of ours is read by."""
