package forestall.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import forestall.decide.PredictionModels;
import forestall.decide.PredictionModels.Attempt;
import forestall.decide.PredictionModels.Detail;
import forestall.decide.PredictionModels.Learned;
import forestall.decide.PredictionModels.Line;
import forestall.decide.PredictionModels.Version;
import forestall.json.ModelJson;
import forestall.predict.FusionModel;
import forestall.predict.Verdict;
import forestall.store.ModelDao.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Models that were learned, in PostgreSQL; the one that ships is always there. Thread-safe. */
public final class StoredModels {
    private static final Logger LOG = Logger.getLogger(StoredModels.class.getName());

    private static final Version SHIPPED =
            new Version(
                    PredictionModels.SHIPPED,
                    false,
                    "ships with the service, for as long as too few failures were recorded",
                    Optional.empty());

    private final Jdbi jdbi;

    public StoredModels(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The one that makes the probabilities.
     *
     * @param version its number
     * @param model what it is; the one that ships when that version cannot be read
     */
    public record InForce(int version, FusionModel model) {}

    /**
     * The model in force. One that cannot be read (a later version's) is no reason to stop
     * foreseeing: then the one that ships is it.
     */
    public FusionModel current() {
        return inForce().model();
    }

    /** The model in force, and its number at the same moment. */
    public InForce inForce() {
        Optional<Row> row = jdbi.withExtension(ModelDao.class, ModelDao::current);
        return new InForce(row.map(Row::version).orElse(PredictionModels.SHIPPED), model(row));
    }

    private static FusionModel model(Optional<Row> row) {
        try {
            return row.isPresent() ? read(row.get().model()) : FusionModel.shipped();
        } catch (IOException unreadable) {
            LOG.log(
                    Level.WARNING,
                    "Model {0} cannot be read ({1}); the one that ships is used",
                    new Object[] {row.get().version(), unreadable.getMessage()});
            return FusionModel.shipped();
        }
    }

    /** Number of the version in force. */
    public int currentVersion() {
        return jdbi.withExtension(ModelDao.class, ModelDao::current)
                .map(Row::version)
                .orElse(PredictionModels.SHIPPED);
    }

    /** The newest first; the one that ships is the last. */
    public List<Version> versions() {
        List<Version> versions = new ArrayList<>();
        List<Row> rows = jdbi.withExtension(ModelDao.class, ModelDao::all);
        rows.forEach(row -> versions.add(version(row)));
        versions.add(shipped(rows.stream().noneMatch(Row::inForce)));
        return versions;
    }

    public Optional<Detail> byVersion(int version) {
        if (version == PredictionModels.SHIPPED) {
            return Optional.of(
                    new Detail(
                            shipped(currentVersion() == PredictionModels.SHIPPED),
                            List.of(),
                            Line.of(FusionModel.shipped())));
        }
        return jdbi.withExtension(ModelDao.class, dao -> dao.byVersion(version))
                .map(StoredModels::detail);
    }

    /**
     * Adds a model, and puts it in force, unless somebody put another there meanwhile.
     *
     * @param beaten version that it was compared with
     * @return its version; empty when {@code beaten} is no longer in force, and nothing is changed
     */
    public Optional<Integer> takeOver(
            int beaten, FusionModel model, Learned learned, List<Verdict> verdicts, String words) {
        var row =
                new Row(
                        0,
                        learned.at(),
                        learned.by(),
                        words,
                        write(model),
                        learned.from(),
                        learned.through(),
                        learned.failures(),
                        json(verdicts),
                        false);
        return jdbi.inTransaction(
                handle -> {
                    ModelDao dao = handle.attach(ModelDao.class);
                    dao.lock();
                    int now = dao.current().map(Row::version).orElse(PredictionModels.SHIPPED);
                    if (now != beaten) {
                        return Optional.empty();
                    }
                    int version = dao.add(row);
                    dao.noneInForce();
                    dao.inForce(version);
                    return Optional.of(version);
                });
    }

    /** Notes that it was tried to learn anew. */
    public void note(Attempt attempt) {
        jdbi.useExtension(ModelDao.class, dao -> dao.note(attempt));
    }

    /** Newest first. */
    public List<Attempt> attempts(int limit) {
        return jdbi.withExtension(ModelDao.class, dao -> dao.attempts(limit));
    }

    /**
     * Puts a version in force.
     *
     * @return false when there is no such version; nothing is changed then
     */
    public boolean use(int version) {
        return jdbi.inTransaction(
                handle -> {
                    ModelDao dao = handle.attach(ModelDao.class);
                    dao.lock();
                    if (version != PredictionModels.SHIPPED && dao.byVersion(version).isEmpty()) {
                        return false;
                    }
                    dao.noneInForce();
                    dao.inForce(version);
                    return true;
                });
    }

    /**
     * Does something that only one node may do at a time. It may take minutes: a connection is held
     * for as long, but no transaction, which would keep PostgreSQL from cleaning up.
     *
     * @return empty when another is at it
     */
    public <T> Optional<T> alone(Supplier<T> work) {
        try (Handle handle = jdbi.open()) { // its own: not the one that work uses
            ModelDao dao = handle.attach(ModelDao.class);
            if (!dao.alone()) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                dao.notAlone();
            }
        }
    }

    private static Version shipped(boolean inForce) {
        return new Version(SHIPPED.version(), inForce, SHIPPED.words(), SHIPPED.learned());
    }

    private static Version version(Row row) {
        return new Version(
                row.version(),
                row.inForce(),
                row.words(),
                Optional.of(
                        new Learned(
                                row.madeAt(),
                                row.madeBy(),
                                row.learnedFrom(),
                                row.learnedThrough(),
                                row.failures())));
    }

    private static Detail detail(Row row) {
        try {
            return new Detail(
                    version(row),
                    ModelJson.mapper()
                            .readValue(row.figures(), new TypeReference<List<Verdict>>() {}),
                    Line.of(read(row.model())));
        } catch (IOException broken) {
            throw new UncheckedIOException(
                    "model %d cannot be read".formatted(row.version()), broken);
        }
    }

    private static FusionModel read(byte[] model) throws IOException {
        return FusionModel.read(new DataInputStream(new ByteArrayInputStream(model)));
    }

    private static byte[] write(FusionModel model) {
        var bytes = new ByteArrayOutputStream();
        try {
            model.write(new DataOutputStream(bytes));
        } catch (IOException impossible) { // the stream is memory
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String json(List<Verdict> verdicts) {
        try {
            return ModelJson.mapper().writeValueAsString(verdicts);
        } catch (JsonProcessingException impossible) { // they hold numbers and words
            throw new UncheckedIOException(impossible);
        }
    }
}
