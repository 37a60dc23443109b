package forestall.hazard.weather;

import forestall.hazard.Unreadable;
import forestall.model.Area;
import forestall.model.Site;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * Where an alert holds: polygons and circles on the map. Edges of polygons are straight on a map of
 * longitude and latitude, as GeoJSON (RFC 7946) has it; a ring that crosses the date line or goes
 * round a pole is understood. What lies on an edge is covered. Immutable.
 */
public final class Footprint {
    /** Nowhere that is known. */
    public static final Footprint NONE = new Footprint(List.of(), List.of());

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final int MOST_POINTS = 100_000;

    private final List<Polygon> polygons;
    private final List<Area> circles;

    private Footprint(List<Polygon> polygons, List<Area> circles) {
        this.polygons = List.copyOf(polygons);
        this.circles = List.copyOf(circles);
    }

    /**
     * @param rings the outer one, then its holes; x is longitude and y latitude, in degrees
     * @throws Unreadable when a ring has fewer than three points, or a point is not on earth
     */
    static Footprint polygon(List<List<Coordinate>> rings) {
        if (rings.isEmpty()) {
            throw new Unreadable("a polygon has no ring");
        }
        double west = rings.get(0).isEmpty() ? 0 : rings.get(0).get(0).x;
        LinearRing shell = ring(rings.get(0), west);
        LinearRing[] holes =
                rings.stream().skip(1).map(each -> ring(each, west)).toArray(LinearRing[]::new);
        return new Footprint(List.of(GEOMETRY.createPolygon(shell, holes)), List.of());
    }

    /**
     * @param radiusKm in km, 0 or more
     * @throws Unreadable when it is not on earth
     */
    static Footprint circle(double latitude, double longitude, double radiusKm) {
        try {
            return new Footprint(List.of(), List.of(new Area(latitude, longitude, radiusKm)));
        } catch (IllegalArgumentException wrong) {
            throw new Unreadable("a circle is not on earth: " + wrong.getMessage(), wrong);
        }
    }

    Footprint and(Footprint other) {
        List<Polygon> allPolygons = new ArrayList<>(polygons);
        allPolygons.addAll(other.polygons);
        List<Area> allCircles = new ArrayList<>(circles);
        allCircles.addAll(other.circles);
        return new Footprint(allPolygons, allCircles);
    }

    boolean isNowhere() {
        return polygons.isEmpty() && circles.isEmpty();
    }

    public boolean covers(Site site) {
        return circles.stream().anyMatch(circle -> circle.covers(site))
                || polygons.stream().anyMatch(polygon -> covers(polygon, site));
    }

    // A ring over the date line reaches beyond 180 degrees, to either side.
    private static boolean covers(Polygon polygon, Site site) {
        for (int turn = -360; turn <= 360; turn += 360) {
            var point = new Coordinate(site.longitude() + turn, site.latitude());
            if (SimplePointInAreaLocator.locate(point, polygon) != Location.EXTERIOR) {
                return true;
            }
        }
        return false;
    }

    private static LinearRing ring(List<Coordinate> points, double near) {
        if (points.size() > MOST_POINTS) {
            throw new Unreadable("a ring has more than %d points".formatted(MOST_POINTS));
        }
        List<Coordinate> ring = new ArrayList<>();
        double last = near;
        for (Coordinate point : points) {
            onEarth(point);
            last = point.x + 360 * Math.rint((last - point.x) / 360); // the nearest way round
            ring.add(new Coordinate(last, point.y));
        }
        if (ring.stream().distinct().count() < 3) {
            throw new Unreadable("a ring has fewer than three points");
        }
        close(ring);
        return GEOMETRY.createLinearRing(ring.toArray(Coordinate[]::new));
    }

    private static void close(List<Coordinate> ring) {
        Coordinate first = ring.get(0);
        Coordinate last = ring.get(ring.size() - 1);
        double back = first.x + 360 * Math.rint((last.x - first.x) / 360);
        if (back != first.x) { // once round the earth: what lies between it and the pole is meant
            double pole = first.y < 0 ? -90 : 90;
            ring.add(new Coordinate(back, first.y));
            ring.add(new Coordinate(back, pole));
            ring.add(new Coordinate(first.x, pole));
        }
        if (!ring.get(ring.size() - 1).equals2D(first)) {
            ring.add(new Coordinate(first));
        }
    }

    private static void onEarth(Coordinate point) {
        if (!(Math.abs(point.x) <= 180 && Math.abs(point.y) <= 90)) { // also refuses NaN
            throw new Unreadable("a point is not on earth: longitude or latitude out of range");
        }
    }
}
