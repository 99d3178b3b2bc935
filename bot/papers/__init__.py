"""What is written down for hosts: spreadsheets, pages to print, posters. Values and words in, bytes out."""
