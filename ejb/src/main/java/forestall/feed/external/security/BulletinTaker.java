package forestall.feed.external.security;

import forestall.feed.external.Taker;
import forestall.hazard.security.Bulletin;
import forestall.hazard.security.EpssScores;
import forestall.hazard.security.Inventory;
import forestall.hazard.security.KevCatalogue;
import forestall.hazard.security.NvdPage;
import forestall.hazard.security.OsvRecord;
import forestall.store.FeedState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes single documents of security sources. Thread-safe. */
public final class BulletinTaker implements Taker {
    /** How the documents of a source are read and kept. */
    private interface Keeper {
        /**
         * @return a note, if not all could be used
         */
        Optional<String> keep(byte[] document);
    }

    private final String source;
    private final BulletinDesk desk;
    private final Keeper keeper;

    private BulletinTaker(String source, BulletinDesk desk, Keeper keeper) {
        this.source = source;
        this.desk = desk;
        this.keeper = keeper;
    }

    /** Catalogues of CISA, each of which is whole. */
    public static BulletinTaker kev(BulletinDesk desk) {
        return new BulletinTaker(
                "kev",
                desk,
                document -> {
                    desk.replace("kev", KevCatalogue.read(document));
                    return Optional.empty();
                });
    }

    /** Scores of FIRST. */
    public static BulletinTaker epss(BulletinDesk desk) {
        return new BulletinTaker(
                "epss",
                desk,
                document -> {
                    desk.put("epss", EpssScores.read(document), List.of());
                    return Optional.empty();
                });
    }

    /** Pages of NVD. */
    public static BulletinTaker nvd(BulletinDesk desk) {
        return new BulletinTaker(
                "nvd",
                desk,
                document -> {
                    NvdPage page = NvdPage.read(document, desk.inventory());
                    desk.put("nvd", page.bulletins(), page.others());
                    return note(page);
                });
    }

    /** Single vulnerabilities in the OSV format. */
    public static BulletinTaker osv(BulletinDesk desk) {
        return new BulletinTaker(
                "osv",
                desk,
                document -> {
                    Inventory inventory = desk.inventory();
                    Bulletin bulletin = OsvRecord.read(document, Set.of(), inventory);
                    boolean touches = !bulletin.software().isEmpty();
                    desk.put(
                            "osv",
                            touches ? List.of(bulletin) : List.of(),
                            touches ? List.of() : List.of(bulletin.id()));
                    return Optional.empty();
                });
    }

    static Optional<String> note(NvdPage page) {
        return page.unreadable() == 0
                ? Optional.empty()
                : Optional.of("%d CVEs cannot be read".formatted(page.unreadable()));
    }

    @Override
    public Taken take(byte[] document, FeedState state, Instant now) {
        Optional<String> note = keeper.keep(document);
        Taken taken = desk.count(source, Optional.of(fingerprint()), now);
        return new Taken(taken.receipt(), taken.held(), note.or(taken::note), taken.cursor());
    }

    private String fingerprint() {
        return "inventory " + desk.inventory().fingerprint();
    }

    @Override
    public boolean stands(FeedState state) {
        return state.cursor().equals(Optional.of(fingerprint()));
    }

    @Override
    public void renew(Instant now) {
        desk.count(source, Optional.empty(), now);
    }
}
