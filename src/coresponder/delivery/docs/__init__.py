"""The documents that are generated from the code, so that they cannot say anything else than the code does.

python -m coresponder.delivery.docs            write them
python -m coresponder.delivery.docs --check    fail, naming them, when any is out of date
"""
