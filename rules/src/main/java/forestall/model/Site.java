package forestall.model;

/**
 * A place where components run; storms and unrest strike places.
 *
 * @param id the site
 * @param name as people call it, 1 to 200 characters
 * @param region region it belongs to, 1 to 128 characters, such as {@code RegionOne}
 * @param latitude degrees north, WGS 84, −90 to 90
 * @param longitude degrees east, WGS 84, −180 to 180
 */
public record Site(SiteId id, String name, String region, double latitude, double longitude) {

    public Site {
        Require.present(id, "site id");
        Require.text(name, "site name", 200);
        Require.text(region, "region", 128);
        Require.between(latitude, -90, 90, "latitude");
        Require.between(longitude, -180, 180, "longitude");
    }
}
