package dev.arbiter.rules.drl.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;

/** Compiles DRL by the engine alone, as if there were no guard of the source. */
public final class CompiledRules {
  private CompiledRules() {}

  /** What the second wall says of rules of the package {@code shop}. */
  public static List<Problem> refusals(String drl) {
    var services = KieServices.get();
    var id = services.newReleaseId("test", "rules", UUID.randomUUID().toString());
    var system = services.newKieFileSystem();
    system.generateAndWritePomXML(id);
    system.write("src/main/resources/0.drl", drl);
    var loader = CompiledRules.class.getClassLoader();
    var built = services.newKieBuilder(system, loader).buildAll(DrlProject.class).getResults();
    assertThat(built.getMessages(Message.Level.ERROR)).isEmpty();
    var container = services.newKieContainer(id, loader);
    var places = new HashMap<String, String>();
    for (var found : container.getKieBase().getKiePackages()) {
      for (var rule : found.getRules()) {
        places.put(found.getName() + "." + rule.getName(), "rules/test.drl#" + rule.getName());
      }
    }
    var problems = new Problems();
    new CompiledGuard(places, problems).passes(container.getKieBase());
    container.dispose();
    services.getRepository().removeKieModule(id);
    return problems.all();
  }
}
