package dev.arbiter.service.http.openapi;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;

/** Shows the description that the build made of the REST interface. */
public final class DescriptionPage extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String DOCUMENT = "openapi.json";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (var document = DescriptionPage.class.getResourceAsStream(DOCUMENT)) {
      if (document == null) {
        throw new FileNotFoundException(DOCUMENT);
      }
      response.setContentType("application/json");
      response.setHeader("Cache-Control", "no-cache");
      document.transferTo(response.getOutputStream());
    }
  }
}
