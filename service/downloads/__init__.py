"""Obligations as files: JSON Lines for programs, CSV and XLSX for spreadsheets, iCalendar for calendars."""
