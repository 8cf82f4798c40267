"""Errors that a person can put right; the docstring of each class is the first line of its message."""


class PortalError(Exception):
    """Something in the project has to be put right."""

    def __init__(self, *details: str) -> None:
        """Keep *details* as the lines after the class's own sentence."""
        self.details = details
        super().__init__("\n".join([self.__class__.__doc__ or "", *details]))


class CityNotFound(PortalError):
    """Kota itu tidak ditemukan."""


class InvalidCity(PortalError):
    """Berkas city.toml tidak lengkap atau salah isi."""


class MissingMessage(PortalError):
    """Ada kata antarmuka yang belum ditulis dalam katalog bahasa."""


class InvalidData(PortalError):
    """Data belum dapat diterbitkan: ada temuan yang menghentikan."""


class InvalidIndicator(PortalError):
    """Fungsi indikator menyalahi janjinya."""


class ChartFailed(PortalError):
    """Grafik tidak dapat digambar."""


class BuildFailed(PortalError):
    """Situs tidak jadi dibangun; situs terakhir yang baik tidak disentuh."""
