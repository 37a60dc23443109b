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
import forestall.model.ComponentId;
import forestall.model.FailoverRun;
import forestall.model.HostId;
import forestall.model.SiteId;
import forestall.model.SoftwareId;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One strict mapper: unknown fields, numbers as text, NaN, and anything after the document are
 * errors. Instants are ISO 8601 in UTC, durations ISO 8601 ({@code PT5M}), ids plain strings.
 */
public final class ModelJson {
    private static final int DEEPEST = 50;

    /** A list, set, or map that is left out is empty. */
    private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxNumberLength(100)
                                                    .build())
                                    .build())
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .addModule(
                            new SimpleModule()
                                    .addDeserializer(Instant.class, new InstantFromText()))
                    .addMixIn(ComponentId.class, PlainText.class)
                    .addMixIn(SiteId.class, PlainText.class)
                    .addMixIn(HostId.class, PlainText.class)
                    .addMixIn(SoftwareId.class, PlainText.class)
                    .addMixIn(FailoverRun.class, WithoutNext.class)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
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

    @JsonIgnoreProperties({"next"})
    private abstract static class WithoutNext {}

    /** Only text: of a number nobody knows whether it counts seconds or milliseconds. */
    private static final class InstantFromText extends StdScalarDeserializer<Instant> {

        InstantFromText() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw context.wrongTokenException(
                        parser,
                        Instant.class,
                        JsonToken.VALUE_STRING,
                        "a time is text such as 2031-03-02T12:00:00Z");
            }
            try {
                return Instant.parse(parser.getText());
            } catch (DateTimeParseException wrong) {
                throw context.weirdStringException(
                        parser.getText(),
                        Instant.class,
                        "a time is text such as 2031-03-02T12:00:00Z");
            }
        }
    }
}
