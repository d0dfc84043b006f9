package dev.arbiter.rules.drl.bytecode;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds the line of a source that a line of the class generated from it stands for. */
final class SourceLines {
  private final int start;
  private final Map<String, Integer> firsts = new HashMap<>();

  /**
   * @param start the line of the source at which the consequence begins, or 0
   */
  SourceLines(byte[] bytes, int start) {
    this.start = start;
    new ClassReader(bytes).accept(new Firsts(), ClassReader.SKIP_FRAMES);
  }

  /** The line in the source, or that of the consequence if unknown. */
  int of(String method, int line) {
    var first = firsts.get(method);
    return start > 0 && first != null && line > 0 && method.equals("defaultConsequence")
        ? start + line - first
        : start;
  }

  /** The first line of each method. */
  private final class Firsts extends ClassVisitor {
    Firsts() {
      super(Opcodes.ASM9);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String type,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitLineNumber(int line, Label label) {
          firsts.putIfAbsent(name, line);
        }
      };
    }
  }
}
