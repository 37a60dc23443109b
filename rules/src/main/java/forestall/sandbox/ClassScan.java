package forestall.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Looks at a compiled class: every call, field, type, and handle must be within {@link Reach} or in
 * the classes that were compiled together. The only check that sees names after the compiler has
 * resolved them.
 */
final class ClassScan extends ClassVisitor {
    private static final Set<String> BOOTSTRAPS =
            Set.of(
                    "java/lang/invoke/LambdaMetafactory.metafactory",
                    "java/lang/invoke/LambdaMetafactory.altMetafactory",
                    "java/lang/invoke/StringConcatFactory.makeConcatWithConstants");
    private static final Set<String> PLAIN =
            Set.of(
                    "java/lang/Object",
                    "java/lang/Comparable",
                    "java/lang/Float",
                    "java/lang/Short",
                    "java/lang/Byte",
                    "java/lang/Enum",
                    "java/math/BigInteger",
                    "java/io/Serializable",
                    "java/lang/RuntimeException",
                    "java/lang/IllegalArgumentException",
                    "java/lang/invoke/SerializedLambda",
                    "java/time/format/DateTimeFormatterBuilder",
                    "org/drools/modelcompiler/consequence/DroolsImpl",
                    "org/drools/model/Drools");

    /** Of many rules, generated code makes one list. */
    private static final Set<String> LISTS =
            Set.of(
                    "java/util/ArrayList.<init>(I)V",
                    "java/util/List.addAll(Ljava/util/Collection;)Z");

    private final Reach reach;
    private final Set<String> own;
    private final List<String> found = new ArrayList<>();
    private boolean computes;

    private ClassScan(Reach reach, Set<String> own) {
        super(Opcodes.ASM9);
        this.reach = reach;
        this.own = own;
    }

    /**
     * @param own internal names of the classes that were compiled together
     * @return what the class may not do; empty: nothing
     */
    static List<String> problems(byte[] bytes, Reach reach, Set<String> own) {
        var scan = new ClassScan(reach, own);
        new ClassReader(bytes).accept(scan, ClassReader.SKIP_DEBUG);
        return scan.found.stream().distinct().toList();
    }

    @Override
    public void visit(
            int version, int access, String name, String sign, String parent, String[] faces) {
        computes = ClassWeave.computes(faces);
        if (!parent.equals("java/lang/Object") && !parent.equals("java/lang/Enum")) {
            found.add("extends " + parent);
        }
        for (String face : faces) {
            if (!Reach.isBuilder(face) && !face.equals("java/io/Serializable")) {
                found.add("implements " + face);
            }
        }
    }

    @Override
    public FieldVisitor visitField(
            int access, String name, String type, String sign, Object value) {
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String sign, String[] exceptions) {
        int odd = Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED;
        if ((access & odd) != 0 || name.equals("finalize")) {
            found.add("declares " + name);
        }
        return new Code(ClassWeave.isWork(computes, name));
    }

    private boolean known(String type) {
        return own.contains(type) || PLAIN.contains(type) || reach.mayName(type);
    }

    private void type(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.OBJECT && !known(element.getInternalName())) {
            found.add("names " + element.getClassName());
        }
    }

    private void call(String owner, String name, String descriptor) {
        boolean serial = owner.equals("java/lang/invoke/SerializedLambda");
        if (!own.contains(owner) && !serial && !reach.mayCall(owner, name, descriptor)) {
            found.add("calls " + owner.replace('/', '.') + "." + name + descriptor);
        }
    }

    private final class Code extends MethodVisitor {

        private final boolean work;

        /**
         * @param work true of what rules compute; else it lists rules, and may use lists
         */
        Code(boolean work) {
            super(Opcodes.ASM9);
            this.work = work;
        }

        @Override
        public void visitMethodInsn(
                int opcode, String owner, String name, String descriptor, boolean face) {
            if (work || !LISTS.contains(owner + "." + name + descriptor)) {
                call(owner, name, descriptor);
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            boolean reads = opcode == Opcodes.GETSTATIC && reach.mayRead(owner, name);
            if (!own.contains(owner) && !reads) {
                found.add("uses the field " + owner.replace('/', '.') + "." + name);
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (work || !type.equals("java/util/ArrayList")) {
                type(Type.getObjectType(type));
            }
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            found.add("makes arrays of arrays");
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (opcode == Opcodes.NEWARRAY) {
                found.add("makes an array");
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.MONITORENTER) {
                found.add("locks");
            }
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            found.add("catches " + type);
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof Type type) {
                type(type);
            } else if (value instanceof Handle || value instanceof ConstantDynamic) {
                found.add("holds a handle");
            }
        }

        @Override
        public void visitInvokeDynamicInsn(
                String name, String descriptor, Handle bootstrap, Object... arguments) {
            String by = bootstrap.getOwner() + "." + bootstrap.getName();
            if (!BOOTSTRAPS.contains(by)) {
                found.add("is put together by " + by);
            }
            if (bootstrap.getName().startsWith("makeConcat")) {
                joins(descriptor);
            }
            for (Object each : arguments) {
                if (each instanceof Handle handle) {
                    call(handle.getOwner(), handle.getName(), handle.getDesc());
                } else if (each instanceof ConstantDynamic) {
                    found.add("holds a handle");
                }
            }
        }

        /** What is joined to a text is written out in full, so it may not be a collection. */
        private void joins(String descriptor) {
            for (Type each : Type.getArgumentTypes(descriptor)) {
                boolean written =
                        each.getSort() < Type.ARRAY
                                || (each.getSort() == Type.OBJECT
                                        && reach.mayJoin(each.getInternalName()));
                if (!written) {
                    found.add("joins a text and a " + each.getClassName());
                }
            }
        }
    }
}
