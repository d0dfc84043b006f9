package dev.arbiter.service.events.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Messages of Segment's tracking API (<a
 * href="https://segment.com/docs/connections/spec/">Spec</a>, with the events of its e-commerce
 * part, and those by which e-mail is unsubscribed from) as our events. Thread-safe.
 *
 * <p>{@code userId} is an identifier of the kind {@code customer}, {@code anonymousId} one of the
 * kind {@code anonymous}. Ids of events follow from {@code messageId}, so that a message that is
 * sent again changes nothing. What has no place among our events is refused as unplanned.
 */
public final class Segment {
  static final String TRACK = "track";
  static final String IDENTIFY = "identify";
  static final String PAGE = "page";
  static final String ALIAS = "alias";

  /** Events of several products, and what each of the products means. */
  private static final Map<String, String> ORDERS =
      Map.of(
          "Order Completed", "purchase",
          "Order Cancelled", "cancellation",
          "Order Refunded", "cancellation");

  private static final String VIEWED = "Product Viewed";

  /** Who does one of these wants no more e-mail. */
  private static final Set<String> UNSUBSCRIBED = Set.of("Unsubscribed", "Email Marked as Spam");

  private static final String EMAIL = "email";

  private final EventJson json;
  private final Sender sender;

  public Segment(EventJson json, Sender sender) {
    this.json = json;
    this.sender = sender;
  }

  /**
   * Reads one message; an order becomes one event for each product.
   *
   * @param index its place in what was handed in
   * @param call the kind of the message if it does not say so itself
   * @param sentAt when the batch was sent that it came in
   */
  public List<Submission> read(
      long index,
      Optional<String> call,
      JsonNode node,
      Optional<String> sentAt,
      Instant receivedAt) {
    var record = new Foreign(index, node, receivedAt);
    if (!(node instanceof ObjectNode object)) {
      return List.of(
          record.refused(List.of(Violation.mismatch("message", "an object", "something else"))));
    }
    var typed = object.deepCopy();
    call.ifPresent(type -> typed.put("type", type));
    var message = new SegmentMessage(typed, sender, sentAt, receivedAt);
    message.check();
    var read =
        switch (message.at("type").asText()) {
          case TRACK -> track(record, message);
          case IDENTIFY -> List.of(update(record, message, message.at("traits")));
          case ALIAS -> List.of(alias(record, message));
          case PAGE -> List.of(page(record, message));
          default ->
              List.of(unplanned(record, message, "type", "one of track, identify, page and alias"));
        };
    return read;
  }

  private List<Submission> track(Foreign record, SegmentMessage message) {
    var name = message.at("event").asText();
    if (ORDERS.containsKey(name)) {
      return order(record, message, ORDERS.getOrDefault(name, ""));
    }
    if (name.equals(VIEWED)) {
      return List.of(view(record, message, true));
    }
    if (isUnsubscription(message)) {
      return List.of(unsubscribe(record, message));
    }
    if (isDeclared(name)) {
      return List.of(declared(record, message, name));
    }
    return List.of(
        unplanned(
            record,
            message,
            "event",
            "one of Order Completed, Order Cancelled, Order Refunded, Product Viewed, "
                + "Unsubscribed and Email Marked as Spam, or a type that a project declares"));
  }

  private List<Submission> order(Foreign record, SegmentMessage message, String type) {
    var properties = message.at("properties");
    var products = properties.path("products");
    if (!products.isArray() || products.isEmpty()) {
      message.violates(Violation.missing("properties.products"));
    }
    if (!message.violations().isEmpty()) {
      return List.of(record.refused(message.violations()));
    }
    var lines = new ArrayList<Submission>();
    for (var product : products) {
      var at = "properties.products[" + lines.size() + "]";
      var event = message.event(type, lines.size() + 1);
      event.set("data", line(properties, product));
      var places = new HashMap<>(SegmentMessage.PLACES);
      places.put("data", at);
      places.put("data.product", at + ".product_id");
      places.put("data.order", "properties.order_id");
      places.put("data.currency", "properties.currency");
      lines.add(record.read(json, event, places));
    }
    return lines;
  }

  private static ObjectNode line(JsonNode properties, JsonNode product) {
    var data = product(product, true);
    put(data, "order", properties.path("order_id"));
    put(data, "price", product.path("price"));
    put(data, "currency", properties.path("currency"));
    data.put("quantity", 1);
    put(data, "quantity", product.path("quantity"));
    return data;
  }

  /** A page view says more of the page than of the product: its name and category are not taken. */
  private static ObjectNode product(JsonNode product, boolean described) {
    var data = JsonNodeFactory.instance.objectNode();
    put(data, "product", product.path("sku"));
    put(data, "product", product.path("product_id"));
    if (described) {
      put(data, "name", product.path("name"));
      put(data, "category", product.path("category"));
    }
    return data;
  }

  private Submission view(Foreign record, SegmentMessage message, boolean described) {
    var places = new HashMap<>(SegmentMessage.PLACES);
    places.put("data", "properties");
    places.put("data.product", "properties.product_id");
    return read(record, message, "view", product(message.at("properties"), described), places);
  }

  /** Types that every installation has are told by the names that Segment has for them. */
  private boolean isDeclared(String name) {
    return !EventSchemas.USUAL.types().contains(name) && json.schemas().types().contains(name);
  }

  private Submission declared(Foreign record, SegmentMessage message, String type) {
    var properties = message.at("properties");
    if (!properties.isMissingNode() && !properties.isObject()) {
      message.violates(Violation.mismatch("properties", "an object", "something else"));
    }
    var data = JsonNodeFactory.instance.objectNode();
    properties.properties().forEach(one -> put(data, one.getKey(), one.getValue()));
    var places = new HashMap<>(SegmentMessage.PLACES);
    places.put("data", "properties");
    return read(record, message, type, data, places);
  }

  private Submission page(Foreign record, SegmentMessage message) {
    if (isDeclared(PAGE)) {
      return declared(record, message, PAGE);
    }
    return product(message.at("properties"), false).isEmpty()
        ? unplanned(record, message, "properties.product_id", "there: only product pages are views")
        : view(record, message, false);
  }

  private Submission unsubscribe(Foreign record, SegmentMessage message) {
    var data = JsonNodeFactory.instance.objectNode().put("channel", EMAIL);
    var places = new HashMap<>(SegmentMessage.PLACES);
    places.put("identifiers.email", "context.traits.email");
    return read(record, message, "unsubscribe", data, places);
  }

  static boolean isUnsubscription(SegmentMessage message) {
    return message.at("type").asText().equals(TRACK)
        && UNSUBSCRIBED.contains(message.at("event").asText());
  }

  private Submission alias(Foreign record, SegmentMessage message) {
    for (var name : List.of("userId", "previousId")) {
      if (message.at(name).asText().isBlank()) {
        message.violates(Violation.missing(name));
      }
    }
    return update(record, message, JsonNodeFactory.instance.objectNode());
  }

  private Submission update(Foreign record, SegmentMessage message, JsonNode traits) {
    var none = traits.isMissingNode() || traits.isNull();
    var data = JsonNodeFactory.instance.objectNode();
    data.set("traits", none ? JsonNodeFactory.instance.objectNode() : traits);
    return read(record, message, "update", data, SegmentMessage.PLACES);
  }

  private Submission read(
      Foreign record,
      SegmentMessage message,
      String type,
      ObjectNode data,
      Map<String, String> places) {
    if (!message.violations().isEmpty()) {
      return record.refused(message.violations());
    }
    var event = message.event(type, 0);
    event.set("data", data);
    return record.read(json, event, places);
  }

  private static Submission unplanned(
      Foreign record, SegmentMessage message, String path, String expected) {
    var unplanned =
        new Violation(Violation.Code.UNPLANNED_EVENT, path, path + " must be " + expected);
    var all = new ArrayList<>(List.of(unplanned));
    all.addAll(message.violations());
    return record.refused(all);
  }

  private static void put(ObjectNode data, String name, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull()) {
      data.set(name, value);
    }
  }
}
