package forestall.sandbox;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Weaves {@link Meter#tick} into a compiled class, at the start of what rules compute and at every
 * jump back, and {@link Guard} in place of what grows. None of it changes what lies on the stack,
 * so the frames stay as they were.
 */
final class ClassWeave extends ClassVisitor {
    private static final String METER = Type.getInternalName(Meter.class);
    private static final String GUARD = Type.getInternalName(Guard.class);
    private static final String BIG = "java/math/BigDecimal";

    /** Guard has a method of the same name that takes the place of these. */
    private static final Set<String> GUARDED =
            Set.of(
                    "java/lang/String.replace(Ljava/lang/CharSequence;Ljava/lang/CharSequence;)"
                            + "Ljava/lang/String;",
                    "java/lang/String.contains(Ljava/lang/CharSequence;)Z",
                    "java/lang/String.indexOf(Ljava/lang/String;)I",
                    "java/lang/String.lastIndexOf(Ljava/lang/String;)I",
                    "java/util/List.contains(Ljava/lang/Object;)Z",
                    "java/util/List.indexOf(Ljava/lang/Object;)I",
                    "java/util/Collection.contains(Ljava/lang/Object;)Z",
                    "org/drools/modelcompiler/dsl/pattern/D.eval("
                            + "Lorg/drools/model/functions/Operator;Ljava/lang/Object;"
                            + "[Ljava/lang/Object;)Z",
                    "java/lang/String.toLowerCase()Ljava/lang/String;",
                    "java/lang/String.toUpperCase()Ljava/lang/String;",
                    "java/util/regex/Pattern.matcher(Ljava/lang/CharSequence;)"
                            + "Ljava/util/regex/Matcher;",
                    BIG + ".setScale(ILjava/math/RoundingMode;)Ljava/math/BigDecimal;",
                    BIG + ".setScale(I)Ljava/math/BigDecimal;",
                    BIG
                            + ".divide(Ljava/math/BigDecimal;ILjava/math/RoundingMode;)"
                            + "Ljava/math/BigDecimal;");

    private final Set<String> grown;
    private boolean computes;

    private ClassWeave(ClassVisitor next, Set<String> grown) {
        super(Opcodes.ASM9, next);
        this.grown = grown;
    }

    /**
     * @param grown names of the classes of facts that rules add; rules that pair these compare them
     *     one by one, where each is counted, instead of through an index
     */
    static byte[] woven(byte[] bytes, Set<String> grown) {
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        new ClassReader(bytes).accept(new ClassWeave(writer, grown), 0);
        return writer.toByteArray();
    }

    @Override
    public void visit(
            int version, int access, String name, String sign, String parent, String[] faces) {
        computes = computes(faces);
        super.visit(version, access, name, sign, parent, faces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String sign, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, sign, exceptions);
        return new Code(next, isWork(computes, name));
    }

    /** What generated code does on its own, while rules are built, is not counted. */
    static boolean isWork(boolean computes, String name) {
        boolean own =
                Set.of("values", "valueOf", "getExpressionHash", "predicateInformation")
                        .contains(name);
        return !name.startsWith("<") && (name.startsWith("lambda$") || (computes && !own));
    }

    /** True of a class that holds code of rules. */
    static boolean computes(String[] faces) {
        return Arrays.stream(faces)
                .anyMatch(face -> face.startsWith("org/drools/model/functions/"));
    }

    private final class Code extends MethodVisitor {
        private final boolean counted;
        private final Set<Label> passed = new HashSet<>();
        private boolean pairsGrown;

        Code(MethodVisitor next, boolean counted) {
            super(Opcodes.ASM9, next);
            this.counted = counted;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (counted) {
                tick();
            }
        }

        private void tick() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, METER, "tick", "()V", false);
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (passed.contains(label)) {
                tick();
            }
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
            tickBack(otherwise, labels);
            super.visitTableSwitchInsn(min, max, otherwise, labels);
        }

        @Override
        public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
            tickBack(otherwise, labels);
            super.visitLookupSwitchInsn(otherwise, keys, labels);
        }

        private void tickBack(Label otherwise, Label[] labels) {
            boolean back = passed.contains(otherwise);
            for (Label each : labels) {
                back |= passed.contains(each);
            }
            if (back) {
                tick();
            }
        }

        @Override
        public void visitMethodInsn(
                int opcode, String owner, String name, String descriptor, boolean face) {
            if (isText(owner, name, descriptor)
                    || (counted && GUARDED.contains(owner + "." + name + descriptor))) {
                String with =
                        opcode == Opcodes.INVOKESTATIC
                                ? descriptor
                                : "(L" + owner + ";" + descriptor.substring(1);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, name, with, false);
                return;
            }
            int index = descriptor.indexOf("Lorg/drools/model/BetaIndex");
            if (pairsGrown && name.equals("expr") && index > 0) {
                super.visitInsn(Opcodes.POP);
                String without =
                        descriptor.substring(0, index)
                                + descriptor.substring(descriptor.indexOf(')'));
                super.visitMethodInsn(opcode, owner, name, without, face);
                return;
            }
            if (counted && adds(owner, name)) {
                guard("fact", "(Ljava/lang/Object;)Ljava/lang/Object;");
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, face);
            boolean makes = name.equals("<init>") && owner.equals(BIG);
            if (counted && (makes || descriptor.endsWith(")Ljava/math/BigDecimal;"))) {
                guard("number", "(Ljava/math/BigDecimal;)Ljava/math/BigDecimal;");
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            pairsGrown |= value instanceof Type type && grown.contains(type.getClassName());
            super.visitLdcInsn(value);
        }

        private static boolean isText(String owner, String name, String descriptor) {
            return owner.equals("java/lang/String")
                    && name.equals("valueOf")
                    && descriptor.startsWith("(Ljava/lang/Object;)");
        }

        private static boolean adds(String owner, String name) {
            return (owner.equals("org/drools/model/Drools")
                            && (name.equals("insert") || name.equals("logicalInsert")))
                    || name.equals("insertLogical");
        }

        @Override
        public void visitInvokeDynamicInsn(
                String name, String descriptor, Handle bootstrap, Object... arguments) {
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
            if (bootstrap.getName().startsWith("makeConcat")) {
                guard("text", "(Ljava/lang/String;)Ljava/lang/String;");
            }
        }

        private void guard(String name, String descriptor) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, name, descriptor, false);
        }
    }
}
