package dev.arbiter.tests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What a Java process holds.
 *
 * @param heapBytes of the objects that can be reached, counted while the process stands still
 */
public record ServerMemory(long heapBytes, long metaspaceBytes) {
  private static final Pattern HEAP = Pattern.compile("\nTotal +\\d+ +(\\d+)");
  private static final Pattern METASPACE = Pattern.compile("Metaspace +used (\\d+)K");

  static ServerMemory of(long pid) {
    var heap = number(HEAP, jcmd(pid, "GC.class_histogram"));
    return new ServerMemory(heap, number(METASPACE, jcmd(pid, "GC.heap_info")) << 10);
  }

  private static long number(Pattern pattern, String info) {
    var found = pattern.matcher(info);
    if (!found.find()) {
      throw new IllegalStateException("found no " + pattern);
    }
    return Long.parseLong(found.group(1));
  }

  private static String jcmd(long pid, String command) {
    try {
      var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      var process = new ProcessBuilder(tool, Long.toString(pid), command).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
