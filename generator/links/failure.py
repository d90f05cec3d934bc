"""What went wrong on the way to a server, as the reason that an officer is told."""

from __future__ import annotations

import socket
import ssl
from http.client import HTTPException

from generator.links.outcome import NoAnswerError, Reason

__all__ = ["FAILURES", "no_answer"]

FAILURES = (OSError, HTTPException, UnicodeError)
"""What a connection can fail with."""

_REASONS: tuple[tuple[type[Exception], Reason], ...] = (
    (ssl.SSLError, Reason.TLS),
    (UnicodeError, Reason.NO_HOST),
    (TimeoutError, Reason.TIMEOUT),
    (ConnectionRefusedError, Reason.REFUSED),
    (ConnectionError, Reason.RESET),
    (HTTPException, Reason.RESET),
    (OSError, Reason.UNREACHABLE),
)
"""The first that fits."""
_NO_SUCH_HOST = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
_CERTIFICATES = {
    9: "ยังไม่ถึงวันเริ่มใช้ (not yet valid)",
    10: "หมดอายุแล้ว (expired)",
    18: "ออกให้ตัวเอง (self-signed)",
    19: "ออกโดยผู้ที่ไม่เป็นที่ยอมรับ (self-signed)",
    62: "เป็นของเว็บอื่น (host name mismatch)",
    64: "เป็นของเว็บอื่น (IP address mismatch)",
}
"""By OpenSSL's number. Of any other, such as an incomplete chain, a browser may know more: unknown."""


def no_answer(err: Exception) -> NoAnswerError:
    """*err*, one of ``FAILURES``, as a reason."""
    if isinstance(err, ssl.SSLCertVerificationError):
        return _of_certificate(err)
    if isinstance(err, socket.gaierror):
        return NoAnswerError(Reason.NO_HOST if err.errno in _NO_SUCH_HOST else Reason.UNREACHABLE)
    return NoAnswerError(next(reason for kind, reason in _REASONS if isinstance(err, kind)))


def _of_certificate(err: ssl.SSLCertVerificationError) -> NoAnswerError:
    if err.verify_code in _CERTIFICATES:
        return NoAnswerError(Reason.CERTIFICATE, _CERTIFICATES[err.verify_code])
    return NoAnswerError(Reason.TLS, f"ใบรับรองไม่ครบชุด ({err.verify_message})")
