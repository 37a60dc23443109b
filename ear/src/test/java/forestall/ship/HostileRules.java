package forestall.ship;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Files that mean harm, of each kind that a rule set takes. */
final class HostileRules {

    private HostileRules() {}

    /**
     * One file.
     *
     * @param what it tries
     * @param file its name in the rule set
     * @param content its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Hostile(String what, String file, byte[] content) {
        @Override
        public String toString() {
            return file.substring(file.indexOf('.') + 1) + ": " + what;
        }
    }

    static Stream<Hostile> models() {
        var doubling = new StringBuilder("{ a0: \"xxxxxxxxxxxxxxxx\"");
        for (int level = 1; level <= 36; level++) {
            doubling.append(", a%d: a%d + a%d".formatted(level, level - 1, level - 1));
        }
        String exit = "class: \"java.lang.System\", method signature: \"exit(int)\"";
        return Stream.of(
                model("a Java function", "function(n) external { java: { %s } }".formatted(exit)),
                model(
                        "a Java function, called",
                        "(function(n) external { java: { %s } })(1)".formatted(exit)),
                model(
                        "a PMML function",
                        "function(n) external { pmml: { document: \"/etc/passwd\", model: \"m\" } }"),
                model("a class", "component.kind.getClass().forName(\"java.lang.Runtime\")"),
                model("a long loop", "count(for i in 1..100000000 return i)"),
                model("loops in loops", "for i in 1..1000, j in 1..1000, k in 1..1000 return i"),
                model("a computed loop", "for i in 1..component.dependants return i"),
                model("a huge power", "10 ** 1000000000"),
                model(
                        "a regular expression that backtracks",
                        "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")"),
                model("a text that doubles", doubling + ", points: string length(a36) }.points"),
                text(
                        "a function that calls itself",
                        "evil.dmn",
                        dmn(
                                "<businessKnowledgeModel id=\"b\" name=\"Again\"><variable name=\"Again\"/><encapsulatedLogic>"
                                        + "<formalParameter name=\"n\" typeRef=\"number\"/><literalExpression><text>Again(n + 1)</text>"
                                        + "</literalExpression></encapsulatedLogic></businessKnowledgeModel>",
                                "Again(1)")),
                text(
                        "an external entity",
                        "evil.dmn",
                        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                                + dmn("", "&x;")),
                text(
                        "entities of entities",
                        "evil.dmn",
                        "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                                + dmn("", "&b;")),
                text(
                        "an import",
                        "evil.dmn",
                        dmn(
                                "<import name=\"x\" namespace=\"y\" locationURI=\"file:///etc/passwd\" importType=\"z\"/>",
                                "1")));
    }

    static Stream<Hostile> rules() {
        return Stream.of(
                rule("a process", "Runtime.getRuntime().exec( \"touch /tmp/x\" );"),
                rule("the end of the service", "System.exit( 0 );"),
                rule("the end by escapes", "\\u0053ystem.exit( 0 );"),
                rule("a file", "new java.io.File( \"/etc/passwd\" ).delete();"),
                rule("reflection", "Class.forName( \"java.lang.Runtime\" );"),
                rule("the class loader", "$s.getClass().getClassLoader();"),
                rule("a thread", "new Thread( () -> {} ).start();"),
                rule("a socket", "new java.net.Socket( \"localhost\", 5432 );"),
                rule("an endless loop", "while( true ) {}"),
                rule("memory", "long[] all = new long[ 2000000000 ];"),
                rule("the engine", "drools.getKieRuntime().getKieBase();"),
                text(
                        "another dialect",
                        "evil.drl",
                        drl("dialect \"mvel\"", "$s : Subject()", "System.exit( 0 );")),
                text(
                        "a condition that computes",
                        "evil.drl",
                        drl("", "$s : Subject( eval( System.exit( 0 ) == null ) )", "")),
                text(
                        "a rule that feeds itself",
                        "evil.drl",
                        drl(
                                "",
                                "$i : Impact( points >= 0 )",
                                "insert( new Impact( $i.component(), \"again\", 0.001 ) );")),
                text(
                        "a fact from elsewhere",
                        "evil.drl",
                        drl("", "$s : Subject() from new java.util.ArrayList()", "")),
                text(
                        "a function",
                        "evil.drl",
                        "package forestall.risk\nfunction void f() { System.exit( 0 ); }\n"
                                + body("$s : Subject()", "f();")));
    }

    static Stream<Hostile> tables() {
        return Stream.of(
                text(
                        "a cell that closes the rule",
                        "evil.csv",
                        csv("", "0.1 ) ); end rule \"\"x\"\" when then System.exit( 0 ); end //")),
                text("a cell of code", "evil.csv", csv("", "System.exit( 0 )")),
                text(
                        "a class that is taken in",
                        "evil.csv",
                        csv("Import,java.lang.Runtime\n", "0.1")),
                text(
                        "functions",
                        "evil.csv",
                        csv("Functions,void f() { System.exit( 0 ); }\n", "0.1")),
                text("a query", "evil.csv", csv("Queries,query q() Subject() end\n", "0.1")),
                text(
                        "ten thousand columns",
                        "evil.csv",
                        csv("", "0.1") + ",".repeat(10_000) + "x\n"),
                book(
                        "a formula",
                        sheet ->
                                sheet.getRow(0)
                                        .createCell(3)
                                        .setCellFormula("WEBSERVICE(\"http://localhost/\")")),
                book(
                        "a cell far away",
                        sheet -> sheet.createRow(1_000_000).createCell(9).setCellValue("x")),
                part("macros", "xl/vbaProject.bin", "x".getBytes(StandardCharsets.UTF_8)),
                part(
                        "a link",
                        "xl/externalLinks/externalLink1.xml",
                        "<a/>".getBytes(StandardCharsets.UTF_8)),
                part(
                        "an external entity",
                        "xl/a.xml",
                        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"
                                .getBytes(StandardCharsets.UTF_8)),
                part("a bomb", "xl/media/b.xml", new byte[200 << 20]),
                text("no workbook", "evil.xlsx", "a,b"));
    }

    private static Hostile text(String what, String file, String text) {
        return new Hostile(what, file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Hostile model(String what, String expression) {
        return text(what, "evil.dmn", dmn("", expression));
    }

    private static String dmn(String more, String expression) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="urn:m">
                  <inputData id="component" name="component"><variable name="component" typeRef="Any"/></inputData>
                  %s
                  <decision id="d" name="Impact of evil"><variable name="Impact of evil" typeRef="Any"/>
                    <informationRequirement><requiredInput href="#component"/></informationRequirement>
                    <literalExpression><text>%s</text></literalExpression>
                  </decision>
                </definitions>"""
                .formatted(more, expression);
    }

    private static Hostile rule(String what, String code) {
        return text(what, "evil.drl", drl("", "$s : Subject( dependants >= 0 )", code));
    }

    private static String drl(String attribute, String when, String then) {
        return "package forestall.risk\n" + body(when, then).replace("when", attribute + " when");
    }

    private static String body(String when, String then) {
        return "rule \"evil\" when\n%s\nthen\n%s\nend\n".formatted(when, then);
    }

    private static String csv(String more, String points) {
        return """
                RuleSet,forestall.risk,,
                %s,,,
                RuleTable Evil,,,
                NAME,CONDITION,ACTION,
                ,$s : Subject,,
                ,dependants >= $param,"insert( new Impact( $s.id(), drools.getRule().getName(), $param ) );",
                Reason,Dependants from,Points,
                Evil,0,"%s",
                """
                .formatted(more, points);
    }

    private static Hostile book(String what, Consumer<Sheet> change) {
        return new Hostile(what, "evil.xlsx", workbook(change));
    }

    private static byte[] workbook(Consumer<Sheet> change) {
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet("Evil");
            sheet.createRow(0).createCell(0).setCellValue("RuleSet");
            sheet.getRow(0).createCell(1).setCellValue("forestall.risk");
            change.accept(sheet);
            book.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Hostile part(String what, String name, byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(workbook(sheet -> {})));
                var zip = new ZipOutputStream(out)) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(each.getName()));
                in.transferTo(zip);
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Hostile(what, "evil.xlsx", out.toByteArray());
    }

    /**
     * Kinds of harm that are told of the set, not of the file: nobody can see which rule it was.
     */
    static final List<String> ENDED = List.of("a text that doubles");
}
