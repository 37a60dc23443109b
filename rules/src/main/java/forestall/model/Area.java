package forestall.model;

/**
 * A circle on the map.
 *
 * @param latitude degrees north of its centre, WGS 84, −90 to 90
 * @param longitude degrees east of its centre, WGS 84, −180 to 180
 * @param radiusKm radius in km, 0 to 20,040 (half round the earth)
 */
public record Area(double latitude, double longitude, double radiusKm) {

    private static final double EARTH_RADIUS_KM = 6371.0088; // mean radius, IUGG

    public Area {
        Require.between(latitude, -90, 90, "latitude");
        Require.between(longitude, -180, 180, "longitude");
        Require.between(radiusKm, 0, 20_040, "radiusKm");
    }

    /** True when the site lies in the circle, by great-circle distance (haversine formula). */
    public boolean covers(Site site) {
        double north = Math.toRadians(site.latitude() - latitude);
        double east = Math.toRadians(site.longitude() - longitude);
        double chord =
                Math.pow(Math.sin(north / 2), 2)
                        + Math.cos(Math.toRadians(latitude))
                                * Math.cos(Math.toRadians(site.latitude()))
                                * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord))) <= radiusKm;
    }
}
