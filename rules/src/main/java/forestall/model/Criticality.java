package forestall.model;

/** How much the business suffers while a component is down, least first. */
public enum Criticality {
    LOW,
    MODERATE,
    HIGH,
    CRITICAL
}
