package forestall.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateMinerTest {
    private final TemplateMiner miner = new TemplateMiner();

    @Test
    void linesThatDifferInVariablesAreOneCluster() {
        Mined first = miner.mine("Received block blk_123 of size 67 from /10.0.0.1");
        Mined second = miner.mine("Received block blk_456 of size 89 from /10.0.0.2");

        assertThat(second.cluster()).isEqualTo(first.cluster());
        assertThat(second.template()).isEqualTo("Received block <*> of size <*> from <*>");
        assertThat(first.first()).isTrue();
        assertThat(second.first()).isFalse();
    }

    @Test
    void aDigitIsTextUntilItVaries() {
        assertThat(miner.mine("link eth0 is down").template()).isEqualTo("link eth0 is down");
        assertThat(miner.mine("link eth0 is down").template()).isEqualTo("link eth0 is down");
        assertThat(miner.mine("link eth1 is down").template()).isEqualTo("link <*> is down");
    }

    @Test
    void aPackageIsTextUntilItVaries() {
        assertThat(miner.mine("start com.example.mail now").template()).contains("com.example");
        assertThat(miner.mine("start com.example.maps now").template()).isEqualTo("start <*> now");
    }

    @Test
    void listsOfAnyLengthAreOneVariable() {
        long one = miner.mine("deleting blocks 1, 2, 3 now").cluster();
        Mined other = miner.mine("deleting blocks 4, 5 now");

        assertThat(other.cluster()).isEqualTo(one);
        assertThat(other.template()).isEqualTo("deleting blocks <*> now");
    }

    @Test
    void enoughDifferentWordsInOnePlaceAreAVariableAndTheMergeIsTold() {
        List<String> names = List.of("amber", "birch", "cedar", "daisy", "elder", "flint");
        Set<Long> clusters = new HashSet<>();
        for (String name : names) {
            clusters.add(miner.mine("the batch " + name + " has been sent away").cluster());
        }
        Mined next = miner.mine("the batch grape has been sent away");

        assertThat(next.template()).isEqualTo("the batch <*> has been sent away");
        assertThat(next.first()).isFalse();
        List<Change> changes = miner.changes();
        assertThat(changes)
                .isNotEmpty()
                .allMatch(c -> c instanceof Change.Merged m && m.into() == next.cluster());
        assertThat(miner.changes()).isEmpty();
        assertThat(clusters).contains(next.cluster());
    }

    @Test
    void freeTextAfterAColonIsAVariable() {
        for (String text : List.of("ape bit", "bee", "cow sat on it", "dog", "eel", "fox ran")) {
            miner.mine("Cannot proceed: " + text);
        }
        assertThat(miner.mine("Cannot proceed: gnu is here").template())
                .isEqualTo("Cannot proceed: <*>");
    }

    @Test
    void stateNamesStayApartHoweverLongTheStream() {
        List<String> states = List.of("NEW", "READY", "RUNNING", "LOST", "KILLED", "DONE");
        var random = new Random(7);
        Set<Long> clusters = new HashSet<>();
        for (int line = 0; line < 100_000; line++) {
            String state = states.get(random.nextInt(states.size()));
            clusters.add(miner.mine("task " + line + " moved on to " + state + " today").cluster());
        }
        assertThat(clusters).hasSize(states.size());
        assertThat(miner.changes()).isEmpty();
    }

    @Test
    void aSlowlyGrowingEnumerationStaysApart() {
        // A word that comes anew every thousand lines is a name, not a value.
        Set<Long> clusters = new HashSet<>();
        for (int line = 0; line < 12_000; line++) {
            String step = "step" + word(line / 1_000) + "s";
            clusters.add(miner.mine("the " + step + " part took " + line + " ms in all").cluster());
        }
        assertThat(clusters).hasSize(12);
    }

    @Test
    void valuesThatNeverRepeatBecomeOneClusterHoweverLongTheStream() {
        for (int line = 0; line < 50_000; line++) {
            miner.mine("the batch " + word(line) + " has been sent away");
        }
        assertThat(miner.clusters.size()).isEqualTo(1);
        assertThat(miner.entries.size()).isLessThanOrEqualTo(MinerLimits.defaults().keys());
    }

    @Test
    void whatWasNotSeenForLongestIsForgottenAndSaidSo() {
        var small = new TemplateMiner(new MinerLimits(16, 32, 64));
        long first = small.mine("alpha").cluster();
        for (int at = 0; at < 40; at++) {
            small.mine(word(at));
        }
        assertThat(small.changes()).contains(new Change.Forgotten(first));
        assertThat(small.template(first)).isEmpty();
        assertThat(small.mine("alpha").cluster()).isEqualTo(first); // the same number again
    }

    @Test
    void aMillionHostileLinesDoNotFillTheHeap() {
        var random = new Random(11);
        String huge = "x".repeat(1_000_000);
        for (int line = 0; line < 1_000_000; line++) {
            miner.mine(line % 50_000 == 0 ? line + huge + line : hostile(random));
        }
        miner.changes();

        MinerLimits limits = MinerLimits.defaults();
        assertThat(miner.clusters.size()).isLessThanOrEqualTo(limits.clusters());
        assertThat(miner.entries.size()).isLessThanOrEqualTo(limits.keys());
        assertThat(miner.slots.size()).isLessThanOrEqualTo(limits.slots());
        long mebibytes = Retained.bytes(miner) >> 20;
        System.out.printf("a miner after a million hostile lines: %d MiB%n", mebibytes);
        assertThat(mebibytes).isLessThan(40);
    }

    private static String hostile(Random random) {
        var line = new StringBuilder();
        int words = 1 + random.nextInt(30);
        for (int word = 0; word < words; word++) {
            int length = 1 + random.nextInt(12);
            for (int each = 0; each < length; each++) {
                line.append((char) (' ' + random.nextInt(random.nextInt(8) == 0 ? 9_000 : 95)));
            }
            line.append("  ,:=[](".charAt(random.nextInt(8)));
        }
        return line.toString();
    }

    private static String word(int number) {
        var word = new StringBuilder("q");
        for (int left = number + 1; left > 0; left /= 26) {
            word.append((char) ('a' + left % 26));
        }
        return word.toString();
    }

    @Test
    void refusesAStateThatIsNone() {
        var in = new DataInputStream(new ByteArrayInputStream(new byte[] {9, 1, 2, 3}));
        assertThatThrownBy(() -> TemplateMiner.read(in, MinerLimits.defaults()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version");
    }
}
