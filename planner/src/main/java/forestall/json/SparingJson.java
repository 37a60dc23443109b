package forestall.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import forestall.model.Closure;
import forestall.model.ComponentId;
import forestall.model.Reservation;
import forestall.model.SiteId;
import forestall.model.Tier;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What most models leave empty is not written, so that situations stay small and those of before it
 * existed are written as they were. Mix-ins; each has the name of its record.
 */
final class SparingJson {

    private SparingJson() {}

    abstract static class Capacity {
        @JsonInclude(Include.NON_EMPTY)
        abstract Map<String, Long> others();
    }

    abstract static class Price {
        @JsonInclude(Include.NON_EMPTY)
        abstract Map<String, Double> perOther();
    }

    abstract static class Zone {
        @JsonInclude(Include.NON_EMPTY)
        abstract Map<String, Long> replicationMbpsFrom();

        @JsonInclude(Include.NON_EMPTY)
        abstract Map<String, Double> latencyMsFrom();
    }

    abstract static class Host {
        @JsonInclude(Include.NON_EMPTY)
        abstract List<Closure> closures();
    }

    abstract static class StandbyTerms {
        /** False when it is left out. */
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        abstract boolean mandatory();

        @JsonInclude(Include.NON_EMPTY)
        abstract Map<Tier, Double> maxLatencyMs();

        @JsonInclude(Include.NON_EMPTY)
        abstract Map<ComponentId, forestall.model.StandbyTerms.Nearness> near();
    }

    abstract static class PoolTerms {
        @JsonInclude(Include.NON_EMPTY)
        abstract List<Reservation> reservations();

        @JsonInclude(Include.NON_EMPTY)
        abstract List<Double> priceByHour();

        @JsonInclude(Include.NON_EMPTY)
        abstract List<forestall.model.FailureScenario> scenarios();
    }

    abstract static class FailureScenario {
        @JsonInclude(Include.NON_EMPTY)
        abstract Set<SiteId> sites();

        @JsonInclude(Include.NON_EMPTY)
        abstract Set<String> zones();

        @JsonInclude(Include.NON_EMPTY)
        abstract Set<String> labels();
    }
}
