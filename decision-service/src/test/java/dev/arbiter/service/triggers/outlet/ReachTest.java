package dev.arbiter.service.triggers.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReachTest {
  private static final Reach OUTSIDE = new Reach(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.1",
        "0.0.0.0",
        "0.1.2.3",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.0.8",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::808:808",
        "2002:7f00:1::"
      })
  void whatIsWithinIsNoPlaceToLeadTo(String address) throws UnknownHostException {
    assertThat(Reach.isInternal(InetAddress.getByName(address))).isTrue();
    var host = address.contains(":") ? "[" + address + "]" : address;
    assertThat(OUTSIDE.problem(URI.create("https://" + host + "/x")))
        .hasValue("It leads to an internal address");
    assertThat(new Reach(true).problem(URI.create("http://" + host + "/x"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "169.253.1.1",
        "192.167.1.1",
        "192.0.1.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "fbff::1",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2002:808:808::"
      })
  void whatIsOutsideIs(String address) throws UnknownHostException {
    assertThat(Reach.isInternal(InetAddress.getByName(address))).isFalse();
    var host = address.contains(":") ? "[" + address + "]" : address;
    assertThat(OUTSIDE.problem(URI.create("https://" + host + "/x"))).isEmpty();
  }

  @Test
  void identifiersGoOutByTlsAlone() {
    assertThat(OUTSIDE.problem(URI.create("http://8.8.8.8/x"))).hasValue("It is not https");
  }

  @Test
  void aNameIsWhatItLeadsTo() {
    assertThat(OUTSIDE.problem(URI.create("https://localhost/x")))
        .hasValue("It leads to an internal address");
    assertThat(OUTSIDE.problem(URI.create("https://2130706433/x"))).isPresent();
  }
}
