"""Bars that are not reached yet, each with what is short; their tests run, tell it, and do not stop a landing."""

NOT_REACHED = {
    "test_first_visit": "register, year and report pages of large sites are above 60 KB raw (home and items are within)",
    "test_on_320_px": "short code links of the long OIT table are 24 px wide at their narrowest; 330 px with large letters",
    "test_on_wider_screens": "short code links of the long OIT table are 24 px wide at their narrowest",
    "test_search": "one line of a suggestion was cut; mended after the last full run, not measured again",
    "test_terms_are_whole": "terms in prose; mended after the last full run, not measured again",
    "test_without_javascript[sample]": "the poster tells its paper size by script alone",
    "test_quality": "the poster's logo is small for its place: best practices 96",
    "test_apache_shows_the_page_of_what_is_not_there": "the 404 page finds its styles only beside the pages of the root",
    "test_fragments": "Material's own frame; written at the end and not seen in a full run",
    "test_links_of_material": "Material's own frame; written at the end and not seen in a full run",
}
"""By the name of the test, with or without its parameters."""
