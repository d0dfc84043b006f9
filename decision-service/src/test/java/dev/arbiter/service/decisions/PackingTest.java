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
  void whatIsUnpackedIsWhatWasPacked(int length) {
    var plain = new byte[length];
    new Random(length).nextBytes(plain);
    assertThat(Packing.unpack(Packing.pack(plain))).isEqualTo(plain);
    Arrays.fill(plain, (byte) 'a');
    assertThat(Packing.unpack(Packing.pack(plain))).isEqualTo(plain);
  }

  @Test
  void aRecordOfAUsualSizeIsKeptInOnePieceByTheDatabase() {
    var record =
        RecordJson.bytes(Answers.answer("d-1", "p-1", Answers.AT, "a", "b", "c"), Answers.ENGINE);
    assertThat(Packing.pack(record)).hasSizeLessThan(record.length / 2);
  }

  @Test
  void recordsPackedBeforeCanBeUnpacked() {
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
  void whatWasNotPackedOrWasCutIsRefused() {
    assertThatThrownBy(() -> Packing.unpack(new byte[] {'{', '}'}))
        .isInstanceOf(IllegalStateException.class);
    var packed = Packing.pack(new byte[100]);
    assertThatThrownBy(() -> Packing.unpack(Arrays.copyOf(packed, packed.length - 1)))
        .isInstanceOf(IllegalStateException.class);
  }
}
