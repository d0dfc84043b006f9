package dev.arbiter.rules.drl.bytecode;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads one method that an author wrote: it may call and read what {@link Members} lists, and goes
 * forward only. Calls whose results could grow are put through {@link Bounded}.
 */
final class MethodGuard extends MethodVisitor {
  private static final int MAX_ARRAY = 255;
  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
  private static final String CONCATENATION = "java/lang/invoke/StringConcatFactory";
  private static final String HELPER = "org/drools/core/rule/consequence/KnowledgeHelper";

  private final Consumer<String> refusal;
  private final Set<Label> passed = new HashSet<>();
  private final Set<Label> targets = new HashSet<>();

  /** What the instruction before pushed, if it was a constant. */
  private @Nullable Object constant;

  MethodGuard(MethodVisitor next, Consumer<String> refusal) {
    super(Opcodes.ASM9, next);
    this.refusal = refusal;
  }

  @Override
  public void visitMethodInsn(int code, String owner, String name, String type, boolean face) {
    var before = constant;
    constant = null;
    var twin = Members.TWINS.get(owner + "." + name + type);
    if (twin != null) {
      var bounded = code == Opcodes.INVOKESTATIC ? type : "(L" + owner + ";" + type.substring(1);
      super.visitMethodInsn(Opcodes.INVOKESTATIC, Members.BOUNDED, twin, bounded, false);
      return;
    }
    if (name.equals("<init>")) {
      checkConstruction(owner, type, before);
    } else if (!Members.has(Members.METHODS, owner, name, type)
        && !Members.has(Members.OF_ENGINE, owner, name, type)) {
      refusal.accept("the call of " + dotted(owner) + "." + name + " is not allowed");
    }
    super.visitMethodInsn(code, owner, name, type, face);
    if (name.equals("of") && face) {
      var result = Type.getReturnType(type).getDescriptor();
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, Members.BOUNDED, "small", "(" + result + ")" + result, false);
    }
  }

  private void checkConstruction(String owner, String type, @Nullable Object before) {
    var plain =
        before instanceof String text
            && owner.equals("java/math/BigDecimal")
            && type.equals("(Ljava/lang/String;)V")
            && PLAIN_NUMBER.matcher(text).matches();
    if (!plain) {
      refusal.accept(
          "new "
              + dotted(owner)
              + " is not allowed; expected new BigDecimal(\"…\") with a plain number");
    }
  }

  @Override
  public void visitInvokeDynamicInsn(String name, String type, Handle linker, Object... given) {
    constant = null;
    if (!linker.getOwner().equals(CONCATENATION)
        || !linker.getName().equals("makeConcatWithConstants")) {
      refusal.accept("the call of " + dotted(linker.getOwner()) + " is not allowed");
      super.visitInvokeDynamicInsn(name, type, linker, given);
      return;
    }
    for (var part : Type.getArgumentTypes(type)) {
      if (part.getSort() >= Type.ARRAY && !part.getClassName().equals("java.lang.String")) {
        refusal.accept("a " + part.getClassName() + " cannot become part of a text");
      }
    }
    var bounded =
        new Handle(
            Opcodes.H_INVOKESTATIC, Members.BOUNDED, "concatenation", linker.getDesc(), false);
    super.visitInvokeDynamicInsn(name, type, bounded, given);
  }

  @Override
  public void visitFieldInsn(int code, String owner, String name, String type) {
    constant = null;
    if (code != Opcodes.GETSTATIC || !Members.isConstant(owner, name)) {
      refusal.accept("the field " + dotted(owner) + "." + name + " is not allowed");
    }
    super.visitFieldInsn(code, owner, name, type);
  }

  @Override
  public void visitTypeInsn(int code, String type) {
    var before = constant;
    constant = null;
    if (code == Opcodes.ANEWARRAY) {
      checkArray(before);
    }
    var element = Type.getObjectType(type);
    if (element.getSort() == Type.ARRAY
        || !Members.METHODS.containsKey(type) && !type.equals(HELPER)) {
      refusal.accept("the type " + element.getClassName() + " is not allowed");
    }
    super.visitTypeInsn(code, type);
  }

  @Override
  public void visitIntInsn(int code, int operand) {
    if (code == Opcodes.NEWARRAY) {
      checkArray(constant);
    }
    constant = code == Opcodes.NEWARRAY ? null : operand;
    super.visitIntInsn(code, operand);
  }

  private void checkArray(@Nullable Object size) {
    if (!(size instanceof Integer count) || count < 0 || count > MAX_ARRAY) {
      refusal.accept("expected an array of at most " + MAX_ARRAY + " listed elements");
    }
  }

  @Override
  public void visitMultiANewArrayInsn(String type, int dimensions) {
    constant = null;
    refusal.accept("expected an array of at most " + MAX_ARRAY + " listed elements");
    super.visitMultiANewArrayInsn(type, dimensions);
  }

  @Override
  public void visitLdcInsn(Object value) {
    constant = value;
    if (!(value instanceof String) && !(value instanceof Number)) {
      refusal.accept("the constant " + value + " is not allowed");
    }
    super.visitLdcInsn(value);
  }

  @Override
  public void visitInsn(int code) {
    constant =
        code >= Opcodes.ICONST_M1 && code <= Opcodes.ICONST_5 ? code - Opcodes.ICONST_0 : null;
    if (code == Opcodes.ATHROW || code == Opcodes.MONITORENTER || code == Opcodes.MONITOREXIT) {
      refusal.accept("exceptions and locks are not allowed");
    }
    super.visitInsn(code);
  }

  @Override
  public void visitVarInsn(int code, int variable) {
    constant = null;
    if (code == Opcodes.RET) {
      refusal.accept("subroutines are not allowed");
    }
    super.visitVarInsn(code, variable);
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    constant = null;
    super.visitIincInsn(variable, increment);
  }

  @Override
  public void visitJumpInsn(int code, Label label) {
    constant = null;
    if (passed.contains(label)) {
      refusal.accept("a loop is not allowed");
    }
    targets.add(label);
    super.visitJumpInsn(code, label);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
    refuseSwitch();
    super.visitTableSwitchInsn(min, max, otherwise, labels);
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
    refuseSwitch();
    super.visitLookupSwitchInsn(otherwise, keys, labels);
  }

  private void refuseSwitch() {
    constant = null;
    refusal.accept("'switch' is not allowed");
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    refusal.accept("exceptions and locks are not allowed");
    super.visitTryCatchBlock(start, end, handler, type);
  }

  /** Where ways meet, what was pushed before is unknown. */
  @Override
  public void visitLabel(Label label) {
    if (targets.contains(label)) {
      constant = null;
    }
    passed.add(label);
    super.visitLabel(label);
  }

  private static String dotted(String name) {
    return name.replace('/', '.');
  }
}
