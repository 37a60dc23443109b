package forestall.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void whatFitsStaysAndTheRestIsCut() {
        assertThat(Excerpt.of("disk", 4)).isEqualTo("disk");
        assertThat(Excerpt.of("disks", 4)).isEqualTo("dis…");
        assertThat(Excerpt.of("disks", 1)).isEqualTo("…");
        assertThat(Excerpt.of("", 1)).isEmpty();
    }

    @Property
    void noCharacterIsCutInTwo(
            @ForAll @IntRange(max = 9) int before,
            @ForAll @IntRange(min = 1, max = 30) int longest) {
        String cut = Excerpt.of("x".repeat(before) + "🔥".repeat(20), longest);
        assertThat(cut).hasSizeBetween(Math.max(1, longest - 1), longest);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(cut)).isTrue();
    }
}
