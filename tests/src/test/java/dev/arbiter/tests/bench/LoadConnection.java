package dev.arbiter.tests.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A kept-alive HTTP/1.1 connection that sends prepared requests and reads answers with a length: as
 * little work for the client as possible, because client and server share the machine. For one
 * thread.
 */
final class LoadConnection implements AutoCloseable {
  private static final int LARGEST_LINE = 8_192;

  private final Socket socket;
  private final InputStream in;
  private final byte[] line = new byte[LARGEST_LINE];

  LoadConnection(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  static byte[] request(URI address, String key, byte[] body) {
    var head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                .formatted(address.getPath(), key)
            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(body.length);
    var headBytes = head.getBytes(StandardCharsets.US_ASCII);
    var request = new byte[headBytes.length + body.length];
    System.arraycopy(headBytes, 0, request, 0, headBytes.length);
    System.arraycopy(body, 0, request, headBytes.length, body.length);
    return request;
  }

  /** Sends the request and reads the answer to its end. */
  void exchange(byte[] request) throws IOException {
    in.skipNBytes(send(request));
  }

  /** Sends the request and returns the body of its answer. */
  byte[] answer(byte[] request) throws IOException {
    return in.readNBytes(send(request));
  }

  /** Sends the request and reads the head of its answer; how long its body is. */
  private int send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    var status = readLine();
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException("answered " + status);
    }
    var length = -1;
    for (var header = readLine(); !header.isEmpty(); header = readLine()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    if (length < 0) {
      throw new IOException("the answer has no length");
    }
    return length;
  }

  private String readLine() throws IOException {
    var length = 0;
    for (var read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException();
      }
      if (read != '\r') {
        line[length++] = (byte) read;
      }
    }
    return new String(line, 0, length, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
