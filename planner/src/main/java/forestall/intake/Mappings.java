package forestall.intake;

/** The mapping in force, and where a new one is put. Thread-safe. */
public interface Mappings {

    /** As people wrote it. */
    MappingTable table();

    /** Ready to be asked; never older than a few seconds. */
    SeriesMapping current();

    /** Takes effect at once on this node, within seconds on others. */
    void put(MappingTable table);
}
