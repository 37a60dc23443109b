package forestall.sandbox;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.HalfPointFreeExpr;
import org.drools.mvel.parser.ast.expr.ModifyStatement;
import org.drools.mvel.parser.ast.expr.NullSafeFieldAccessExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/**
 * Looks at every node of parsed code and refuses each whose class is not known to be harmless. The
 * nodes that Drools adds do not list their children, so these are asked for one by one.
 */
final class ShapeCheck {
    private static final Set<String> VALUES =
            Set.of(
                    "DrlxExpression",
                    "DrlNameExpr",
                    "NameExpr",
                    "Name",
                    "SimpleName",
                    "BinaryExpr",
                    "UnaryExpr",
                    "EnclosedExpr",
                    "MethodCallExpr",
                    "FieldAccessExpr",
                    "NullSafeFieldAccessExpr",
                    "StringLiteralExpr",
                    "CharLiteralExpr",
                    "IntegerLiteralExpr",
                    "LongLiteralExpr",
                    "DoubleLiteralExpr",
                    "BooleanLiteralExpr",
                    "NullLiteralExpr",
                    "BigDecimalLiteralExpr",
                    "BigIntegerLiteralExpr",
                    "ConditionalExpr",
                    "LineComment",
                    "BlockComment",
                    "JavadocComment");
    private static final Set<String> CONDITIONS =
            Set.of("PointFreeExpr", "HalfBinaryExpr", "HalfPointFreeExpr", "ThisExpr");
    private static final Set<String> STATEMENTS =
            Set.of(
                    "BlockStmt",
                    "ExpressionStmt",
                    "IfStmt",
                    "ForEachStmt",
                    "BreakStmt",
                    "ContinueStmt",
                    "EmptyStmt",
                    "ModifyStatement",
                    "VariableDeclarationExpr",
                    "VariableDeclarator",
                    "AssignExpr",
                    "ObjectCreationExpr",
                    "ClassOrInterfaceType",
                    "PrimitiveType",
                    "VarType",
                    "Modifier",
                    "CastExpr");

    private final Fragment fragment;
    private final Checked checked;
    private final Set<String> locals = new TreeSet<>();

    ShapeCheck(Fragment fragment, Checked checked) {
        this.fragment = fragment;
        this.checked = checked;
    }

    /** Variables that the code declares; known after {@link #check}. */
    Set<String> locals() {
        return locals;
    }

    void check(Node root) {
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.pop();
            one(node);
            open.addAll(node.getChildNodes());
            open.addAll(hidden(node));
        }
    }

    private void one(Node node) {
        String shape = node.getClass().getSimpleName();
        boolean consequence = fragment.kind() == Fragment.Kind.CONSEQUENCE;
        if (!VALUES.contains(shape) && !(consequence ? STATEMENTS : CONDITIONS).contains(shape)) {
            refuse(node, "rules may not use " + readable(shape));
        } else if (node instanceof ObjectCreationExpr made) {
            Class<?> type = checked.vocabulary.type(made.getType().getNameWithScope());
            if (made.getAnonymousClassBody().isPresent()
                    || made.getScope().isPresent()
                    || type == null
                    || !checked.vocabulary.isFact(type)) {
                refuse(node, "rules may make new facts only");
            } else {
                checked.pairings.made(type);
            }
        } else if (node instanceof AssignExpr assign && !(assign.getTarget() instanceof NameExpr)) {
            refuse(node, "rules may assign to their own variables only");
        } else if (node instanceof UnaryExpr step
                && (step.getOperator().isPrefix() || step.getOperator().isPostfix())
                && step.getOperator().asString().length() == 2
                && !(step.getExpression() instanceof NameExpr)) {
            refuse(node, "rules may count in their own variables only");
        } else if (node instanceof VariableDeclarator local) {
            String name = local.getNameAsString();
            if (CodeWords.isReserved(name)
                    || checked.vocabulary.typeNames().contains(name)
                    || !name.matches("\\$?[A-Za-z_][A-Za-z0-9_]{0,60}")) {
                refuse(node, "'%s' cannot name a variable".formatted(Checked.shortened(name)));
            }
            locals.add(name);
        }
    }

    private static String readable(String shape) {
        return shape.replaceAll("(Expr|Stmt|Statement|Expression)$", "")
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(java.util.Locale.ROOT);
    }

    private static List<Node> hidden(Node node) {
        List<Node> children = new ArrayList<>();
        if (node instanceof DrlxExpression each) {
            children.add(each.getExpr());
        } else if (node instanceof PointFreeExpr each) {
            children.add(each.getLeft());
            children.addAll(each.getRight());
            addAll(children, each.getArg1(), each.getArg2(), each.getArg3(), each.getArg4());
        } else if (node instanceof HalfPointFreeExpr each) {
            children.addAll(each.getRight());
            addAll(children, each.getArg1(), each.getArg2(), each.getArg3(), each.getArg4());
        } else if (node instanceof HalfBinaryExpr each) {
            children.add(each.getRight());
        } else if (node instanceof NullSafeFieldAccessExpr each) {
            children.add(each.getScope());
        } else if (node instanceof ModifyStatement each) {
            children.add(each.getModifyObject());
            children.addAll(each.getExpressions());
        }
        children.removeIf(java.util.Objects::isNull);
        return children;
    }

    private static void addAll(List<Node> children, Node... more) {
        for (Node each : more) {
            children.add(each);
        }
    }

    private void refuse(Node node, String message) {
        int offset = fragment.offset();
        if (node.getRange().isPresent()) {
            var begin = node.getRange().get().begin;
            int brace = fragment.kind() == Fragment.Kind.CONSEQUENCE && begin.line == 1 ? 2 : 1;
            offset += new Source("x.drl", fragment.text()).offset(begin.line, begin.column - brace);
        }
        checked.refuse(
                offset,
                "construct",
                message,
                "say it with conditions, new facts, if and for (… : …)");
    }
}
