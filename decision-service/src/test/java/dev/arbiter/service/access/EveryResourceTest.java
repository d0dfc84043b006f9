package dev.arbiter.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EveryResourceTest {

  @Test
  void everyResourceMethodSaysWhoMayCallItAndFewAreOpen() throws Exception {
    var open = new ArrayList<String>();
    var checked = 0;
    for (var type : resources()) {
      for (var method : type.getMethods()) {
        if (isResourceMethod(method)) {
          checked++;
          if (AccessFeature.rolesOf(type, method).isEmpty()) {
            open.add(type.getSimpleName() + "." + method.getName());
          }
        }
      }
    }
    assertThat(checked).isGreaterThan(20);
    assertThat(open)
        .containsExactlyInAnyOrder(
            "SessionResource.open",
            "SchemaResource.list",
            "SchemaResource.find",
            // Who sends it is told by its signature.
            "WebhookResource.receive");
  }

  private static boolean isResourceMethod(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(one -> one.annotationType().isAnnotationPresent(HttpMethod.class));
  }

  private static List<Class<?>> resources() throws IOException, URISyntaxException {
    var root =
        Path.of(AccessFeature.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var found = new ArrayList<Class<?>>();
    try (var files = Files.walk(root.resolve("dev/arbiter/service"))) {
      for (var file : files.filter(path -> path.toString().endsWith("Resource.class")).toList()) {
        var name = root.relativize(file).toString().replace(".class", "").replace('/', '.');
        found.add(Class.forName(name, false, AccessFeature.class.getClassLoader()));
      }
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
    return found;
  }
}
