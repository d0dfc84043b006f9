package dev.arbiter.service.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4_095, 4_096, 4_097, 1_000_000})
  void what_is_unpacked_is_what_was_packed(int length) {
    var plain = new byte[length];
    new Random(length).nextBytes(plain);
    assertThat(Packing.unpack(Packing.pack(plain))).isEqualTo(plain);
    Arrays.fill(plain, (byte) 'a');
    assertThat(Packing.unpack(Packing.pack(plain))).isEqualTo(plain);
  }

  @Test
  void a_record_of_a_usual_size_is_kept_in_one_piece_by_the_database() {
    var record =
        RecordJson.bytes(Answers.answer("d-1", "p-1", Answers.AT, "a", "b", "c"), Answers.ENGINE);
    assertThat(Packing.pack(record)).hasSizeLessThan(record.length / 2);
  }

  @Test
  void records_packed_before_can_be_unpacked() {
    var record = "{\"answer\":{\"decisionId\":\"d-1\"}}".getBytes(StandardCharsets.UTF_8);
    var withDictionary = "787da6a61600c359d6a580aa8c5a00af560a7e";
    assertThat(Packing.unpack(HexFormat.of().parseHex(withDictionary))).isEqualTo(record);
    var plain = new Deflater();
    plain.setInput(record);
    plain.finish();
    var buffer = new byte[100];
    var packed = Arrays.copyOf(buffer, plain.deflate(buffer));
    plain.end();
    assertThat(Packing.unpack(packed)).isEqualTo(record);
  }

  @Test
  void what_was_not_packed_or_was_cut_is_refused() {
    assertThatThrownBy(() -> Packing.unpack(new byte[] {'{', '}'}))
        .isInstanceOf(IllegalStateException.class);
    var packed = Packing.pack(new byte[100]);
    assertThatThrownBy(() -> Packing.unpack(Arrays.copyOf(packed, packed.length - 1)))
        .isInstanceOf(IllegalStateException.class);
  }
}
