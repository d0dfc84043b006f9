package dev.arbiter.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A report of measurements in Markdown.
 *
 * @param about how it was measured
 */
record Report(String title, String about) {
  void write(Path file, List<String> lines) throws IOException {
    var text =
        """
        # %s

        Command: `mvn -Pbench -DskipTests verify`. Date: %s. Machine: %d processors, %s, Java %s. %s

        %s
        """
            .formatted(
                title,
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("java.version"),
                about,
                String.join("\n", lines));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
    System.out.println(text);
  }
}
