package forestall.logs;

import forestall.logs.Tokens.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the templates of a log, line by line. What varies by its shape is taken out at once; a word
 * that turns out to be one of many at its place is taken out then, and the templates that differed
 * in it become one. Ids are stable: the oldest survives, and {@link #merges} says which became part
 * of it. State is bounded. Not thread-safe.
 */
public final class TemplateMiner {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final long HOLE = 0x632BE59BD9B4E019L;
    private static final long ANY = 0x27D4EB2F165667C5L; // hash of every variable
    private static final int MOST_TOKENS = 300;
    private static final int MOST_VALUES = 64;
    private static final int DEEPEST = 4;
    private static final int BEGINNINGS = 6;
    private static final double LINES_WITHOUT_SCRUPLE = 300;

    /** Nouns after which a value follows. */
    private static final Set<String> NOUNS =
            Set.of(
                    "user",
                    "host",
                    "domain",
                    "device",
                    "node",
                    "server",
                    "client",
                    "file",
                    "directory",
                    "folder",
                    "service",
                    "session",
                    "process",
                    "task",
                    "job",
                    "block",
                    "container",
                    "volume",
                    "disk",
                    "table",
                    "database",
                    "queue",
                    "topic",
                    "group",
                    "zone",
                    "region",
                    "cluster",
                    "instance",
                    "image",
                    "package",
                    "module",
                    "driver",
                    "program",
                    "application",
                    "app",
                    "key",
                    "account",
                    "tenant",
                    "namespace",
                    "pod",
                    "partition",
                    "bucket",
                    "address",
                    "port",
                    "from",
                    "named");

    /**
     * Two templates that have become one.
     *
     * @param from id that is not used any more
     * @param into id that is used in its place
     */
    public record Merge(int from, int into) {}

    /** A place in a line, all else equal. */
    private static final class Slot {
        final Set<String> values = new LinkedHashSet<>();
        final List<Cluster> members = new ArrayList<>();
        Cluster merged;
    }

    /** What comes after two words and a colon. */
    private static final class Tail {
        final Set<String> beginnings = new LinkedHashSet<>();
        final List<Cluster> members = new ArrayList<>();
        int lines;
        Cluster merged;
    }

    private final MinerSettings settings;
    private final Tokens tokens = new Tokens();
    private final Lexer lexer = new Lexer(tokens);
    private final Recent<Long, Cluster> keys;
    private final Recent<Long, Slot> slots;
    private final Recent<Long, Tail> tails;
    private final Recent<Integer, Cluster> clusters;
    private final List<Merge> merges = new ArrayList<>();
    private int nextId = 1;
    private long[] hashes = new long[64];
    private long[] powers = {1};

    public TemplateMiner(MinerSettings settings) {
        this.settings = settings;
        this.keys = new Recent<>(settings.keys());
        this.slots = new Recent<>(settings.slots());
        this.tails = new Recent<>(settings.templates());
        this.clusters = new Recent<>(settings.templates());
    }

    /**
     * Takes a line, without its header.
     *
     * @return id of its template, 1 or more
     */
    public int add(String line) {
        lexer.read(
                line.length() <= settings.longest() ? line : line.substring(0, settings.longest()));
        tokens.limit(MOST_TOKENS);
        typeAtOnce();
        Long key = key(tokens.size());
        Cluster known = keys.get(key);
        if (known != null) {
            Cluster root = known.root();
            if (clusters.get(root.id) == root) { // also marks it as used
                root.count++;
                if (root.texts().length != tokens.size()) {
                    root.joinLists();
                }
                root.compareWeak(tokens);
                return root.id;
            }
        }
        Cluster cluster = found(key);
        cluster.count++;
        return cluster.id;
    }

    /** Values that their place tells: for user X, and nothing in brackets. */
    private void typeAtOnce() {
        for (int at = 0; at + 4 < tokens.size(); at++) {
            if (tokens.text(at).equals("for")
                    && tokens.text(at + 2).equals("user")
                    && tokens.text(at + 1).equals(" ")
                    && tokens.text(at + 3).equals(" ")
                    && tokens.kind(at + 4) != Kind.SEPARATOR) {
                tokens.vary(at + 4);
            }
        }
        for (int at = 1; at + 1 < tokens.size(); at++) {
            if (tokens.text(at).equals("(")
                    && tokens.text(at + 1).equals(")")
                    && tokens.text(at - 1).equals(" ")) {
                tokens.insertVariable(at + 1);
            }
        }
    }

    /** Hashes each token, lists of values as one whatever their length, and the whole. */
    private Long key(int size) {
        if (hashes.length < size) {
            hashes = new long[2 * size];
        }
        long sum = 0;
        int place = 0;
        for (int at = 0; at < size; at++) {
            long hash = hash(at);
            hashes[at] = hash;
            if (endsList(at)) {
                continue; // the list went on: this one adds nothing
            }
            sum += hash * power(place++);
        }
        return sum;
    }

    // In "1 2 3" and "1, 2, 3" all but the first value count for nothing.
    private boolean endsList(int at) {
        if (at < 2) {
            return false;
        }
        if (tokens.isVariable(at)) {
            return listBefore(at) >= 0;
        }
        int next = at;
        while (next < tokens.size() && isListSeparator(next)) {
            next++;
        }
        return next > at
                && next < tokens.size()
                && tokens.isVariable(next)
                && listBefore(next) >= 0;
    }

    private boolean isListSeparator(int at) {
        return tokens.text(at).equals(" ") || tokens.text(at).equals(",");
    }

    /** Place of the value before this one in a list, −1 when there is none. */
    private int listBefore(int at) {
        int before = at - 1;
        while (before > 0 && isListSeparator(before)) {
            before--;
        }
        return before >= 0 && before < at - 1 && tokens.isVariable(before) ? before : -1;
    }

    private long hash(int at) {
        if (tokens.isVariable(at)) {
            return ANY;
        }
        String text = tokens.text(at);
        boolean weak = tokens.kind(at) == Kind.WEAK;
        long hash = 0xCBF29CE484222325L;
        for (int place = 0; place < text.length(); place++) {
            char c = text.charAt(place);
            if (weak && Characters.isDigit(c)) {
                if (place > 0 && Characters.isDigit(text.charAt(place - 1))) {
                    continue;
                }
                c = '0';
            }
            hash = (hash ^ c) * 0x100000001B3L;
        }
        return hash ^ hash >>> 29;
    }

    private long power(int place) {
        if (place >= powers.length) {
            long[] longer = java.util.Arrays.copyOf(powers, Math.max(64, 2 * place));
            for (int at = powers.length; at < longer.length; at++) {
                longer[at] = longer[at - 1] * MULTIPLIER;
            }
            powers = longer;
        }
        return powers[place];
    }

    private Cluster found(Long key) {
        Optional<Cluster> inTail = tail();
        if (inTail.isPresent()) {
            keys.put(key, inTail.get());
            return inTail.get();
        }
        List<Slotted> places = places();
        for (Slotted place : places) {
            Slot slot = slots.get(place.key);
            if (slot != null && slot.merged != null) {
                Cluster root = slot.merged.root();
                if (clusters.get(root.id) == root) {
                    keys.put(key, root);
                    return root;
                }
            }
        }
        var cluster = new Cluster(nextId++, tokens.texts(), tokens.kinds());
        clusters.put(cluster.id, cluster);
        keys.put(key, cluster);
        watch(cluster, places, 0);
        watchTail(cluster.root());
        return cluster.root();
    }

    private boolean hasTail() {
        return tokens.size() > 4
                && tokens.kind(0) == Kind.WORD
                && tokens.text(1).equals(" ")
                && tokens.kind(2) == Kind.WORD
                && tokens.text(3).equals(":");
    }

    private Long tailKey() {
        return hash(0) * 31 + hash(2);
    }

    private Optional<Cluster> tail() {
        Tail tail = hasTail() ? tails.get(tailKey()) : null;
        if (tail == null || tail.merged == null) {
            return Optional.empty();
        }
        Cluster root = tail.merged.root();
        return clusters.get(root.id) == root ? Optional.of(root) : Optional.empty();
    }

    /** Free text follows when it begins with another word each time. */
    private void watchTail(Cluster cluster) {
        if (!hasTail()) {
            return;
        }
        Tail tail = tails.computeIfAbsent(tailKey(), any -> new Tail());
        tail.lines++;
        if (tail.beginnings.size() < MOST_VALUES && tail.beginnings.add(beginning())) {
            tail.members.add(cluster);
        }
        long lines = tail.members.stream().mapToLong(each -> each.root().count + 1).sum();
        if (tail.beginnings.size() < BEGINNINGS
                || tail.beginnings.size() < 0.8 * tail.lines
                || lines > 3L * tail.members.size()) {
            return;
        }
        Cluster oldest = cluster;
        for (Cluster member : tail.members) {
            oldest = member.root().id < oldest.id ? member.root() : oldest;
        }
        for (Cluster member : tail.members) {
            join(member.root(), oldest);
        }
        oldest.endWithVariable(tokens.text(4).equals(" ") ? 5 : 4);
        clusters.put(oldest.id, oldest);
        tail.merged = oldest;
        tail.members.clear();
    }

    private String beginning() {
        var text = new StringBuilder();
        for (int at = tokens.text(4).equals(" ") ? 5 : 4; at < tokens.size(); at++) {
            if (tokens.text(at).equals(" ") || tokens.text(at).equals("=")) {
                break;
            }
            text.append(tokens.text(at));
        }
        return text.toString();
    }

    /** A place in the line that may vary, its key, and how many values make it. */
    private record Slotted(int at, Long key, String value, boolean afterNoun) {}

    private List<Slotted> places() {
        int words = 0;
        for (int at = 0; at < tokens.size(); at++) {
            words += isWord(at) ? 1 : 0;
        }
        List<Slotted> places = new ArrayList<>();
        if (words - 1 < settings.others()) {
            return places;
        }
        long sum = key(tokens.size());
        int place = 0;
        boolean first = true;
        for (int at = 0; at < tokens.size(); at++) {
            if (endsList(at)) {
                continue;
            }
            if (isWord(at)) {
                if (!first || words - 1 > settings.others()) {
                    long key = sum + (HOLE - hashes[at]) * power(place);
                    places.add(
                            new Slotted(at, key ^ 0x5BD1E995L, tokens.text(at), isAfterNoun(at)));
                }
                first = false;
            }
            place++;
        }
        return places;
    }

    private boolean isWord(int at) {
        return tokens.kind(at) == Kind.WORD || tokens.kind(at) == Kind.WEAK;
    }

    private boolean isAfterNoun(int at) {
        if (at > 0 && tokens.text(at - 1).equals("=")) {
            return true;
        }
        int before = at - 1;
        while (before >= 0 && tokens.kind(before) == Kind.SEPARATOR) {
            before--;
        }
        return before >= 0
                && before >= at - 3
                && NOUNS.contains(tokens.text(before).toLowerCase(Locale.ROOT));
    }

    private void watch(Cluster cluster, List<Slotted> places, int depth) {
        for (Slotted place : places) {
            Slot slot = slots.computeIfAbsent(place.key, any -> new Slot());
            if (slot.values.size() < MOST_VALUES && slot.values.add(place.value)) {
                slot.members.add(cluster);
            }
            if (slot.merged == null && varies(slot, place)) {
                merge(slot, place, depth);
                return; // it is another line now, and was watched as that
            }
        }
    }

    /**
     * On a long stream every set of states is complete in the end; that makes no variable of it.
     */
    private boolean varies(Slot slot, Slotted place) {
        long lines = 0;
        boolean capitals = true;
        for (Cluster member : slot.members) {
            lines += Math.max(1, member.root().count);
        }
        for (String value : slot.values) {
            capitals &= isInCapitals(value);
        }
        int least =
                capitals
                        ? settings.valuesInCapitals()
                        : place.afterNoun ? settings.valuesAfterNoun() : settings.values();
        double scruple = Math.max(1, Math.log10(lines / LINES_WITHOUT_SCRUPLE));
        return slot.values.size() >= (int) (least * scruple);
    }

    private static boolean isInCapitals(String text) {
        boolean letters = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isLowerCase(c)) {
                return false;
            }
            letters |= Character.isLetter(c);
        }
        return letters;
    }

    private void merge(Slot slot, Slotted place, int depth) {
        Cluster oldest = null;
        for (Cluster member : slot.members) {
            Cluster root = member.root();
            if (oldest == null || root.id < oldest.id) {
                oldest = root;
            }
        }
        for (Cluster member : slot.members) {
            join(member.root(), oldest);
        }
        clusters.put(oldest.id, oldest);
        slot.merged = oldest;
        slot.members.clear();
        slot.values.clear();
        if (place.at < oldest.texts().length) {
            oldest.vary(place.at);
        }
        if (depth < DEEPEST) {
            again(oldest, depth + 1);
        }
    }

    private void join(Cluster from, Cluster into) {
        if (from == into) {
            return;
        }
        from.into = into;
        into.count += from.count;
        clusters.remove(from.id);
        merges.add(new Merge(from.id, into.id));
        for (int at = 0;
                at < into.texts().length && from.texts().length == into.texts().length;
                at++) {
            if (into.kinds()[at] != Kind.VARIABLE && !into.texts()[at].equals(from.texts()[at])) {
                into.vary(at);
            }
        }
    }

    /** The merged line is a line of its own: it may be known already, or vary elsewhere. */
    private void again(Cluster cluster, int depth) {
        tokens.clear();
        for (int at = 0; at < cluster.texts().length; at++) {
            tokens.add(cluster.texts()[at], cluster.kinds()[at]);
        }
        Long key = key(tokens.size());
        Cluster same = keys.get(key);
        if (same != null && same.root() != cluster) {
            Cluster other = same.root();
            join(other.id < cluster.id ? cluster : other, other.id < cluster.id ? other : cluster);
            return;
        }
        keys.put(key, cluster);
        List<Slotted> places = places();
        for (Slotted place : places) {
            Slot slot = slots.get(place.key);
            if (slot != null && slot.merged != null && slot.merged.root() != cluster) {
                Cluster other = slot.merged.root();
                join(
                        other.id < cluster.id ? cluster : other,
                        other.id < cluster.id ? other : cluster);
                return;
            }
        }
        if (cluster.texts().length == tokens.size()) {
            watch(cluster, places, depth);
        }
    }

    /** Template of an id, also of one that was merged since; empty when it was forgotten. */
    public Optional<String> template(int id) {
        Cluster known = clusters.get(id);
        return known == null ? Optional.empty() : Optional.of(known.template());
    }

    /** Templates that became one since this was asked last, in order. */
    public List<Merge> merges() {
        List<Merge> since = List.copyOf(merges);
        merges.clear();
        return since;
    }

    /** Templates known now. */
    public int size() {
        return clusters.size();
    }
}
