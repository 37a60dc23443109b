package forestall.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.kie.api.builder.Message;

/**
 * Says where in a text a mistake is that the compiler found. The compiler works on generated code;
 * what it quotes of it leads back to the rule.
 */
final class Mistakes {
    private static final Pattern RULE =
            Pattern.compile("Rule name: (.{1,120})|in rule \"(.{1,120}?)\"");
    private static final Pattern BRACKETED = Pattern.compile("^\\[ERR \\d+\\] Line \\d+:\\d+ ");
    private static final int LONGEST = 300;

    private Mistakes() {}

    static List<Refusal> of(
            List<Message> messages, List<Source> sources, List<PackageDescr> checked) {
        List<Refusal> refusals = new ArrayList<>();
        for (Message message : messages) {
            String text = String.valueOf(message.getText());
            if (!text.startsWith("Java source of")) {
                refusals.add(at(message, text, messages, sources, checked));
            }
        }
        return refusals;
    }

    private static Refusal at(
            Message message,
            String text,
            List<Message> messages,
            List<Source> sources,
            List<PackageDescr> checked) {
        String code = "compile";
        String hint = "compare the types: a number is no text, a kind is written Kind.VM";
        String quoted = text.substring(text.lastIndexOf(": ") + 1).strip();
        for (Source source : sources) {
            int found = quoted.length() < 3 ? -1 : source.drl().indexOf(quoted);
            if (found >= 0) {
                return source.at(found, code, plain(text), hint);
            }
        }
        String generated =
                messages.stream()
                        .filter(each -> String.valueOf(each.getText()).startsWith("Java source of"))
                        .filter(each -> each.getPath().equals(message.getPath()))
                        .map(Message::getText)
                        .findFirst()
                        .orElse(text);
        String squeezed = squeezed(generated);
        for (int at = 0; at < checked.size(); at++) {
            for (RuleDescr rule : checked.get(at).getRules()) {
                if (isFrom(rule, generated, squeezed, message.getLine())) {
                    Source source = sources.get(at);
                    return source.at(
                            source.offset(rule.getLine(), rule.getColumn()),
                            code,
                            "in '%s': %s".formatted(rule.getName(), plain(text)),
                            hint);
                }
            }
        }
        return sources.get(0).whole(code, plain(text), hint);
    }

    /** True when generated code says that it is from a rule, or holds what the rule does. */
    private static boolean isFrom(RuleDescr rule, String generated, String squeezed, int line) {
        Matcher named = RULE.matcher(upTo(generated, line));
        String last = null;
        while (named.find()) {
            last = named.group(1) == null ? named.group(2) : named.group(1);
        }
        if (last != null) {
            return last.equals(rule.getName());
        }
        String code = squeezed(String.valueOf(rule.getConsequence()));
        return squeezed.contains("\"" + squeezed(rule.getName()) + "\"")
                || (code.length() > 10 && squeezed.contains(code));
    }

    private static String upTo(String text, int line) {
        int end = 0;
        for (int each = 0; each < Math.max(1, line) && end >= 0; each++) {
            end = text.indexOf('\n', end + 1);
        }
        return end < 0 ? text : text.substring(0, end);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    /** First line, without the compiler's own numbering. */
    static String plain(String message) {
        String line = BRACKETED.matcher(String.valueOf(message).strip()).replaceFirst("");
        int end = line.indexOf('\n');
        String first = end < 0 ? line : line.substring(0, end);
        return first.length() <= LONGEST ? first : first.substring(0, LONGEST - 1) + "…";
    }
}
