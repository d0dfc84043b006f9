package dev.arbiter.service.events.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.EventSchema;
import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.event.Field;
import dev.arbiter.domain.event.FieldKind;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.http.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SegmentTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-22T10:00:00Z");
  private static final String HEAD =
      "'messageId':'m-1','userId':'17','anonymousId':'a','timestamp':'2026-11-20T10:00:00Z',";
  private static final String ORDER =
      HEAD
          + "'event':'Order Completed','properties':{'order_id':'o','currency':'GBP','total':9,"
          + "'products':[{'product_id':'p','price':2.5,'quantity':2,'name':'Cup'},"
          + "{'sku':'s','price':1}]}";

  private final Segment segment = new Segment(new EventJson(Json.mapper()), Sender.LIBRARY);

  private List<Submission> read(String call, String members) throws JsonProcessingException {
    var node = Json.mapper().readTree(("{" + members + "}").replace('\'', '"'));
    return segment.read(3, Optional.of(call), node, Optional.empty(), RECEIVED);
  }

  private Event one(String call, String members) throws JsonProcessingException {
    var read = read(call, members);
    assertThat(read).hasSize(1);
    return read.get(0).event().orElseThrow();
  }

  private static String told(Submission refused) {
    var first = refused.violations().get(0);
    return first.code().wire() + " " + first.message();
  }

  @Test
  @Tag("A15")
  void eachProductOfAnOrderIsAPurchase() throws JsonProcessingException {
    var lines = read("track", ORDER);
    assertThat(lines).extracting(Submission::id).containsExactly("m-1#1", "m-1#2");
    var first = lines.get(0).event().orElseThrow();
    assertThat(first.type()).isEqualTo("purchase");
    assertThat(first.identifiers())
        .containsExactly(new Identifier("anonymous", "a"), new Identifier("customer", "17"));
    assertThat(first.data().asMap())
        .isEqualTo(
            Map.of(
                "order", "o",
                "product", "p",
                "price", new BigDecimal("2.5"),
                "quantity", new BigDecimal(2),
                "name", "Cup",
                "currency", "GBP"));
    var second = lines.get(1).event().orElseThrow();
    assertThat(second.data().text("product")).contains("s");
    assertThat(second.data().number("quantity")).contains(BigDecimal.ONE);
  }

  @Test
  void aBadLineIsRefusedByItsPlaceAndItsSiblingsAreNot() throws JsonProcessingException {
    var lines = read("track", ORDER.replace("'price':2.5", "'price':'2.5'"));
    assertThat(told(lines.get(0)))
        .isEqualTo("datatype-mismatch properties.products[0].price must be a number, found a text");
    assertThat(lines.get(1).event()).isPresent();
  }

  @Test
  @Tag("A15")
  void whatIsTakenBackIsACancellation() throws JsonProcessingException {
    for (var name : List.of("Order Cancelled", "Order Refunded")) {
      assertThat(read("track", ORDER.replace("Order Completed", name)))
          .extracting(line -> line.event().orElseThrow().type())
          .containsExactly("cancellation", "cancellation");
    }
  }

  @Test
  @Tag("A15")
  void productsThatWereLookedAtAreViews() throws JsonProcessingException {
    var properties = "'properties':{'product_id':'p','name':'Cup','category':'c'}";
    var track = one("track", HEAD + "'event':'Product Viewed'," + properties);
    assertThat(track.data().asMap())
        .isEqualTo(Map.of("product", "p", "name", "Cup", "category", "c"));
    var page = one("page", HEAD + properties);
    assertThat(page.type()).isEqualTo("view");
    assertThat(page.data().asMap()).isEqualTo(Map.of("product", "p"));
  }

  @Test
  @Tag("A15")
  void whoIsIdentifiedHasTraitsAndMoreIdentifiers() throws JsonProcessingException {
    var event =
        one(
            "identify",
            HEAD + "'traits':{'email':'A@x.org','phone':'+1 201 555 0123','plan':'gold'}");
    assertThat(event.type()).isEqualTo("update");
    assertThat(event.identifiers())
        .contains(new Identifier("email", "a@x.org"), new Identifier("phone", "+12015550123"));
    assertThat(event.data().asMap())
        .isEqualTo(
            Map.of(
                "traits", Map.of("email", "A@x.org", "phone", "+1 201 555 0123", "plan", "gold")));
    assertThat(one("identify", HEAD + "'traits':null").data().asMap())
        .isEqualTo(Map.of("traits", Map.of()));
  }

  @Test
  @Tag("A08")
  void whoUnsubscribesFromMailMayBeKnownByTheAddressAlone() throws JsonProcessingException {
    for (var name : List.of("Unsubscribed", "Email Marked as Spam")) {
      var members = "'messageId':'m','event':'%s','context':{'traits':{'email':'A@x.org'}}";
      var event = one("track", members.formatted(name));
      assertThat(event.type()).isEqualTo("unsubscribe");
      assertThat(event.identifiers()).containsExactly(new Identifier("email", "a@x.org"));
      assertThat(event.data().asMap()).isEqualTo(Map.of("channel", "email"));
    }
  }

  private static Field required(String name) {
    var none = Optional.<BigDecimal>empty();
    return new Field(name, FieldKind.NAME, true, none, none, Set.of(), Optional.empty());
  }

  @Test
  @Tag("A15")
  void whatAProjectDeclaresIsTakenByItsName() throws JsonProcessingException {
    var declared =
        List.of(
            new EventSchema("signed-up", 1, Map.of("plan", required("plan"))),
            new EventSchema("page", 1, Map.of("path", required("path"))));
    var schemas = EventSchemas.USUAL.with(declared);
    var own = new Segment(new EventJson(Json.mapper(), () -> schemas), Sender.LIBRARY);
    var text =
        """
        [{"type": "track", "messageId": "m-1", "userId": "u", "event": "signed-up",
          "properties": {"plan": "gold"}},
         {"type": "page", "messageId": "m-2", "userId": "u", "properties": {"path": "/a"}},
         {"type": "track", "messageId": "m-3", "userId": "u", "event": "signed-up"},
         {"type": "track", "messageId": "m-4", "userId": "u", "event": "purchase"}]
        """;
    var read = new ArrayList<Submission>();
    for (var node : Json.mapper().readTree(text)) {
      read.addAll(own.read(0, Optional.empty(), node, Optional.empty(), RECEIVED));
    }
    assertThat(read.get(0).event().orElseThrow().type()).isEqualTo("signed-up");
    assertThat(read.get(0).event().orElseThrow().data().text("plan")).contains("gold");
    assertThat(read.get(1).event().orElseThrow().type()).isEqualTo("page");
    assertThat(told(read.get(2))).isEqualTo("required-missing properties.plan is required");
    assertThat(told(read.get(3))).startsWith("unplanned-event event must be one of");
  }

  @Test
  @Tag("A15")
  void anAliasCarriesBothNames() throws JsonProcessingException {
    var old = "'messageId':'m','userId':'new','previousId':'%s'";
    assertThat(one("alias", old.formatted("old")).identifiers())
        .containsExactly(new Identifier("customer", "new"), new Identifier("customer", "old"));
    var uuid = "507f191e-810c-4729-9de8-60ea00000000";
    assertThat(one("alias", old.formatted(uuid)).identifiers())
        .containsExactly(new Identifier("anonymous", uuid), new Identifier("customer", "new"));
    assertThat(told(read("alias", "'messageId':'m','userId':'new'").get(0)))
        .isEqualTo("required-missing previousId is required");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      nullValues = "",
      value = {
        // The clock of the sender is an hour ahead.
        "'originalTimestamp':'2026-11-22T10:30:00Z','sentAt':'2026-11-22T11:00:00Z'; 09:30",
        "'timestamp':'2026-11-22T10:30:00Z','sentAt':'2026-11-22T11:00:00Z'; 09:30",
        // Passed on by Segment a quarter of an hour after it had come.
        "'originalTimestamp':'2026-11-22T10:30:00Z','sentAt':'2026-11-22T11:00:00Z',"
            + "'receivedAt':'2026-11-22T09:45:00Z','timestamp':'2026-11-22T09:15:00Z'; 09:15",
        "'timestamp':'2026-11-22T08:00:00Z'; 08:00",
        "'userId':'17'; 10:00"
      },
      delimiter = ';')
  void theClockOfTheSenderIsCorrected(String times, String at) throws JsonProcessingException {
    var event = one("page", "'messageId':'m','anonymousId':'a','properties':{'sku':'p'}," + times);
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-22T" + at + ":00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "track; 'event':'Signed Up'; unplanned-event event must be one of Order Completed, "
            + "Order Cancelled, Order Refunded, Product Viewed, Unsubscribed and Email Marked as "
            + "Spam, or a type that a project declares",
        "page; 'name':'Home'; unplanned-event properties.product_id must be there: only product "
            + "pages are views",
        "group; 'groupId':'g'; unplanned-event type must be one of track, identify, page and alias",
        "track; 'event':'Order Refunded','properties':{}; required-missing "
            + "properties.products is required",
        "track; 'event':'Product Viewed'; required-missing properties.product_id is required",
        "identify; 'traits':1; datatype-mismatch traits must be an object, found a number",
        "identify; 'traits':{'email':1}; datatype-mismatch traits.email must be a text, "
            + "found a number",
        "page; 'sentAt':'noon'; datatype-mismatch sentAt must be an instant such as "
            + "2026-11-22T10:00:00Z, found another text",
        "page; 'sentAt':'-999999999-01-01T00:00:00Z'; out-of-range sentAt must be between the "
            + "years 1970 and 9999"
      },
      delimiter = ';')
  void whatHasNoPlaceIsRefused(String call, String members, String told)
      throws JsonProcessingException {
    var product =
        call.equals("page") && members.contains("sentAt") ? ",'properties':{'sku':'p'}" : "";
    var refused = read(call, HEAD + members + product).get(0);
    assertThat(refused.event()).isEmpty();
    assertThat(told(refused)).isEqualTo(told);
    assertThat(refused.original().get()).asString().contains("m-1");
  }

  @Test
  void aMessageNeedsAnIdAndSomebody() throws JsonProcessingException {
    var refused = read("identify", "'traits':{}").get(0);
    assertThat(refused.violations())
        .extracting(violation -> violation.path())
        .containsExactly("messageId", "userId");
    var node = Json.mapper().readTree("1");
    assertThat(segment.read(0, Optional.empty(), node, Optional.empty(), RECEIVED))
        .allMatch(one -> one.event().isEmpty());
  }
}
