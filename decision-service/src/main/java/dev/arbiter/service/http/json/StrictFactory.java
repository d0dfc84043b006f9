package dev.arbiter.service.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/**
 * Makes parsers that refuse keys and texts which no database and no UTF-8 can hold: the character
 * U+0000 and halves of surrogate pairs, which JSON can smuggle in by escapes.
 */
final class StrictFactory extends JsonFactory {
  private static final long serialVersionUID = 1;

  StrictFactory(JsonFactoryBuilder builder) {
    super(builder);
  }

  @Override
  protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
    return new Guard(super._createParser(in, context));
  }

  @Override
  protected JsonParser _createParser(Reader in, IOContext context) throws IOException {
    return new Guard(super._createParser(in, context));
  }

  @Override
  protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context)
      throws IOException {
    return new Guard(super._createParser(data, offset, length, context));
  }

  @Override
  protected JsonParser _createParser(
      char[] data, int offset, int length, IOContext context, boolean recyclable)
      throws IOException {
    return new Guard(super._createParser(data, offset, length, context, recyclable));
  }

  private static final class Guard extends JsonParserDelegate {
    Guard(JsonParser parser) {
      super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
      var token = super.nextToken();
      if (token == JsonToken.FIELD_NAME) {
        check(currentName());
      } else if (token == JsonToken.VALUE_STRING) {
        check(getText());
      }
      return token;
    }

    private void check(String text) throws IOException {
      for (var i = 0; i < text.length(); i++) {
        var c = text.charAt(i);
        if (c == 0) {
          throw _constructReadException("Forbidden character U+0000");
        }
        if (Character.isSurrogate(c)) {
          if (!Character.isHighSurrogate(c)
              || i + 1 == text.length()
              || !Character.isLowSurrogate(text.charAt(i + 1))) {
            throw _constructReadException("Forbidden half of a surrogate pair");
          }
          i++;
        }
      }
    }
  }
}
