package forestall.workshop;

import forestall.model.Decision;
import java.util.List;

/**
 * A stored decision, decided once more by the version that made it.
 *
 * @param decision as it comes out now
 * @param same whether that is what was stored
 * @param differences where it is not, in words
 */
public record Again(Decision decision, boolean same, List<String> differences) {

    public Again {
        differences = List.copyOf(differences);
    }
}
