"""HDF5: the NetCDF layout under the name that HDF5 tools look for."""

from explorer.io.netcdf import arrays, load, save

__all__ = ["arrays", "load", "save"]
