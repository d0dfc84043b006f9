package dev.arbiter.rules.drl.bytecode;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads one class that the engine compiled. A class with the code of authors has static methods of
 * its own alone, each passed by a {@link MethodGuard}; an invoker that the engine adds calls
 * nothing but the engine and that class.
 */
final class ClassGuard extends ClassVisitor {
  private static final Set<String> INVOKERS =
      Set.of(
          "org/drools/mvel/asm/ConsequenceStub",
          "org/drools/base/rule/consequence/Consequence",
          "org/drools/base/rule/accessor/ReturnValueExpression",
          "org/drools/base/rule/accessor/CompiledInvoker");
  private static final Map<String, Set<String>> UNBOXING =
      Map.of(
          "java/lang/Number", Set.of("intValue", "longValue", "doubleValue"),
          "java/lang/Boolean", Set.of("booleanValue"),
          "java/lang/Character", Set.of("charValue"));
  private static final int ABNORMAL =
      Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_ABSTRACT;

  private final ClassReader reader;
  private final Refusals refusals;
  private final boolean invoker;

  private ClassGuard(ClassReader reader, ClassWriter writer, Refusals refusals) {
    super(Opcodes.ASM9, writer);
    this.reader = reader;
    this.refusals = refusals;
    this.invoker = reader.getInterfaces().length > 0;
  }

  /** Hears what is refused, and at which line of the class, or 0. */
  interface Refusals {
    void add(String method, int line, String message);
  }

  /** The class as it may run; what is refused is told, and the result then for no use. */
  static byte[] check(byte[] bytes, Refusals refusals) {
    var reader = new ClassReader(bytes);
    var writer = new ClassWriter(reader, 0);
    reader.accept(new ClassGuard(reader, writer, refusals), 0);
    return writer.toByteArray();
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      String parent,
      String[] faces) {
    if (!parent.equals("java/lang/Object") || !INVOKERS.containsAll(Set.of(faces))) {
      refusals.add("", 0, "the class " + name.replace('/', '.') + " is not allowed");
    }
    super.visit(version, access, name, signature, parent, faces);
  }

  @Override
  public void visitInnerClass(
      String name, @Nullable String outer, @Nullable String inner, int access) {
    if (name.startsWith(reader.getClassName() + "$")) {
      refusals.add("", 0, "classes within rules are not allowed");
    }
    super.visitInnerClass(name, outer, inner, access);
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String type, @Nullable String signature, @Nullable Object value) {
    var known = name.equals("serialVersionUID") || invoker && name.equals("consequence");
    if (!known) {
      refusals.add("", 0, "the field " + name + " is not allowed");
    }
    return super.visitField(access, name, type, signature, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String type,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    var next = super.visitMethod(access, name, type, signature, exceptions);
    if ((access & ABNORMAL) != 0 || name.equals("<clinit>")) {
      refusals.add(name, 0, "the method " + name + " is not allowed");
    }
    if (invoker) {
      return new OfEngine(next, name, withRuleClass());
    }
    var isStatic = (access & Opcodes.ACC_STATIC) != 0;
    return name.equals("<init>") && !isStatic
        ? new OfEngine(next, name, Map.of("java/lang/Object", Set.of("<init>")))
        : new Lines(next, name);
  }

  /** An invoker may call the one class whose name its own begins with. */
  private Map<String, Set<String>> withRuleClass() {
    var members = new HashMap<>(Members.OF_INVOKERS);
    members.put(reader.getClassName(), Set.of("getMethodBytecode"));
    return members;
  }

  /** What the engine itself generated. */
  private final class OfEngine extends MethodVisitor {
    private final String method;
    private final Map<String, Set<String>> members;

    OfEngine(MethodVisitor next, String method, Map<String, Set<String>> members) {
      super(Opcodes.ASM9, next);
      this.method = method;
      this.members = members;
    }

    @Override
    public void visitMethodInsn(int code, String owner, String name, String type, boolean face) {
      var ofRule =
          code == Opcodes.INVOKESTATIC && invoker && reader.getClassName().startsWith(owner);
      if (!ofRule
          && !Members.has(members, owner, name, type)
          && !Members.has(UNBOXING, owner, name, type)) {
        refusals.add(
            method, 0, "the call of " + owner.replace('/', '.') + "." + name + " is not allowed");
      }
      super.visitMethodInsn(code, owner, name, type, face);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String type, Handle linker, Object... given) {
      refusals.add(method, 0, "the call of " + linker.getOwner() + " is not allowed");
      super.visitInvokeDynamicInsn(name, type, linker, given);
    }
  }

  /** Knows at which line the guard behind it is. */
  private final class Lines extends MethodVisitor {
    private int line;

    Lines(MethodVisitor next, String method) {
      super(Opcodes.ASM9);
      mv = new MethodGuard(next, message -> refusals.add(method, line, message));
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
      super.visitLineNumber(number, start);
    }
  }
}
