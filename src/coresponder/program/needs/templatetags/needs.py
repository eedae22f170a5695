"""What the pages of needs show: pictures as they were drawn."""

from django import template

from coresponder.program.needs import pictures

register = template.Library()
register.filter("svg", pictures.svg)
