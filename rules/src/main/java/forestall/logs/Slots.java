package forestall.logs;

import java.util.List;

/** Finds places where a word is a variable, by leaving it out and looking up the rest. */
final class Slots {
    private static final int MOST_PAIR_WORDS = 14; // pairs grow with the square
    private static final int ROUNDS = 3; // variables found in one line

    private static final int NAMED = 3; // a noun or '=' before it: values are expected here
    private static final int TEXT = 5;
    private static final int CAPITALS = 9; // states have names like these
    private static final double GROWTH_NAMED = 0.5;
    private static final double GROWTH_TEXT = 2;
    private static final double GROWTH_CAPITALS = 3;
    private static final int FULL = 3; // words beside it that make a statement
    private static final int EACH_LESS = 5; // further values for each that is missing
    private static final int[] FIRST = {99, 99, 99, 12}; // by words beside; a first word names

    private static final int TAIL = 6;

    private final TemplateMiner miner;
    final LongMap<Slot> slots = new LongMap<>(slot -> slot.hash);

    Slots(TemplateMiner miner) {
        this.miner = miner;
    }

    int size() {
        return slots.size();
    }

    /** The cluster of a line whose text differs from known ones only where variables are. */
    Cluster find(Line line) {
        Slot tail = line.prefix == 0 ? null : slots.get(line.prefix);
        if (tail != null && tail.merged() != null) {
            tail.seen = miner.lines;
            return tail.merged();
        }
        long key = line.key;
        for (int round = 0; round < ROUNDS; round++) {
            Cluster found = null;
            for (int word = 0; word < line.words && found == null; word++) {
                Slot slot = line.isText(word) ? slots.get(anyWord(line, key, word)) : null;
                found = slot == null ? null : slot.merged();
                if (found != null) {
                    slot.seen = miner.lines;
                    key = line.with(key, word, Line.VARIABLE_WORD);
                    line.hash[word] = Line.VARIABLE_WORD;
                }
            }
            if (found == null) {
                break;
            }
            TemplateMiner.Entry entry = miner.entries.get(key);
            if (entry == null) {
                return found;
            }
            return entry.cluster.today();
        }
        return pair(line, key);
    }

    private Cluster pair(Line line, long key) {
        if (line.words > MOST_PAIR_WORDS) {
            return null;
        }
        for (int one = 0; one < line.words; one++) {
            if (line.isText(one)) {
                long without = anyWord(line, key, one);
                for (int two = one + 1; two < line.words; two++) {
                    Slot slot = line.isText(two) ? slots.get(anyWord(line, without, two)) : null;
                    if (slot != null && slot.merged() != null) {
                        slot.seen = miner.lines;
                        return slot.merged();
                    }
                }
            }
        }
        return null;
    }

    private static long anyWord(Line line, long key, int word) {
        return line.with(key, word, Line.ANY_WORD);
    }

    /**
     * Notes a new line in the slot of each of its words, and merges where that was one too many.
     */
    void learn(Line line, Cluster cluster) {
        if (line.prefix != 0 && learnTail(line, cluster)) {
            return;
        }
        long key = line.key;
        int others = others(line);
        boolean wide = line.words == Line.MOST_WORDS;
        if (others < 1 || wide) {
            return;
        }
        for (int word = 0; word < line.words; word++) {
            if (line.isText(word)) {
                Slot slot = slot(anyWord(line, key, word));
                slot.add(cluster);
                if (isVariable(line, word, others, slot.members())) {
                    merge(line, key, word, slot);
                    return;
                }
            }
        }
    }

    // Words of text beside the one that is left out.
    private static int others(Line line) {
        int others = -1;
        for (int word = 0; word < line.words; word++) {
            others += line.isText(word) && line.hash[word] != Line.VARIABLE_WORD ? 1 : 0;
        }
        return others;
    }

    // "Cannot do this: " and then free text.
    private boolean learnTail(Line line, Cluster cluster) {
        int first = line.firstOfTail();
        int texts = 0;
        for (int word = 0; word < first; word++) {
            texts += line.isText(word) ? 1 : 0;
        }
        if (texts < 2 || first == line.words) {
            return false;
        }
        Slot slot = slot(line.prefix);
        slot.add(cluster);
        if (slot.tail(line.hash[first], line.isText(first)) < TAIL) {
            return false;
        }
        List<Cluster> members = slot.members();
        Cluster into = members.get(0);
        for (Cluster each : members) {
            miner.merge(each, into, -1);
        }
        boolean blank = line.tail < line.length && line.text[line.tail] == ' ';
        into.text(new String(line.text, 0, line.tail + (blank ? 1 : 0)) + Letters.VARIABLE);
        slot.merged(into);
        return true;
    }

    private Slot slot(long hash) {
        Slot slot = slots.get(hash);
        if (slot == null) {
            slot = new Slot(hash);
            slots.add(slot);
        }
        slot.seen = miner.lines;
        return slot;
    }

    private static boolean isVariable(Line line, int word, int others, List<Cluster> members) {
        if (members.size() < NAMED) {
            return false;
        }
        int missing = Math.max(0, FULL - others) * EACH_LESS;
        if (word == 0 && others < FIRST.length) {
            return Slot.isVariable(members, FIRST[others], GROWTH_TEXT);
        }
        if (line.isNamed(word)) {
            return Slot.isVariable(members, NAMED + missing, GROWTH_NAMED);
        }
        return line.isCapitals(word)
                ? Slot.isVariable(members, CAPITALS + missing, GROWTH_CAPITALS)
                : Slot.isVariable(members, TEXT + missing, GROWTH_TEXT);
    }

    private void merge(Line line, long key, int word, Slot slot) {
        List<Cluster> members = slot.members();
        long general = line.with(key, word, Line.VARIABLE_WORD);
        TemplateMiner.Entry typed = miner.entries.get(general);
        Cluster into = typed == null ? members.get(0) : typed.cluster.today();
        for (Cluster each : members) {
            if (each.count > into.count) {
                into = each;
            }
        }
        if (typed != null && typed.cluster.today() != into) {
            miner.merge(typed.cluster.today(), into, word);
        }
        for (Cluster each : members) {
            miner.merge(each, into, word);
        }
        slot.merged(into);
        line.hash[word] = Line.VARIABLE_WORD;
        if (typed == null) {
            miner.remember(general, into);
        }
        generalize(line, general, word, into);
    }

    // The line with a variable in this place is new too: its other words have slots of their own.
    private void generalize(Line line, long key, int known, Cluster cluster) {
        for (int word = 0; word < line.words; word++) {
            if (word != known && line.hash[word] != Line.VARIABLE_WORD && line.isText(word)) {
                Slot slot = slot(anyWord(line, key, word));
                if (slot.merged() != null && slot.merged() != cluster) {
                    miner.merge(cluster, slot.merged(), word);
                    return;
                }
                slot.add(cluster);
                if (isVariable(line, word, others(line), slot.members())) {
                    Slot pair = slot(line.with(anyWord(line, key, word), known, Line.ANY_WORD));
                    merge(line, key, word, slot);
                    pair.merged(cluster.today());
                    return;
                }
            }
        }
    }
}
