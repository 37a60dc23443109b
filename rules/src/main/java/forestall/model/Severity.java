package forestall.model;

/** Severity of a log line, least severe first; the five levels that most loggers share. */
public enum Severity {
    DEBUG,
    INFO,
    WARNING,
    ERROR,
    FATAL
}
