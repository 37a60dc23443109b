package forestall.placement.file;

import forestall.placement.Instance;
import forestall.placement.Tiers;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads {@code drp-instance/1}, plain or gzipped; fields may come in any order. */
public final class InstanceReader {
    static final String FORMAT = "drp-instance/1";
    static final int MOST_RESOURCES = 16;
    static final int MOST_ZONES = 256;
    static final int MOST_HOSTS = 50_000;
    static final int MOST_COMPONENTS = 200_000;
    static final int MOST_DEPENDENCIES = 1_000_000;
    static final int LARGEST_AMOUNT = 1_000_000_000;
    static final long LARGEST_CAPACITY = 1_000_000_000_000L;
    static final long LARGEST_MONEY = 1_000_000_000_000_000L;

    private static final Set<String> FIELDS =
            Set.of(
                    "format",
                    "minimalFactorPpm",
                    "resources",
                    "tiers",
                    "latencyUs",
                    "linkMbps",
                    "hosts",
                    "components",
                    "dependencies");
    private static final Set<String> NOTES = Set.of("name", "seed", "moneyUnit");
    private static final Set<String> HOST = Set.of("zone", "capacity", "priceMilli", "openCost");
    private static final Set<String> COMPONENT =
            Set.of(
                    "riskPpm",
                    "criticality",
                    "primaryZone",
                    "antiAffinity",
                    "mandatory",
                    "demand",
                    "lossByTier",
                    "replMbpsByTier",
                    "maxLatencyUsByTier",
                    "moveCost",
                    "retierCost");

    private static final int ANY = -1;

    private String name = "";
    private int minimalFactorPpm;
    private List<String> resources = List.of();
    private int[][] latency = {};
    private int[][] link = {};
    private final List<Instance.Host> hosts = new ArrayList<>();
    private final List<Instance.Component> components = new ArrayList<>();
    private final List<Instance.Dependency> dependencies = new ArrayList<>();

    private InstanceReader() {}

    /**
     * @param in is not closed
     * @throws Malformed when it is not such a file; the message says where
     */
    public static Instance read(InputStream in) throws IOException {
        InstanceReader reader = new InstanceReader();
        Cursor.document(unpacked(in), reader::document);
        reader.check();
        return new Instance(
                reader.name,
                reader.minimalFactorPpm,
                reader.resources,
                reader.latency,
                reader.link,
                reader.hosts,
                reader.components,
                reader.dependencies);
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        var peek = new PushbackInputStream(in, 2);
        byte[] head = peek.readNBytes(2);
        peek.unread(head);
        boolean gzip = head.length == 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
        return gzip ? new GZIPInputStream(peek, 1 << 16) : peek;
    }

    private void document(Cursor at) {
        at.object(FIELDS, NOTES, field -> field(at, field));
    }

    private void field(Cursor at, String field) {
        switch (field) {
            case "format" -> {
                String format = at.text();
                if (!format.equals(FORMAT)) {
                    throw at.wrong("must be %s, is %s".formatted(FORMAT, brief(format)));
                }
            }
            case "name" -> name = at.text();
            case "seed" -> at.number(Long.MIN_VALUE, Long.MAX_VALUE);
            case "moneyUnit" -> at.text();
            case "minimalFactorPpm" -> minimalFactorPpm = at.integer(0, 1_000_000);
            case "resources" -> {
                resources = at.texts(MOST_RESOURCES);
                if (resources.isEmpty() || Set.copyOf(resources).size() < resources.size()) {
                    throw at.wrong("must be one or more different names");
                }
            }
            case "tiers" -> {
                if (!at.texts(Tiers.COUNT).equals(Tiers.NAMES)) {
                    throw at.wrong("must be " + Tiers.NAMES);
                }
            }
            case "latencyUs" -> latency = matrix(at);
            case "linkMbps" -> link = matrix(at);
            case "hosts" -> at.array(MOST_HOSTS, () -> hosts.add(host(at)));
            case "components" -> at.array(MOST_COMPONENTS, () -> components.add(component(at)));
            default -> at.array(MOST_DEPENDENCIES, () -> dependencies.add(dependency(at)));
        }
    }

    private static String brief(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static int[][] matrix(Cursor at) {
        List<int[]> rows = new ArrayList<>();
        at.array(
                MOST_ZONES,
                () -> {
                    List<Integer> row = new ArrayList<>();
                    at.array(MOST_ZONES, () -> row.add(at.integer(0, LARGEST_AMOUNT)));
                    rows.add(row.stream().mapToInt(Integer::intValue).toArray());
                });
        if (rows.isEmpty() || rows.stream().anyMatch(row -> row.length != rows.size())) {
            throw at.wrong("must have as many columns as rows, and at least one");
        }
        return rows.toArray(new int[0][]);
    }

    private static Instance.Host host(Cursor at) {
        var zone = new int[1];
        var open = new long[1];
        var capacity = new long[1][];
        var price = new long[1][];
        at.object(
                HOST,
                Set.of(),
                field -> {
                    switch (field) {
                        case "zone" -> zone[0] = at.integer(0, MOST_ZONES);
                        case "openCost" -> open[0] = at.number(0, LARGEST_MONEY);
                        case "capacity" -> capacity[0] = list(at, LARGEST_CAPACITY);
                        default -> price[0] = list(at, LARGEST_AMOUNT);
                    }
                });
        return new Instance.Host(zone[0], capacity[0], ints(price[0]), open[0]);
    }

    private static long[] list(Cursor at, long most) {
        List<Long> found = new ArrayList<>();
        at.array(MOST_RESOURCES, () -> found.add(at.number(0, most)));
        return found.stream().mapToLong(Long::longValue).toArray();
    }

    private static int[] ints(long[] values) {
        return java.util.Arrays.stream(values).mapToInt(each -> (int) each).toArray();
    }

    private static final class Draft {
        private int risk;
        private int criticality;
        private int primary;
        private int group = -1;
        private boolean mandatory;
        private int[] demand;
        private long[] loss;
        private int[] replication;
        private int[] latency;
        private long move;
        private long retier;
        private Instance.Slot current;
    }

    private static Instance.Component component(Cursor at) {
        Draft draft = new Draft();
        at.object(COMPONENT, Set.of("current"), field -> componentField(at, field, draft));
        return new Instance.Component(
                draft.risk,
                draft.criticality,
                draft.primary,
                draft.group,
                draft.mandatory,
                draft.demand,
                draft.loss,
                draft.replication,
                draft.latency,
                draft.move,
                draft.retier,
                draft.current);
    }

    private static void componentField(Cursor at, String field, Draft draft) {
        switch (field) {
            case "riskPpm" -> draft.risk = at.integer(0, 1_000_000);
            case "criticality" -> draft.criticality = at.integer(0, LARGEST_AMOUNT);
            case "primaryZone" -> draft.primary = at.integer(0, MOST_ZONES);
            case "antiAffinity" -> draft.group = at.integer(-1, MOST_COMPONENTS);
            case "mandatory" -> draft.mandatory = at.flag();
            case "demand" -> draft.demand = ints(list(at, LARGEST_AMOUNT));
            case "lossByTier" -> draft.loss = at.numbers(Tiers.COUNT, 0, LARGEST_MONEY);
            case "replMbpsByTier" ->
                    draft.replication = at.integers(Tiers.COUNT, 0, LARGEST_AMOUNT);
            case "maxLatencyUsByTier" ->
                    draft.latency = at.integers(Tiers.COUNT, 0, LARGEST_AMOUNT);
            case "moveCost" -> draft.move = at.number(0, LARGEST_MONEY);
            case "retierCost" -> draft.retier = at.number(0, LARGEST_MONEY);
            default -> draft.current = at.isNull() ? null : slot(at);
        }
    }

    static Instance.Slot slot(Cursor at) {
        int[] found = new int[2];
        at.object(
                Set.of("host", "tier"),
                Set.of(),
                field -> {
                    if (field.equals("host")) {
                        found[0] = at.integer(-1, MOST_HOSTS - 1);
                    } else {
                        found[1] = at.integer(0, Tiers.NONE);
                    }
                });
        if ((found[0] < 0) != (found[1] == Tiers.NONE)) {
            throw at.wrong("host must be -1 exactly at tier %d".formatted(Tiers.NONE));
        }
        return new Instance.Slot(found[0], found[1]);
    }

    private static Instance.Dependency dependency(Cursor at) {
        long[] found = new long[4];
        at.object(
                Set.of("from", "to", "maxLatencyUs", "penalty"),
                Set.of(),
                field -> {
                    switch (field) {
                        case "from" -> found[0] = at.integer(0, MOST_COMPONENTS - 1);
                        case "to" -> found[1] = at.integer(0, MOST_COMPONENTS - 1);
                        case "maxLatencyUs" -> found[2] = at.integer(0, LARGEST_AMOUNT);
                        default -> found[3] = at.number(0, LARGEST_MONEY);
                    }
                });
        return new Instance.Dependency((int) found[0], (int) found[1], (int) found[2], found[3]);
    }

    /** What only the whole can tell, since fields come in any order. */
    private void check() {
        int zones = latency.length;
        if (link.length != zones) {
            throw new Malformed(
                    "/linkMbps: must have as many rows as /latencyUs, which is %d"
                            .formatted(zones));
        }
        for (int h = 0; h < hosts.size(); h++) {
            Instance.Host host = hosts.get(h);
            String path = "/hosts/" + h;
            below(path + "/zone", host.zone(), 0, zones);
            length(path + "/capacity", host.capacity().length);
            length(path + "/priceMilli", host.priceMilli().length);
        }
        for (int c = 0; c < components.size(); c++) {
            Instance.Component component = components.get(c);
            String path = "/components/" + c;
            below(path + "/primaryZone", component.primaryZone(), 0, zones);
            length(path + "/demand", component.demand().length);
            if (component.current() != null) {
                below(path + "/current/host", component.current().host(), ANY, hosts.size());
            }
        }
        for (int d = 0; d < dependencies.size(); d++) {
            String path = "/dependencies/" + d;
            below(path + "/from", dependencies.get(d).from(), 0, components.size());
            below(path + "/to", dependencies.get(d).to(), 0, components.size());
        }
    }

    private void length(String path, int length) {
        if (length != resources.size()) {
            throw new Malformed(
                    "%s: must have an element for each of %d resources, has %d"
                            .formatted(path, resources.size(), length));
        }
    }

    private static void below(String path, int index, int least, int end) {
        if (index < least || index >= end) {
            throw new Malformed(
                    "%s: must be from %d to %d, is %d".formatted(path, least, end - 1, index));
        }
    }
}
