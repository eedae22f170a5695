"""Which library does the arithmetic, and whether it says of itself that it runs in FIPS mode. This is no claim."""

from dataclasses import dataclass

from cryptography import __version__
from cryptography.hazmat.backends.openssl import backend


@dataclass(frozen=True, kw_only=True)
class CryptoModule:
    """The library as it reports itself."""

    library: str
    openssl: str
    fips_provider: bool

    @property
    def sentence(self) -> str:
        """One line for whoever runs the program."""
        mode = "the FIPS provider is on" if self.fips_provider else "the FIPS provider is off"
        return f"cryptography {self.library} with {self.openssl}; {mode}."


def crypto_module() -> CryptoModule:
    """Asks the library that encrypts, not Python's own."""
    is_fips = bool(getattr(backend, "_fips_enabled", False))
    return CryptoModule(library=__version__, openssl=backend.openssl_version_text(), fips_provider=is_fips)
