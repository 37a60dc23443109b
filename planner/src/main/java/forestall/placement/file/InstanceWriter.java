package forestall.placement.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import forestall.placement.Instance;
import forestall.placement.Tiers;
import java.io.IOException;
import java.io.OutputStream;

/** Writes {@code drp-instance/1}, as {@link InstanceReader} reads it. */
public final class InstanceWriter {
    private final JsonGenerator json;

    private InstanceWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Writes UTF-8 JSON; {@code out} is closed. */
    public static void write(Instance instance, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            new InstanceWriter(json).document(instance);
        }
    }

    private void document(Instance instance) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", InstanceReader.FORMAT);
        json.writeStringField("name", instance.name());
        json.writeNumberField("minimalFactorPpm", instance.minimalFactorPpm());
        texts("resources", instance.resources());
        texts("tiers", Tiers.NAMES);
        rows("latencyUs", instance.latencyUs());
        rows("linkMbps", instance.linkMbps());
        json.writeArrayFieldStart("hosts");
        for (Instance.Host host : instance.hosts()) {
            host(host);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("components");
        for (Instance.Component component : instance.components()) {
            component(component);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("dependencies");
        for (Instance.Dependency each : instance.dependencies()) {
            json.writeStartObject();
            json.writeNumberField("from", each.from());
            json.writeNumberField("to", each.to());
            json.writeNumberField("maxLatencyUs", each.maxLatencyUs());
            json.writeNumberField("penalty", each.penalty());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void texts(String field, Iterable<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private void rows(String field, int[][] rows) throws IOException {
        json.writeArrayFieldStart(field);
        for (int[] row : rows) {
            json.writeArray(row, 0, row.length);
        }
        json.writeEndArray();
    }

    private void numbers(String field, int[] numbers) throws IOException {
        json.writeFieldName(field);
        json.writeArray(numbers, 0, numbers.length);
    }

    private void numbers(String field, long[] numbers) throws IOException {
        json.writeFieldName(field);
        json.writeArray(numbers, 0, numbers.length);
    }

    private void host(Instance.Host host) throws IOException {
        json.writeStartObject();
        json.writeNumberField("zone", host.zone());
        numbers("capacity", host.capacity());
        numbers("priceMilli", host.priceMilli());
        json.writeNumberField("openCost", host.openCost());
        json.writeEndObject();
    }

    private void component(Instance.Component component) throws IOException {
        json.writeStartObject();
        json.writeNumberField("riskPpm", component.riskPpm());
        json.writeNumberField("criticality", component.criticality());
        json.writeNumberField("primaryZone", component.primaryZone());
        json.writeNumberField("antiAffinity", component.antiAffinity());
        json.writeBooleanField("mandatory", component.mandatory());
        numbers("demand", component.demand());
        numbers("lossByTier", component.lossByTier());
        numbers("replMbpsByTier", component.replMbpsByTier());
        numbers("maxLatencyUsByTier", component.maxLatencyUsByTier());
        json.writeNumberField("moveCost", component.moveCost());
        json.writeNumberField("retierCost", component.retierCost());
        if (component.current() != null) {
            json.writeObjectFieldStart("current");
            json.writeNumberField("host", component.current().host());
            json.writeNumberField("tier", component.current().tier());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
