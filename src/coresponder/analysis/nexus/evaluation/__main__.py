"""Run the evaluation and put its tables into the page: FOLDER_OF_THE_FIVE_CITIES PAGE."""

import sys
from pathlib import Path

from coresponder.analysis.nexus.evaluation import compare, published, read_reference, update_page
from coresponder.analysis.nexus.tables import read_table


def main(arguments: list[str]) -> None:
    """Compare the shipped rules with the five cities in the folder, and renew the page."""
    folder, page = (Path(argument) for argument in arguments)
    update_page(page, published(compare(read_table(), read_reference(folder))))


if __name__ == "__main__":
    main(sys.argv[1:])
