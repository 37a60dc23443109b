package forestall.sandbox;

/** Ends a rule from within. An Error, so that neither rules nor Drools swallow it. */
final class RanAway extends Error {

    RanAway(String why) {
        super(why);
    }
}
