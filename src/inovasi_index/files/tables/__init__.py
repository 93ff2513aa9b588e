"""Tables: workbooks and CSV files as reports, and back."""
