package forestall.decide;

import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.ResourcePool;
import forestall.model.Site;
import forestall.model.SiteId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is protected, and with what. Every change is whole or does not happen. */
public interface Catalogue {

    /** In order of id. */
    List<Site> sites();

    /** In order of id. */
    List<Component> components();

    Optional<Component> component(ComponentId id);

    ResourcePool pool();

    /** Adds these, or replaces those with the same id. */
    void putSites(Collection<Site> sites);

    /**
     * Adds these, or replaces those with the same id.
     *
     * @throws forestall.model.UnknownComponent when a dependency is neither here nor among them
     * @throws forestall.model.CyclicDependencies when the catalogue would have a cycle
     * @throws Unacceptable when a site is unknown
     */
    void putComponents(Collection<Component> components);

    /**
     * @throws Unacceptable when it is unknown, other components need it, or a run moves it
     */
    void removeComponent(ComponentId id);

    /**
     * @throws Unacceptable when it is unknown, or a component is there
     */
    void removeSite(SiteId id);

    /**
     * Replaces the pool.
     *
     * @throws Unacceptable when a host would go away that holds standby
     */
    void putPool(ResourcePool pool);
}
