"""What is published beside the pages: QR codes, sitemap, feed, server settings, search index, open data."""
