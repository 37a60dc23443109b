package forestall.command.demo;

import forestall.json.ModelJson;
import forestall.model.Component;
import forestall.model.ResourcePool;
import forestall.model.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What the demonstration protects: an invented web shop.
 *
 * @param sites two towns
 * @param components a dozen services and what they stand on
 * @param pool the failover region, too small for all of them
 */
record Shop(List<Site> sites, List<Component> components, ResourcePool pool) {

    static Shop read() {
        try (InputStream in = Shop.class.getResourceAsStream("shop.json")) {
            return ModelJson.mapper().readValue(in, Shop.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
