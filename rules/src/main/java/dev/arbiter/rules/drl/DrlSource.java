package dev.arbiter.rules.drl;

import java.util.Map;

/**
 * DRL and where it comes from.
 *
 * @param file the file in the project
 * @param drl its text, or the text made of it
 * @param names what people read as the name of a rule, where it is not its name in the text
 */
record DrlSource(String file, String drl, Map<String, String> names) {
  DrlSource {
    names = Map.copyOf(names);
  }

  static DrlSource ofFile(String file, String drl) {
    return new DrlSource(file, drl, Map.of());
  }
}
