"""Every table of the program in open formats: CSV and Parquet, the data dictionary, a manifest with hashes."""
