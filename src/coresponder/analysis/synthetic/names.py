"""Names that nobody could take for real ones. Tests check that the export holds no other."""

COUNTY = "Marigold County"
TIME_ZONE = "America/Chicago"
POPULATION = 184_930

# District, the short form in its beats' names, and its share of the people.
CITIES = (("Fort Pretend", "FP", 0.52), ("Imaginary Falls", "IF", 0.31), ("Make-Believe Plains", "MB", 0.17))

STREET_NAMES = (
    "MADEUP", "NOTREAL", "PRETEND", "FICTION", "PLACEHOLDER", "EXAMPLE", "SAMPLE", "NONESUCH", "NOWHERE", "FABLE",
    "STORYBOOK", "UNICORN", "DRAGON", "PHANTOM", "MIRAGE", "DAYDREAM", "WONDER", "RIDDLE", "PUZZLE", "LEGEND",
    "FAIRYTALE", "IMAGINED", "INVENTED", "DUMMY", "TESTBED", "LOREM", "IPSUM", "DOLOR", "FOOBAR", "QUUX",
)  # fmt: skip
STREET_KINDS = ("ST", "AVE", "LN", "RD", "CT", "WAY")

GIVEN_NAMES = ("Testa", "Demo", "Sampla", "Exampla", "Placeholda", "Fictitia", "Pretenda", "Dummy", "Invento", "Mocka")
FAMILY_NAMES = ("Notareal", "Fictitious", "Madeupson", "Pretender", "Inventedly", "Nonesuch", "Imaginary", "Samplesen")

# Telephone numbers 555-0100 to 555-0199 are set aside for fiction.
FIRST_PHONE, PHONES = 100, 100

# Repeat places: what it is, how it is called in places.csv, how many there are, and how often it calls about a crisis
# and about anything else, in calls a year.
REPEAT_PLACES = (
    ("SHELTER", "Pretend Night Shelter", 2, 95.0, 210.0),
    ("GROUP HOME", "Madeup Group Home", 9, 26.0, 14.0),
    ("HOSPITAL", "Imaginary General Hospital", 1, 120.0, 330.0),
    ("TRANSIT", "Nowhere Transit Center", 2, 44.0, 260.0),
    ("MOTEL", "Sleepy Dragon Motel", 5, 19.0, 95.0),
    ("SCHOOL", "Example High School", 4, 11.0, 60.0),
    ("LIBRARY", "Storybook Library", 3, 16.0, 45.0),
    ("APARTMENT", "Mirage Apartments", 12, 13.0, 48.0),
    ("BUSINESS", "Unicorn Superstore", 4, 6.0, 240.0),
)
