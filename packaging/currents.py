"""Write assets/currents.nc: surface currents of a made-up sea, in the shape that real files have.

A meandering jet with travelling eddies off a coast in the west. Packed int16, latitudes that fall,
longitudes from 0 to 360, hours since a date, land as fill values: `python packaging/currents.py`.
"""

from pathlib import Path

import h5netcdf
import numpy as np

TARGET = Path(__file__).parents[1] / "assets" / "currents.nc"
RADIUS = 6.371e6  # [m]
LON = np.linspace(281.0, 301.0, 61)  # 79 to 59 degrees west
LAT = np.linspace(43.0, 29.0, 43)
DAYS = np.arange(0.0, 31.0)
EDDIES = (  # longitude, latitude at day 0 [deg], radius [deg], height [m2/s], degrees a day
    (286.0, 38.5, 1.1, 4.2e4, -0.05), (289.5, 33.0, 1.3, -5.0e4, -0.06),
    (293.5, 39.0, 1.2, 4.6e4, -0.05), (297.0, 32.8, 1.2, -4.4e4, -0.06),
    (284.8, 31.2, 0.9, 2.6e4, -0.04), (299.0, 37.6, 1.0, 3.4e4, -0.05),
)  # fmt: skip
FILL, SCALE = np.int16(-32767), 1e-4


def coast(lat):
    """Longitude of the shore at a latitude."""
    return (
        283.2
        + 0.16 * (lat - 29.0)
        + 0.5 * np.sin(1.1 * lat)
        + 2.2 * np.exp(-((lat - 40.6) ** 2) / 2.5)
    )


def stream(lon, lat, day):
    """Stream function [m2/s]: the jet, its eddies, and nothing at the shore."""
    axis = 35.6 + 0.9 * np.sin(2 * np.pi * (lon - 281.0 - 0.22 * day) / 7.0) * (
        1 - np.exp(-(((lon - 283.0) / 4.0) ** 2))
    )
    psi = -7.5e4 * np.tanh((lat - axis) / 0.85)
    for at, up, radius, height, speed in EDDIES:
        east = (lon - at - speed * day) * np.cos(np.radians(up))
        north = lat - up - 0.25 * np.sin(2 * np.pi * day / 21.0 + at)
        psi = psi + height * np.exp(-(east**2 + north**2) / (2 * radius**2))
    return psi * np.tanh(np.maximum(lon - coast(lat), 0.0) / 0.7) ** 2


def velocity(lon, lat, day, h=1e-3):
    """u, v [m/s] on the sphere: free of divergence, whatever the stream function."""
    degree = np.radians(1.0) * RADIUS
    north = (stream(lon, lat + h, day) - stream(lon, lat - h, day)) / (2 * h * degree)
    east = (stream(lon + h, lat, day) - stream(lon - h, lat, day)) / (2 * h * degree)
    return -north, east / np.cos(np.radians(lat))


def packed(values, land):
    """int16 with the fill value on land."""
    found = np.round(values / SCALE).astype(np.int16)
    found[:, land] = FILL
    return found


def write(path=TARGET):
    """The file, anew."""
    days, lat, lon = np.meshgrid(DAYS, LAT, LON, indexing="ij")
    u, v = velocity(lon, lat, days)
    land = LON[None, :] < coast(LAT)[:, None]
    with h5netcdf.File(path, "w") as file:
        file.attrs["Conventions"] = "CF-1.8"
        file.attrs["title"] = "Surface currents of a made-up sea"
        file.attrs["comment"] = "Synthetic: a jet and eddies from a stream function, off a coast."
        file.dimensions = {"time": len(DAYS), "latitude": len(LAT), "longitude": len(LON)}
        _axis(file, "time", 24.0 * DAYS, "time", "hours since 2015-03-01 00:00:00", "T")
        file.variables["time"].attrs["calendar"] = "gregorian"
        _axis(file, "latitude", LAT.astype(np.float32), "latitude", "degrees_north", "Y")
        _axis(file, "longitude", LON.astype(np.float32), "longitude", "degrees_east", "X")
        for name, values, way in (("uo", u, "eastward"), ("vo", v, "northward")):
            made = file.create_variable(
                name, ("time", "latitude", "longitude"), np.int16, data=packed(values, land),
                fillvalue=FILL, compression="gzip", compression_opts=9, shuffle=True,
            )  # fmt: skip
            made.attrs["standard_name"] = f"{way}_sea_water_velocity"
            made.attrs["units"] = "m s-1"
            made.attrs["scale_factor"] = SCALE


def _axis(file, name, values, standard, units, letter):
    made = file.create_variable(name, (name,), values.dtype, data=values)
    made.attrs["standard_name"], made.attrs["units"], made.attrs["axis"] = standard, units, letter


if __name__ == "__main__":
    write()
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")
