package dev.arbiter.service.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.MalformedURLException;

/**
 * The way to the user interface: pages that only the browser knows are answered by its start page,
 * and files whose names change with their contents may be kept for ever.
 */
public final class Ui extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final String ROOT = "/ui/";
  private static final String ASSETS = "/ui/assets/";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var path = request.getRequestURI();
    if (path.equals("/") || path.equals("/ui")) {
      response.setHeader("Cache-Control", "no-cache");
      response.sendRedirect(ROOT);
      return;
    }
    if (path.startsWith(ROOT)) {
      response.setHeader(
          "Cache-Control",
          path.startsWith(ASSETS) ? "public, max-age=31536000, immutable" : "no-cache");
    }
    if (path.startsWith(ROOT) && !path.startsWith(ASSETS) && isNoFile(request, path)) {
      request.getRequestDispatcher("/ui/index.html").forward(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Addresses of pages may look like files, for they name files of rule projects. */
  private static boolean isNoFile(HttpServletRequest request, String path)
      throws MalformedURLException {
    return path.equals(ROOT) || request.getServletContext().getResource(path) == null;
  }
}
