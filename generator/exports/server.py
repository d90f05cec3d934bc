"""What a web server and its visitors' programs are told: ``.htaccess``, sitemap, feed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from urllib.parse import urlsplit

from msgspec import Struct

from generator import urls
from generator.model.register import ReleasedUrl, UrlState
from generator.model.site import Site
from generator.pages import Page
from generator.pages.views import ChangeView
from generator.templating import Templates

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
"""Content-Security-Policy of the pages: nothing is loaded from anywhere else."""

_FEED_LENGTH = 60


def sitemap(templates: Templates, pages: Sequence[Page]) -> str:
    """``sitemap.xml`` with the dates that the content names; needs the site's address."""
    listed = sorted((page for page in pages if page.in_sitemap), key=lambda page: page.url)
    return templates.plain("sitemap.xml", "sitemap.xml", listed)


class _Entry(Struct, frozen=True):
    change: ChangeView
    id: str


def feed(templates: Templates, changes: Sequence[ChangeView]) -> str:
    """``feed.xml``, an Atom feed of the latest changes; needs the site's address and at least one change."""
    entries = [_Entry(change, _change_id(change)) for change in list(dict.fromkeys(changes))[:_FEED_LENGTH]]
    return templates.plain("feed.xml", urls.FEED, entries, updated=max(change.date for change in changes))


def _change_id(change: ChangeView) -> str:
    mark = sha256(f"{change.date} {change.note} {change.evidence}".encode()).hexdigest()[:8]
    return f"{change.date:%Y%m%d}-{mark}"


def htaccess(site: Site) -> str:
    """Settings for Apache; every part is skipped where the module is missing."""
    moved = [entry for entry in site.register.urls if entry.state in {UrlState.MOVED, UrlState.GONE}]
    parts = [_HEAD.format(policy=POLICY)]
    if site.config.site.url:
        parts.append(f"ErrorDocument 404 {urlsplit(site.config.site.url).path}{urls.NOT_FOUND}\n")
    if moved:
        parts.append(_REWRITE.format(rules="\n".join(_rule(entry) for entry in moved)))
    return "\n".join(parts)


def _rule(entry: ReleasedUrl) -> str:
    pattern = f"^{re.escape(entry.url)}$"
    if entry.state is UrlState.GONE:
        return f"RewriteRule {pattern} - [G,L]"
    return f"RewriteRule {pattern} %{{ENV:SECTION}}{entry.to} [R=301,NE,L]"


_HEAD = """\
# Written by prongsai. Changes made here are lost with the next build.
AddDefaultCharset utf-8
<IfModule mod_mime.c>
AddType text/html .html
AddType application/atom+xml .xml
AddType image/svg+xml .svg
AddType font/woff2 .woff2
AddType application/json .json
AddType text/csv .csv
AddType application/vnd.openxmlformats-officedocument.spreadsheetml.sheet .xlsx
AddType application/vnd.openxmlformats-officedocument.wordprocessingml.document .docx
</IfModule>
<IfModule mod_headers.c>
Header set X-Content-Type-Options "nosniff"
Header set Referrer-Policy "no-referrer-when-downgrade"
<FilesMatch "\\.html$">
Header set Content-Security-Policy "{policy}"
Header set Cache-Control "no-cache"
</FilesMatch>
<FilesMatch "\\.(css|js|woff2|svg|png)$">
Header set Cache-Control "max-age=3600"
</FilesMatch>
</IfModule>
<IfModule mod_deflate.c>
<IfModule mod_filter.c>
AddOutputFilterByType DEFLATE text/html text/css text/csv text/javascript application/javascript
AddOutputFilterByType DEFLATE application/json application/xml application/atom+xml image/svg+xml
</IfModule>
</IfModule>
"""

_REWRITE = """\
<IfModule mod_rewrite.c>
RewriteEngine On
RewriteCond %{{REQUEST_URI}}::$1 ^(.*?/)(.*)::\\2$
RewriteRule ^(.*)$ - [E=SECTION:%1]
{rules}
</IfModule>
"""
