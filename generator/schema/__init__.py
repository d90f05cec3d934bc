"""Located values to frozen records: the edge at which the officer's text becomes the model."""

from generator.schema.frameworks import read_concepts, read_framework, shipped_years
from generator.schema.site import SiteReader, read_site, read_years

__all__ = ["SiteReader", "read_concepts", "read_framework", "read_site", "read_years", "shipped_years"]
