package dev.arbiter.rules.dmn;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.dmn.FeelErrors.Place;
import dev.arbiter.rules.feel.XmlElement;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/**
 * Compiles DMN models of the business tier: FEEL alone, in bounds. Compiling takes up to seconds
 * and belongs off the path of requests. Thread-safe.
 */
public final class DmnCompiler {
  private static final long STEPS = 5_000_000;

  private final ClassLoader loader;
  private final DmnBounds bounds;
  private final ConstraintGuard constraints;

  /**
   * @param loader sees the engine
   * @param time how long a model may take
   */
  public DmnCompiler(ClassLoader loader, Duration time) {
    this.loader = loader;
    this.bounds = new DmnBounds(time, STEPS, Instant.EPOCH);
    this.constraints = new ConstraintGuard(loader);
  }

  /**
   * Compiles a model.
   *
   * @param imports models that it imports, in any order, and what those import
   * @param problems gets all that is wrong; the result is empty then
   */
  public Optional<DmnModel> compile(DmnSource source, List<DmnSource> imports, Problems problems) {
    var found = new Problems();
    var all = Stream.concat(Stream.of(source), imports.stream()).toList();
    var files = new LinkedHashMap<String, String>();
    var roots = all.stream().map(one -> check(one, found)).flatMap(Optional::stream).toList();
    if (roots.size() == all.size()) {
      for (var i = 0; i < roots.size(); i++) {
        files.put(roots.get(i).attribute("namespace", ""), all.get(i).file());
      }
      missing(source.file(), roots, files.keySet(), found);
    }
    var model = found.isEmpty() ? compile(all, files, found) : Optional.<DmnModel>empty();
    found.all().forEach(one -> problems.add(one.file(), one.line(), one.path(), one.message()));
    return found.isEmpty() ? model : Optional.empty();
  }

  private Optional<XmlElement> check(DmnSource source, Problems problems) {
    var root = DmnGuard.check(source, problems);
    root.ifPresent(element -> element.walk(each -> constraint(source.file(), each, problems)));
    return root;
  }

  private void constraint(String file, XmlElement element, Problems problems) {
    if (element.name().equals("allowedValues") || element.name().equals("typeConstraint")) {
      constraints
          .objection(element.content())
          .ifPresent(message -> problems.add(file, element.line(), element.name(), message));
    }
  }

  private static void missing(
      String file, List<XmlElement> roots, Set<String> given, Problems problems) {
    for (var root : roots) {
      for (var one : root.all("import")) {
        var namespace = one.attribute("namespace", "");
        if (!given.contains(namespace)) {
          problems.add(
              file,
              one.line(),
              one.attribute("name", "import"),
              "expected the imported model " + namespace + " beside it, found none");
        }
      }
    }
    if (given.size() < roots.size()) {
      problems.add(file, "expected models of different namespaces, found one twice");
    }
  }

  /**
   * @param files of the models by namespace, the one to be compiled first
   */
  private Optional<DmnModel> compile(
      List<DmnSource> all, Map<String, String> files, Problems problems) {
    var file = all.get(0).file();
    var namespace = files.keySet().iterator().next();
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader); // the engine looks for its parts there
    try {
      var errors = new FeelErrors();
      var runtime = Budget.within(bounds, () -> runtime(all, errors));
      report(errors, runtime, files, problems);
      return runtime.getModels().stream()
          .filter(model -> model.getNamespace().equals(namespace))
          .findFirst()
          .map(model -> new DmnModel(runtime, model));
    } catch (BudgetError | StackOverflowError tooMuch) {
      problems.add(file, "is too complex to be compiled");
    } catch (RuntimeException unreadable) {
      problems.add(file, "cannot be compiled: " + cause(unreadable));
    } finally {
      thread.setContextClassLoader(before);
    }
    return Optional.empty();
  }

  private DMNRuntime runtime(List<DmnSource> all, FeelErrors errors) {
    var resources =
        all.stream()
            .<Resource>map(
                one ->
                    ResourceFactory.newReaderResource(
                        new StringReader(new String(one.bytes(), StandardCharsets.UTF_8))))
            .toList();
    return DMNRuntimeBuilder.fromDefaults()
        .addProfile(new BoundedProfile())
        .setRootClassLoader(loader)
        .setOption(new RuntimeTypeCheckOption(true))
        .setDecisionLogicCompilerFactory(new MeteredLogic.Factory(errors))
        .buildConfiguration()
        .fromResources(resources)
        .getOrElseThrow(
            failed -> new IllegalArgumentException(String.valueOf(failed.getMessage()), failed));
  }

  private static void report(
      FeelErrors errors, DMNRuntime runtime, Map<String, String> files, Problems problems) {
    var places = new ArrayList<>(errors.all());
    for (var model : runtime.getModels()) {
      model.getMessages(DMNMessage.Severity.ERROR).stream()
          .map(m -> Place.of(model.getNamespace(), m.getSourceReference(), m.getText()))
          .forEach(places::add);
    }
    for (var place : places) {
      var file = files.getOrDefault(place.namespace(), "");
      problems.add(file, place.line(), place.name(), place.message());
    }
  }

  /** The first line of what went wrong. */
  private static String cause(RuntimeException failure) {
    var message = String.valueOf(failure.getMessage());
    return message.lines().findFirst().orElse("it is not a model");
  }
}
