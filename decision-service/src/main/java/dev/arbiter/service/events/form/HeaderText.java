package dev.arbiter.service.events.form;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of headers as the HTTP binding of CloudEvents writes them (1.0.2, section 3.1.3.2): in
 * quotes or not, with other than printable ASCII characters as percent-encoded UTF-8.
 */
final class HeaderText {
  private static final Pattern ENCODED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  private HeaderText() {}

  static String read(String value) {
    var text = value.strip();
    if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
      text = ESCAPED.matcher(text.substring(1, text.length() - 1)).replaceAll("$1");
    }
    return ENCODED
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(URLDecoder.decode(found.group(), StandardCharsets.UTF_8)));
  }
}
