package forestall.allocate;

import forestall.model.Tier;
import forestall.placement.Tiers;

/** The model's tiers as the kernel counts them. */
final class TierNumbers {

    private TierNumbers() {}

    static int of(Tier tier) {
        return switch (tier) {
            case FULL -> Tiers.FULL;
            case SCALED -> Tiers.SCALED;
            case MINIMAL -> Tiers.MINIMAL;
        };
    }

    /** Not of {@link Tiers#NONE}. */
    static Tier of(int number) {
        return switch (number) {
            case Tiers.FULL -> Tier.FULL;
            case Tiers.SCALED -> Tier.SCALED;
            case Tiers.MINIMAL -> Tier.MINIMAL;
            default -> throw new IllegalArgumentException("tier " + number);
        };
    }
}
