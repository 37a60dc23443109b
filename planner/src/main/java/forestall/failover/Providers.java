package forestall.failover;

import forestall.model.Kind;

/** The providers of the failover region, one a kind of component. */
public record Providers(
        Compute compute,
        Database database,
        Volume volume,
        Network network,
        Stack stack,
        Dns dns,
        PrimaryHealth primary) {

    /** Who acts on components of this kind. */
    public Standby standbyFor(Kind kind) {
        return switch (kind) {
            case VM -> compute;
            case DATABASE -> database;
            case STORAGE_VOLUME -> volume;
            case NETWORK, LOAD_BALANCER -> network;
            case APPLICATION_STACK -> stack;
            case DNS_NAME -> dns;
        };
    }

    /** Who finalises the data of components of this kind. */
    HoldsData dataOf(Kind kind) {
        return switch (kind) {
            case DATABASE -> database;
            case STORAGE_VOLUME -> volume;
            default -> throw new IllegalArgumentException("a %s holds no data".formatted(kind));
        };
    }
}
