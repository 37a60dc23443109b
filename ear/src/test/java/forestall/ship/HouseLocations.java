package forestall.ship;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes of every module, where the reactor has just put them. */
public class HouseLocations implements LocationProvider {

    @Override
    public Set<Location> get(Class<?> testClass) {
        Path top = Path.of("").toAbsolutePath().getParent();
        return Stream.of("rules", "planner", "db", "ejb", "web", "ear")
                .map(module -> top.resolve(module).resolve("target/classes"))
                .filter(java.nio.file.Files::isDirectory)
                .map(Location::of)
                .collect(Collectors.toSet());
    }
}
