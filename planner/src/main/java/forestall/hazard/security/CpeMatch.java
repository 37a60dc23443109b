package forestall.hazard.security;

import forestall.hazard.Unreadable;
import us.springett.parsers.cpe.Cpe;
import us.springett.parsers.cpe.CpeParser;
import us.springett.parsers.cpe.ICpe;
import us.springett.parsers.cpe.exceptions.CpeParsingException;

/**
 * What NVD calls a match criterion: a CPE, and versions where the CPE leaves them open.
 *
 * @param criteria product that is vulnerable
 * @param range versions that are; all when the criteria name one
 */
record CpeMatch(ICpe criteria, VersionRange range) {
    private static final String ANY = "*";
    private static final String NONE = "-";

    /**
     * @throws Unreadable when it is no CPE
     */
    static Cpe parse(String cpe) {
        try {
            return CpeParser.parse(cpe);
        } catch (CpeParsingException malformed) {
            throw new Unreadable("a criterion is no CPE", malformed);
        }
    }

    /**
     * Whether installed software is meant. What it leaves open (edition, target) is no reason
     * against; a version that it leaves open is meant only when every version is.
     */
    boolean matches(ICpe installed) {
        return criteria.getPart() == installed.getPart()
                && criteria.getVendor().equalsIgnoreCase(installed.getVendor())
                && criteria.getProduct().equalsIgnoreCase(installed.getProduct())
                && version(installed)
                && open(criteria.getEdition(), installed.getEdition())
                && open(criteria.getSwEdition(), installed.getSwEdition())
                && open(criteria.getTargetSw(), installed.getTargetSw())
                && open(criteria.getTargetHw(), installed.getTargetHw());
    }

    private boolean version(ICpe installed) {
        String own = installed.getVersion();
        if (!criteria.getVersion().equals(ANY)) {
            return criteria.getVersion().equalsIgnoreCase(own)
                    && open(criteria.getUpdate(), installed.getUpdate());
        }
        if (own.equals(ANY) || own.equals(NONE)) {
            return range.isAll();
        }
        return range.contains(own);
    }

    private static boolean open(String wanted, String own) {
        return wanted.equals(ANY) || own.equals(ANY) || wanted.equalsIgnoreCase(own);
    }
}
