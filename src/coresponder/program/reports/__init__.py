"""Reports: frozen numbers with their words, published with small numbers withheld, and what others have published.

kinds           which measures a report of each kind holds, and which words it asks for
computing       from the files of a data set to figures                 disclosing   what of them may be seen
presenting      one report as it is read, from which every format is written
writing         HTML for paper, tagged PDF, CSV, XLSX
questionnaires  what a funder asks, as configuration
"""
