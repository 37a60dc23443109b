package forestall.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MultilineTest {
    private static final String JAVA =
            """
            java.lang.IllegalStateException: no route
            \tat a.B.c(B.java:10)
            \tat a.B.main(B.java:5)
            Caused by: java.io.IOException: gone
            \tat a.D.e(D.java:7)
            \t... 2 more""";
    private static final String PYTHON =
            """
            Traceback (most recent call last):
              File "a.py", line 3, in <module>
                run()
            ValueError: no

            During handling of the above exception, another exception occurred:

            Traceback (most recent call last):
              File "a.py", line 5, in <module>
            KeyError: 'x'""";
    private static final String GO =
            """
            panic: runtime error: index out of range [5]

            goroutine 1 [running]:
            main.run(0x1, 0x2)
            \t/app/main.go:12 +0x1d
            created by main.main
            \t/app/main.go:3 +0x2
            exit status 2""";
    private static final String DOTNET =
            """
            Unhandled exception. System.InvalidOperationException: no
             ---> System.IO.IOException: gone
               at A.B.C() in /src/B.cs:line 3
               --- End of inner exception stack trace ---
               at A.B.Main()""";
    private static final String NODE =
            """
            TypeError: x is not a function
                at run (/app/index.js:3:5)
                at Object.<anonymous> (/app/index.js:9:1) {
              code: 'E_NO'
            }""";

    static Stream<Arguments> traces() {
        return Stream.of(
                Arguments.of("Java", JAVA),
                Arguments.of("Python", PYTHON),
                Arguments.of("Go", GO),
                Arguments.of(".NET", DOTNET),
                Arguments.of("Node", NODE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traces")
    void aTraceIsOneEventBetweenOthers(String language, String trace) {
        List<String> lines = Arrays.asList(("before\n" + trace + "\nafter").split("\n", -1));

        List<String> events = Multiline.join(LogFormat.plain(), lines);

        // What follows a message without a header of its own may belong to it.
        assertThat(String.join("\n", events)).isEqualTo(String.join("\n", lines));
        assertThat(events).last().isEqualTo("after");
        assertThat(events).hasSizeBetween(2, 3).anyMatch(each -> each.endsWith(trace));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traces")
    void aHeaderBeginsAnEventAndTheTraceBelongsToIt(String language, String trace) {
        String head = "2026-10-18 18:01:47,978 ERROR [main] a.B: failed";
        String next = "2026-10-18 18:01:48,978 INFO [main] a.B: (again)";
        List<String> lines = Arrays.asList((head + "\n" + trace + "\n" + next).split("\n", -1));
        LogFormat format = LogFormat.infer(List.of(head, next));

        List<String> events = Multiline.join(format, lines);

        assertThat(events).last().isEqualTo(next);
        assertThat(events.size()).isBetween(2, 3);
        assertThat(events.get(events.size() - 2)).endsWith(trace);
    }

    @Test
    void linesOfTheirOwnStayApart() {
        List<String> lines = List.of("one (1)", "two", "Error counter reset", "three");
        assertThat(Multiline.join(LogFormat.plain(), lines)).isEqualTo(lines);
    }

    @Test
    void anEventDoesNotGrowWithoutEnd() {
        List<String> endless = Collections.nCopies(3_000, "  " + "x".repeat(100));
        List<String> events = Multiline.join(LogFormat.plain(), endless);
        assertThat(events).hasSize(6).allMatch(each -> each.length() == Multiline.LONGEST);
    }
}
