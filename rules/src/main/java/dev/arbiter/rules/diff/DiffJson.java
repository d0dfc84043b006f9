package dev.arbiter.rules.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.rules.diff.source.Change;
import dev.arbiter.rules.diff.table.Region;
import dev.arbiter.rules.diff.table.TableDifference;
import dev.arbiter.rules.diff.world.Divergence;
import dev.arbiter.rules.diff.world.WorldDifference;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes a difference as JSON: the same on the command line and over HTTP. */
public final class DiffJson {
  private static final int MAX_TEXT = 2_000;

  private DiffJson() {}

  public static ObjectNode of(ReleaseDiff diff) {
    var root = JsonNodeFactory.instance.objectNode();
    version(root.putObject("before"), diff.before());
    version(root.putObject("after"), diff.after());
    root.put("outcome", diff.outcome().wire());
    var changes = root.putArray("changes");
    diff.changes().forEach(change -> change(changes.addObject(), change));
    root.put("unlistedChanges", diff.unlisted());
    var tables = root.putArray("tables");
    diff.tables().forEach(table -> table(tables.addObject(), table));
    situations(root.putObject("situations"), diff.worlds());
    return root;
  }

  private static void version(ObjectNode node, ReleaseDiff.Version version) {
    node.put("project", version.project()).put("digest", version.digest());
  }

  private static void change(ObjectNode node, Change change) {
    node.put("kind", change.kind().wire())
        .put("how", change.how().wire())
        .put("file", change.file());
    if (change.line() > 0) {
      node.put("line", change.line());
    }
    text(node, "place", change.place());
    if (change.rowBefore() > 0) {
      node.put("rowBefore", change.rowBefore());
    }
    if (change.rowAfter() > 0) {
      node.put("rowAfter", change.rowAfter());
    }
    text(node, "column", change.column());
    text(node, "before", change.before());
    text(node, "after", change.after());
  }

  private static void text(ObjectNode node, String name, String text) {
    if (!text.isEmpty()) {
      node.put(name, text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text);
    }
  }

  private static void table(ObjectNode node, TableDifference table) {
    node.put("file", table.file()).put("table", table.table()).put("complete", table.complete());
    texts(node.putArray("notes"), table.notes());
    var regions = node.putArray("regions");
    table.regions().forEach(region -> region(regions.addObject(), region));
    var unconfirmed = node.putArray("unconfirmed");
    for (var region : table.unconfirmed()) {
      var open = unconfirmed.addObject();
      where(open, region.where());
      open.put("why", region.why());
    }
    node.put("unlisted", table.unlisted());
  }

  private static void region(ObjectNode node, Region region) {
    where(node, region.where());
    facts(node.putObject("witness"), region.witness());
    text(node, "before", region.before());
    text(node, "after", region.after());
    region.rowsBefore().forEach(node.putArray("rowsBefore")::add);
    region.rowsAfter().forEach(node.putArray("rowsAfter")::add);
  }

  private static void where(ObjectNode node, Map<String, String> where) {
    var cells = node.putObject("where");
    where.forEach(cells::put);
  }

  private static void situations(ObjectNode node, WorldDifference worlds) {
    node.put("decided", worlds.decided())
        .put("left", worlds.left())
        .put("differing", worlds.differing());
    var divergences = node.putArray("divergences");
    worlds.divergences().forEach(one -> divergence(divergences.addObject(), one));
    node.put("unlisted", worlds.unlisted());
  }

  private static void divergence(ObjectNode node, Divergence divergence) {
    node.put("kind", divergence.kind().wire())
        .put("slot", divergence.slot())
        .put("channel", divergence.channel())
        .put("purpose", divergence.purpose());
    texts(node.putArray("before"), divergence.before());
    texts(node.putArray("after"), divergence.after());
    node.put("situations", divergence.situations());
    text(node, "witness", divergence.witness());
    facts(node.putObject("facts"), divergence.facts());
    texts(node.putArray("details"), divergence.details());
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static void facts(ObjectNode node, Map<String, Object> facts) {
    facts.forEach((name, value) -> node.set(name, json(value)));
  }

  private static JsonNode json(Object value) {
    var json = JsonNodeFactory.instance;
    if (value instanceof BigDecimal number) {
      return json.numberNode(number);
    }
    if (value instanceof Boolean truth) {
      return json.booleanNode(truth);
    }
    if (value instanceof Collection<?> list) {
      var array = json.arrayNode();
      list.forEach(element -> array.add(json(element)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      var object = json.objectNode();
      map.forEach((name, entry) -> object.set(String.valueOf(name), json(entry)));
      return object;
    }
    return json.textNode(value.toString());
  }
}
