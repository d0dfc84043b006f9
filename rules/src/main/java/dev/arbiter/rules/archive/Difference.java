package dev.arbiter.rules.archive;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells in one sentence how the files of an archive differ from its signed manifest. */
final class Difference {
  private static final Pattern FILE =
      Pattern.compile("\\{\"path\":\"([^\"]+)\",\"size\":(\\d+),\"sha256\":\"([0-9a-f]+)\"}");

  private Difference() {}

  static String between(byte[] signed, byte[] actual) {
    var expected = files(signed);
    var found = files(actual);
    for (var path : found.keySet()) {
      if (!expected.containsKey(path)) {
        return "the archive has a file that its manifest does not know: " + path;
      }
    }
    for (var file : expected.entrySet()) {
      if (!found.containsKey(file.getKey())) {
        return "the archive lacks a file of its manifest: " + file.getKey();
      }
      if (!file.getValue().equals(found.get(file.getKey()))) {
        return "a file was changed after it was signed: " + file.getKey();
      }
    }
    return "the manifest is not in its canonical form";
  }

  private static Map<String, String> files(byte[] manifest) {
    var files = new LinkedHashMap<String, String>();
    var matcher = FILE.matcher(new String(manifest, StandardCharsets.UTF_8));
    while (matcher.find()) {
      files.put(matcher.group(1), matcher.group(2) + " " + matcher.group(3));
    }
    return files;
  }
}
