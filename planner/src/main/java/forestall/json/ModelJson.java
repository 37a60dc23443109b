package forestall.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import forestall.model.Capacity;
import forestall.model.ComponentId;
import forestall.model.FailoverRun;
import forestall.model.FailureScenario;
import forestall.model.Host;
import forestall.model.HostId;
import forestall.model.PoolTerms;
import forestall.model.Price;
import forestall.model.SiteId;
import forestall.model.SoftwareId;
import forestall.model.StandbyTerms;
import forestall.model.Zone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One strict mapper: unknown fields, numbers as text, NaN, and anything after the document are
 * errors. Instants are ISO 8601 in UTC, durations ISO 8601 ({@code PT5M}), ids plain strings.
 */
public final class ModelJson {
    private static final int DEEPEST = 50;

    /** PostgreSQL's jsonb writes doubles without an exponent: 343 characters at most. */
    private static final int LONGEST_NUMBER = 400;

    /** A list, set, or map that is left out is empty; nothing in it may be missing. */
    private static final JsonSetter.Value EMPTY =
            JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL);

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxNumberLength(LONGEST_NUMBER)
                                                    .build())
                                    .build())
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .addModule(
                            new SimpleModule()
                                    .addDeserializer(
                                            Instant.class,
                                            new TextOnly<>(
                                                    Instant.class,
                                                    Instant::parse,
                                                    "2031-03-01T12:00:00Z"))
                                    .addDeserializer(
                                            Duration.class,
                                            new TextOnly<>(
                                                    Duration.class, Duration::parse, "PT5M")))
                    .addMixIn(ComponentId.class, PlainText.class)
                    .addMixIn(SiteId.class, PlainText.class)
                    .addMixIn(HostId.class, PlainText.class)
                    .addMixIn(SoftwareId.class, PlainText.class)
                    .addMixIn(FailoverRun.class, WithoutNext.class)
                    .addMixIn(Capacity.class, SparingJson.Capacity.class)
                    .addMixIn(Price.class, SparingJson.Price.class)
                    .addMixIn(Zone.class, SparingJson.Zone.class)
                    .addMixIn(Host.class, SparingJson.Host.class)
                    .addMixIn(StandbyTerms.class, SparingJson.StandbyTerms.class)
                    .addMixIn(PoolTerms.class, SparingJson.PoolTerms.class)
                    .addMixIn(FailureScenario.class, SparingJson.FailureScenario.class)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(MapperFeature.AUTO_DETECT_IS_GETTERS) // questions are no components
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
                    .withConfigOverride(Set.class, absent -> absent.setSetterInfo(EMPTY))
                    .withConfigOverride(List.class, absent -> absent.setSetterInfo(EMPTY))
                    .withConfigOverride(Map.class, absent -> absent.setSetterInfo(EMPTY))
                    .build();

    private ModelJson() {}

    /** Shared and thread-safe; never reconfigured. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** Ids are written as the text that they hold. */
    private abstract static class PlainText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        PlainText(@SuppressWarnings("unused") String value) {}

        @JsonValue
        abstract String value();
    }

    /** A number could be seconds or milliseconds, since whenever; only text is clear. */
    @SuppressWarnings("serial") // by inheritance only; never serialised
    private static final class TextOnly<T> extends StdScalarDeserializer<T> {
        private final Class<T> type;
        private final Function<String, T> parse;
        private final String example;

        TextOnly(Class<T> type, Function<String, T> parse, String example) {
            super(type);
            this.type = type;
            this.parse = parse;
            this.example = example;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            String text = parser.getText();
            try {
                return parse.apply(text);
            } catch (DateTimeParseException wrong) {
                return type.cast(
                        context.handleWeirdStringValue(type, text, "must be like %s", example));
            }
        }
    }

    @JsonIgnoreProperties({"next"})
    private abstract static class WithoutNext {}
}
