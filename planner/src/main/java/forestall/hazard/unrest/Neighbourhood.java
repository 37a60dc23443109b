package forestall.hazard.unrest;

import forestall.model.Area;
import forestall.model.Site;
import java.util.Collection;
import java.util.List;

/** Which sites are near a place. Immutable. */
public final class Neighbourhood {
    private final List<Site> sites;
    private final double radiusKm;

    /**
     * @param radiusKm how far from a site unrest still matters to it, in km, 0 or more
     */
    public Neighbourhood(Collection<Site> sites, double radiusKm) {
        this.sites = List.copyOf(sites);
        this.radiusKm = radiusKm;
    }

    double radiusKm() {
        return radiusKm;
    }

    /** All sites; in order. */
    public List<Site> sites() {
        return sites;
    }

    /** Of that site alone. */
    public Neighbourhood only(Site site) {
        return new Neighbourhood(List.of(site), radiusKm);
    }

    /**
     * @return none when the place is not on earth
     */
    List<Site> near(double latitude, double longitude) {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) { // also refuses NaN
            return List.of();
        }
        var round = new Area(latitude, longitude, radiusKm);
        return sites.stream().filter(round::covers).toList();
    }
}
