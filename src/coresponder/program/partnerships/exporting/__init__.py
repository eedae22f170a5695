"""Agreements as files that leave the program: DOCX for counsel to mark up, tagged PDF to sign on paper."""
